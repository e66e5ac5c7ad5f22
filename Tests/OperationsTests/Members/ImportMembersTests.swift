import Accounting
import Diagnostics
import Operations
import Quantities
import Sharing
import Storage
import Testing

struct ImportMembersTests {
    let test: TestBook
    let ada = "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01"
    let bob = "S-2,Bob,residential,S-2-A,MEADOW,002,10%,2026-06-15"

    init() throws {
        test = try TestBook.withArray()
    }

    private func problems(
        _ rows: [String], also columns: String = ""
    ) throws -> String {
        let error = #expect(throws: Problems.self) {
            try test.importMembers(rows, also: columns)
        }
        return error.map(\.description) ?? ""
    }

    private func shares() throws -> [String] {
        try test.book.read { reader in
            let array = try #require(try reader.array("MEADOW"))
            return try reader.shares(ofArray: array.id).map { "\($0.units) \($0.period)" }
        }
    }

    @Test func bringsSubscribersSubscriptionsAndShares() throws {
        let outcome = try test.importMembers([ada, bob])
        #expect(outcome.newSubscribers == 2)
        #expect(outcome.newSubscriptions == 2)
        #expect(outcome.newShares == 2)
        #expect(outcome.warnings.isEmpty)
        #expect(outcome.arrays.map(\.held) == [250_000])
        #expect(try shares() == ["250000 2026-01-01..", "100000 2026-06-15.."])
        let subscriber = try test.book.read { try $0.subscriber("S-1") }
        #expect(subscriber?.name == "Ada")
    }

    @Test func importingTwiceIsImportingOnce() throws {
        try test.importMembers([ada, bob])
        let again = try test.importMembers([ada, bob])
        #expect(again.isRepeat)
        #expect(again.newSubscribers == 0)
        #expect(try shares().count == 2)
    }

    @Test func showsInARehearsalWhatItWouldBringAndBringsNothing() throws {
        let outcome = try test.importMembers([ada, bob], .rehearsal)
        #expect(outcome.newShares == 2)
        #expect(try shares() == [])
        #expect(try test.book.read { try $0.imports().count } == 1)
    }

    @Test func refusesAnUnknownArrayOnce() throws {
        let lost = "S-3,Cy,residential,S-3-A,MEADO,003,1%,2026-01-01"
        let lost2 = "S-4,Di,residential,S-4-A,MEADO,004,1%,2026-01-01"
        #expect(
            try problems([ada, lost, lost2])
                == "m.csv:3:1: array: there is no array \"MEADO\" in the book, expected one of "
                + "MEADOW")
        #expect(try shares() == [])
    }

    @Test func refusesSharesBeyondTheArrayOnTheDayTheyAre() throws {
        try test.importMembers([ada])
        let much = "S-3,Cy,residential,S-3-A,MEADOW,003,80%,2026-07-01"
        #expect(
            try problems([bob, much])
                == "m.csv:3:41: array \"MEADOW\": the shares sum to 115% (1150000 ppm) on "
                + "2026-07-01, the array has 1000000; the largest are \"S-3-A\" with 80%, line 3; "
                + "\"S-1-A\" with 25%; \"S-2-A\" with 10%, line 2")
        #expect(try shares().count == 1)
    }

    @Test func lendsASharesPlaceToAnotherFromTheDayItEnds() throws {
        let first = "S-3,Cy,residential,S-3-A,MEADOW,003,100%,2026-01-01,2026-07-01"
        let second = "S-4,Di,residential,S-4-A,MEADOW,004,100%,2026-07-01,"
        let outcome = try test.importMembers([first, second], also: ",share_to")
        #expect(outcome.newShares == 2)
    }

    @Test func refusesASubscriptionOfTwoSubscribers() throws {
        let other = "S-2,Bob,residential,S-1-A,MEADOW,002,1%,2026-06-15"
        #expect(
            try problems([ada, other])
                == "m.csv:3:21: subscription_id: \"S-1-A\" is the subscription of \"S-1\" on "
                + "line 2, found it again for \"S-2\"")
    }

    @Test func refusesAMeterOfTwoSubscriptions() throws {
        let columns = ",usage_meter"
        #expect(
            try problems([ada + ",M-1", bob + ",M-1"], also: columns)
                == "m.csv:3:1: usage_meter: \"M-1\" is the meter of subscription \"S-1-A\" too; "
                + "a meter has one purpose")
        #expect(
            try problems([ada + ",PM"], also: columns)
                == "m.csv:2:1: usage_meter: the meter \"PM\" is already the production meter of "
                + "array \"MEADOW\"; a meter has one purpose")
    }

    @Test func warnsOfAClassTheProgramDoesNotName() throws {
        let outcome = try test.importMembers([
            "S-1,Ada,resident,S-1-A,MEADOW,001,25%,2026-01-01", bob,
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:2:1: warning: class: the program \"test\" names no class \"resident\", "
                    + "expected one of residential, anchor; it is treated like any other"
            ])
    }

    @Test func refusesAClassThatHasNoPrice() throws {
        let test = try TestBook()
        var program = ProgramText()
        program.pricedClass = "residential"
        try test.importProgram(program)
        try test.addArray("MEADOW", meter: "PM")
        let error = #expect(throws: Problems.self) {
            try test.importMembers(["S-1,Ada,Residential,S-1-A,MEADOW,001,25%,2026-01-01"])
        }
        #expect(
            error?.description
                == "m.csv:2:1: class: the program \"test\" names no class \"Residential\", "
                + "expected one of residential, anchor; it has no price of credit for others")
    }

    @Test func asksForAUnitWhereTheArrayIsSharedInMillionths() throws {
        #expect(
            try problems(["S-1,Ada,residential,S-1-A,MEADOW,001,4,2026-01-01"])
                == "m.csv:2:40: share: the array is shared in ppm, so a share needs a unit, found "
                + "\"4\"; write \"4%\" or \"4 ppm\", which is 0.0004%")
        let blocks = try TestBook.withArray(.blocks)
        let outcome = try blocks.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,4,2026-01-01"
        ])
        #expect(outcome.arrays.map(\.percent) == ["1"])
    }

    @Test func endsAShareWhereALaterListBeginsTheNext() throws {
        try test.importMembers([ada])
        let outcome = try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-07-01"
        ])
        #expect(outcome.newSubscriptions == 0)
        #expect(outcome.newShares == 1)
        #expect(outcome.changedShares == 1)
        #expect(
            try shares() == ["250000 2026-01-01..<2026-07-01", "300000 2026-07-01.."])
    }

    @Test func endsASubscriptionByALaterList() throws {
        try test.importMembers([ada])
        let outcome = try test.importMembers([ada + ",2026-06-20"], also: ",share_to")
        #expect(outcome.changedShares == 1)
        #expect(try shares() == ["250000 2026-01-01..<2026-06-20"])
        let period = try test.book.read { try $0.subscription("S-1-A")?.period }
        #expect(period?.description == "2026-01-01..<2026-06-20")
    }

    @Test func postsWhatWasOwedAndLent() throws {
        let columns = ",opening_balance,loan_principal,loan_rate,loan_months,loan_first_due"
        let outcome = try test.importMembers(
            [ada + ",12.50,2600.00,5.99%,120,2026-07-01", bob + ",-3.00,,,,"], also: columns)
        #expect(outcome.openingBalances == Money(cents: 950))
        #expect(outcome.newLoans == 1)
        try test.book.read { reader in
            let array = try #require(try reader.array("MEADOW"))
            let owed = try reader.balances(of: .receivable, inArray: array.id)
            let lent = try reader.balances(of: .loanReceivable, inArray: array.id)
            let opening = try reader.balance(of: Account(.openingBalance), inArray: array.id)
            #expect(owed.values.sorted() == [-300, 1250])
            #expect(Array(lent.values) == [260_000])
            #expect(opening == -(260_000 + 950))
            #expect(try reader.lastLink(ofArray: array.id).number == 3)
        }
    }

    @Test func refusesAFeePerBlockWhereThereAreNone() throws {
        #expect(
            try problems([ada + ",3/block"], also: ",fee")
                == "m.csv:2:1: fee: a fee per block needs an array shared in blocks, \"MEADOW\" "
                + "is not")
    }
}
