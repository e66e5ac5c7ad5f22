import Foundation
import Operations
import Quantities
import TestSupport
import Testing

/// What a preview knows beside the statements to come.
struct PreviewMonthTests {
    /// What a list brought in before it was remarked on, or in spite of it.
    @Test func remarksOnAccountsAndOnDaysWithoutAShare() throws {
        let test = try TestBook.withArray()
        try test.importMembers(
            [
                "S-1,Ada,residential,S-1-A,MEADOW,0012345678,25%,2026-01-01,2026-06-15",
                "S-1,,,S-1-A,,,30%,2026-06-16,",
                "S-2,Bob,residential,S-2-A,MEADOW,12345678,5%,2026-01-01,",
                "S-3,Cid,residential,S-3-A,MEADOW,0012345678,5%,2026-01-01,",
            ], also: ",share_to")
        let request = MonthRequest(try Month("2026-06"), issued: day("2026-07-03"))
        let remarks = try PreviewMonth(request)(in: test.book, template: []).flatMap(\.remarks)
        #expect(
            remarks.map { "\($0.subscriptionID) \($0.text)" } == [
                "S-1-A holds no share on 2026-06-15, between two shares",
                "S-2-A account \"12345678\" differs from \"0012345678\", the account of S-1-A, by "
                    + "its leading zeros; if it is the same, write it as the utility does",
                "S-3-A account \"0012345678\" is the account of S-1-A on MEADOW too; what the "
                    + "utility "
                    + "reports of it is divided by their shares",
            ])
        let later = MonthRequest(try Month("2026-07"), issued: day("2026-08-03"))
        let others = try PreviewMonth(later)(in: test.book, template: []).flatMap(\.remarks)
        #expect(others.map(\.subscriptionID) == ["S-2-A", "S-3-A"])
    }

    /// No statement says what is still owed once a subscription has ended.
    @Test func namesWhatThoseWhoLeftStillOwe() throws {
        let test = try TestBook.withArray()
        try test.importMembers(
            [
                "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01,2026-05-20,42.50",
                "S-2,Bob,residential,S-2-A,MEADOW,002,25%,2026-01-01,2026-05-20,0",
                "S-3,Cid,residential,S-3-A,MEADOW,003,25%,2026-01-01,,10",
            ], also: ",share_to,opening_balance")
        func leavers(_ month: String, asOf date: String) throws -> [ArrayPreview.Leaver] {
            let request = MonthRequest(try Month(month), issued: day(date))
            return try PreviewMonth(request)(in: test.book, template: []).flatMap(\.leavers)
        }
        let found = try leavers("2026-06", asOf: "2026-07-03")
        #expect(found.map(\.subscriptionID) == ["S-1-A"])
        #expect(found.first?.lastDay == day("2026-05-19"))
        #expect(found.first?.owed == Money(cents: 4250))
        #expect(try leavers("2026-05", asOf: "2026-06-03").isEmpty)
    }
}
