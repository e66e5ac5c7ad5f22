import Accounting
import Diagnostics
import Foundation
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// What was typed wrong is mended by importing the mended list.
struct CorrectMembersTests {
    let test: TestBook
    let ada = "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-05-01"

    init() throws {
        test = try TestBook.withArray()
    }

    private func changes(_ outcome: ImportMembers.Outcome) -> [String] {
        outcome.changes.map { "\($0.member): \($0.field) \($0.before) → \($0.now)" }
    }

    private func problems(_ rows: [String], also columns: String = "") -> String {
        let error = #expect(throws: Problems.self) {
            try test.importMembers(rows, also: columns)
        }
        return error.map(\.description) ?? ""
    }

    private func issueJune() throws {
        // June has 720 hours in Los Angeles; it begins at seven in the morning of UTC.
        let start = try Instant("2026-06-01T07:00:00Z")
        try test.importReadings(
            (0..<720).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
        let template = try Data(
            contentsOf: PackageRoot.folder.appending(path: "templates/statement.html"))
        let issued = try IssueMonth(
            MonthRequest(try Month("2026-06"), issued: day("2026-07-03")),
            at: LoanBook.time.now)(in: test.book, template: Array(template))
        try #require(issued.map(\.issued.count) == [1])
    }

    @Test func correctsWhatWasTypedWrong() throws {
        let columns = ",email,address,usage_meter,yearly_kwh,fee"
        try test.importMembers([ada + ",a@x.org,,M-1,,90%"], also: columns)
        let mended =
            "S-1,Ada L,anchor,S-1-A,MEADOW,009,20%,2026-05-01,ada@x.org,1 Main St,M-2,6200,"
            + "0.085/kWh"
        let expected = [
            "S-1: name Ada → Ada L", "S-1: class residential → anchor",
            "S-1: email a@x.org → ada@x.org", "S-1: address  → 1 Main St",
            "S-1-A: account 001 → 009", "S-1-A: yearly_kwh  → 6200",
            "S-1-A: fee 90% → 0.085/kWh", "S-1-A: usage_meter M-1 → M-2",
            "S-1-A: share from 2026-05-01 25% (250000 ppm) → 20% (200000 ppm)",
        ]
        let shown = try test.importMembers([mended], also: columns, .rehearsal)
        #expect(changes(shown) == expected)
        #expect(try test.book.read { try $0.subscriber("S-1")?.name } == "Ada")
        let outcome = try test.importMembers([mended], also: columns)
        #expect(changes(outcome) == expected)
        #expect(outcome.warnings.isEmpty)
        #expect(outcome.newSubscribers == 0)
        #expect(outcome.arrays.map(\.percent) == ["20"])
        try test.book.read { reader in
            let subscription = try #require(try reader.subscription("S-1-A"))
            #expect(try reader.subscriber("S-1")?.memberClass == "anchor")
            #expect(subscription.utilityAccount == "009")
            #expect(subscription.fee?.kind == "per-kwh")
            #expect(try reader.meter("M-2")?.subscription == subscription.id)
            #expect(try reader.meter("M-1") == nil)
        }
        #expect(changes(try test.importMembers([mended, ""], also: columns)).isEmpty)
    }

    @Test func putsASavingsRateInThePlaceOfAFee() throws {
        try test.importMembers([ada + ",90%,"], also: ",fee,savings_rate")
        let outcome = try test.importMembers([ada + ",,10%"], also: ",fee,savings_rate")
        #expect(changes(outcome) == ["S-1-A: savings_rate  → 10%", "S-1-A: fee 90% → "])
    }

    /// The list before the mended one is no repeat: it takes the correction back.
    @Test func goesBackToAnEarlierList() throws {
        try test.importMembers([ada])
        let mended = "S-1,Adah,residential,S-1-A,MEADOW,001,25%,2026-05-01"
        try test.importMembers([mended])
        let outcome = try test.importMembers([ada])
        #expect(!outcome.isRepeat)
        #expect(changes(outcome) == ["S-1: name Adah → Ada"])
        #expect(try test.importMembers([ada]).isRepeat)
    }

    @Test func setsAndTakesBackTheEndOfAShare() throws {
        try test.importMembers([ada + ",2026-08-01"], also: ",share_to")
        let later = try test.importMembers([ada + ",2026-09-01"], also: ",share_to")
        #expect(changes(later) == ["S-1-A: share_to of 2026-05-01 2026-08-01 → 2026-09-01"])
        let open = try test.importMembers([ada + ",open"], also: ",share_to")
        #expect(changes(open) == ["S-1-A: share_to of 2026-05-01 2026-09-01 → "])
        #expect(try test.book.read { try $0.subscription("S-1-A")?.period.isOpen } == true)
    }

    @Test func takesTheRestOfAChangeFromTheBook() throws {
        try test.importMembers([ada])
        let outcome = try test.importList([
            "subscriber_id,subscription_id,share,share_from", "S-1,S-1-A,30%,2026-08-01",
        ])
        #expect(outcome.newShares == 1)
        #expect(changes(outcome) == ["S-1-A: share_to of 2026-05-01  → 2026-08-01"])
        #expect(
            problems(["S-9,,,S-9-A,,,1%,2026-08-01", "S-9,,,S-9-B,MEADOW,,1%,2026-08-01"])
                == """
                m.csv:2:1: name: expected a value for "S-9", whom the book does not have yet, \
                found nothing
                m.csv:2:1: class: expected a value for "S-9", whom the book does not have yet, \
                found nothing
                m.csv:2:1: array: expected a value for "S-9-A", whom the book does not have yet, \
                found nothing
                m.csv:3:1: account: expected a value for "S-9-B", whom the book does not have \
                yet, found nothing
                """)
    }

    @Test func saysHowManySubscriptionsAreNotInTheList() throws {
        let bob = "S-2,Bob,residential,S-2-A,MEADOW,002,10%,2026-05-01"
        #expect(try test.importMembers([ada, bob]).arrays.map(\.unlisted) == [0])
        #expect(try test.importMembers([bob]).arrays.map(\.unlisted) == [1])
    }

    @Test func keepsASubscriptionWithItsSubscriber() throws {
        try test.importMembers([ada])
        #expect(
            problems(["S-2,Bob,residential,S-1-A,MEADOW,001,25%,2026-05-01"])
                == "m.csv:2:1: subscription \"S-1-A\" is in the book with the subscriber \"S-1\", "
                + "found \"S-2\"; end it with share_to, and begin another under an id of its own")
    }

    @Test func postsTheDifferenceOfWhatWasOwedAndLent() throws {
        let columns = ",opening_balance,loan_principal,loan_rate,loan_months,loan_first_due"
        try test.importMembers([ada + ",12.50,2600.00,5.99%,120,2026-07-01"], also: columns)
        let outcome = try test.importMembers(
            [ada + ",15.00,2500.00,5.5%,120,2026-07-01"], also: columns)
        #expect(
            changes(outcome) == [
                "S-1-A: opening_balance 12.50 → 15.00", "S-1-A: loan_principal 2600.00 → 2500.00",
                "S-1-A: loan_rate 5.99% → 5.5%",
            ])
        #expect(outcome.openingBalances == .zero)
        try test.book.read { reader in
            let array = try #require(try reader.array("MEADOW"))
            let owed = try reader.balances(of: .receivable, inArray: array.id)
            let lent = try reader.balances(of: .loanReceivable, inArray: array.id)
            #expect(Array(owed.values) == [1500])
            #expect(Array(lent.values) == [250_000])
            var corrected: [Int64?] = []
            try reader.eachEntry(ofArray: array.id) { corrected.append($0.corrects) }
            #expect(corrected == [nil, nil, 1, 2])
            #expect(try reader.loans(ofArray: array.id).map(\.rate.percent) == ["5.5"])
        }
        #expect(try VerifyLedger()(in: test.book).isClean)
    }

    @Test func tellsThatIssuedStatementsStayAsTheyAre() throws {
        try test.importMembers([ada])
        try issueJune()
        let outcome = try test.importMembers([
            "S-1,Ada L,anchor,S-1-A,MEADOW,009,25%,2026-05-01"
        ])
        #expect(changes(outcome).count == 3)
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:2:1: warning: array \"MEADOW\": 2026-06 is already issued; its issued "
                    + "statements stay as they are, and what changes counts from 2026-07 on"
            ])
        #expect(try VerifyLedger()(in: test.book).isClean)
    }

    @Test func keepsWhatIssuedMonthsDependOn() throws {
        let columns = ",opening_balance,loan_principal,loan_rate,loan_months,loan_first_due"
        let known = ",12.50,2600.00,5.99%,120,2026-07-01"
        try test.importMembers([ada + known], also: columns)
        try issueJune()
        let found = problems(
            ["S-1,Ada,residential,S-1-A,MEADOW,001,20%,2026-05-01,15,2600,5.99%,60,2026-07-01"],
            also: columns)
        let advice =
            "or leave it empty, and settle the difference with the subscriber apart from the "
            + "statements"
        #expect(
            found == """
                m.csv:2:1: opening_balance: 2026-06 is already issued for array "MEADOW" with \
                12.50, found 15.00; write 12.50 \(advice)
                m.csv:2:1: loan_months: 2026-06 is already issued for array "MEADOW" with 120, \
                found 60; write 120 \(advice)
                m.csv:2:42: share: "S-1-A" has 25% (250000 ppm) from 2026-05-01 on in the book, \
                and 2026-06 is already issued for array "MEADOW", found 20% (200000 ppm); give \
                the new size a row of its own with share_from 2026-07-01 or later
                """)
    }
}
