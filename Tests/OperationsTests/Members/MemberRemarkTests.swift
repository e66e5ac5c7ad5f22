import Diagnostics
import Operations
import Quantities
import Storage
import Testing

/// What a list of members may say and an administrator hardly means: taken, with a remark on the
/// rows; but an account of which the digits are lost is refused.
struct MemberRemarkTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.addArray("ROOF", meter: "RM")
        try test.importMembers([
            "M-3,Cy Cooper,residential,S-3,ROOF,0012345680,40%,2026-01-01",
            "M-4,Di Dyer,anchor,S-4,ROOF,0012345681,40%,2026-01-01",
        ])
    }

    private func warnings(
        _ rows: [String], also columns: String = ""
    ) throws -> [String] {
        try test.importMembers(rows, also: columns).warnings.map(\.description)
    }

    @Test func refusesAnAccountOfASpreadsheet() throws {
        let error = #expect(throws: Problems.self) {
            try test.importMembers([
                "M-9,Ida,residential,S-9,ROOF,1.23457E+09,5%,2026-08-01",
                "M-10,Jon,residential,S-10,ROOF,1.23457E+09,5%,2026-08-01",
            ])
        }
        #expect(
            error?.description.hasPrefix(
                "m.csv:2:30: account: found \"1.23457E+09\", a number as a spreadsheet shows it, "
                    + "of "
                    + "which the digits are lost; format the column as text") == true)
        #expect(error?.count == 2)
        #expect(try test.book.read { try $0.subscriber("M-9") } == nil)
    }

    @Test func remarksOnAnAccountOfTwo() throws {
        #expect(
            try warnings(["M-9,Ida,residential,S-9,ROOF,0012345680,5%,2026-08-01"]) == [
                "m.csv:2:1: warning: account: \"0012345680\" is the account of S-3 on ROOF too; "
                    + "what "
                    + "the utility reports of it is divided by their shares"
            ])
        // On another array, or after the other has left, it is as it should be.
        #expect(try warnings(["M-3,,,S-3m,MEADOW,0012345680,5%,2026-08-01"]) == [])
    }

    @Test func remarksOnAnAccountOfTwoRows() throws {
        #expect(
            try warnings([
                "M-9,Ida,residential,S-9,ROOF,77,5%,2026-08-01",
                "M-10,Jon,residential,S-10,ROOF,77,5%,2026-08-01",
            ]) == [
                "m.csv:3:1: warning: account: \"77\" is the account of S-9 (line 2) on ROOF too; "
                    + "what "
                    + "the utility reports of it is divided by their shares"
            ])
    }

    @Test(arguments: [
        ("12345680", "its leading zeros"), ("0012-345-680", "its dashes, blanks or letters"),
        ("12345 680", "its leading zeros and its dashes or blanks"),
    ])
    func remarksOnAnAccountWrittenOtherwise(account: String, difference: String) throws {
        #expect(
            try warnings(["M-9,Ida,residential,S-9,ROOF,\(account),5%,2026-08-01"]) == [
                "m.csv:2:1: warning: account: \"\(account)\" differs from \"0012345680\", the "
                    + "account of S-3, by \(difference); if it is the same, write it as the "
                    + "utility does"
            ])
    }

    @Test func remarksOnZerosThatAListLost() throws {
        #expect(
            try warnings(["M-3,,,S-3,,12345680,40%,2026-01-01"]) == [
                "m.csv:2:1: warning: account: \"12345680\" differs from \"0012345680\", which the "
                    + "book has of S-3, by its leading zeros; if a spreadsheet changed it, format "
                    + "the column as text and import the list with \"0012345680\""
            ])
        // The advice works.
        #expect(
            try warnings(["M-3,,,S-3,,0012345680,40%,2026-01-01"]).first?.contains(
                "12345680\", which")
                == true)
        #expect(try test.book.read { try $0.subscription("S-3")?.utilityAccount } == "0012345680")
    }

    @Test func remarksOnDaysBetweenTwoShares() throws {
        #expect(
            try warnings(
                [
                    "M-3,,,S-3,ROOF,,40%,2026-01-01,2026-07-15", "M-3,,,S-3,,,60%,2026-07-16,",
                ], also: ",share_to") == [
                    "m.csv:3:17: warning: share_to: \"S-3\" holds no share on 2026-07-15, "
                        + "between two "
                        + "shares (lines 2 and 3); share_to is the first day that counts no "
                        + "more, so "
                        + "write 2026-07-16 if no day is to be without"
                ])
        // The advice works.
        #expect(
            try warnings(["M-3,,,S-3,ROOF,,40%,2026-01-01,2026-07-16"], also: ",share_to") == [])
    }

    @Test func remarksOnAWeekBetweenAShareOfTheBookAndOneOfTheList() throws {
        _ = try warnings(["M-3,,,S-3,,,40%,2026-01-01,2026-07-10"], also: ",share_to")
        let remarks = try warnings(["M-3,,,S-3,,,60%,2026-07-17,"], also: ",share_to")
        #expect(remarks.count == 1)
        #expect(
            remarks.first?.contains(
                "holds no share from 2026-07-10 to 2026-07-16, between two shares (line 2)") == true
        )
    }

    @Test func remarksOnIdsThatDifferByTheSizeOfLetters() throws {
        #expect(
            try warnings([
                "m-9,Ida,residential,S-9,ROOF,0012345699,5%,2026-08-01",
                "M-9,Ida B,residential,S-9b,ROOF,0012345698,5%,2026-08-01",
            ]) == [
                "m.csv:3:1: warning: subscriber_id: \"M-9\" and \"m-9\" differ only by small and "
                    + "large letters, and are two subscribers"
            ])
        #expect(
            try warnings(["m-3,Cy,residential,S-33,ROOF,44,1%,2026-08-01"]).first?.contains(
                "\"m-3\" and \"M-3\"") == true)
    }
}
