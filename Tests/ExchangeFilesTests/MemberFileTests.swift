import Diagnostics
import ExchangeFiles
import Quantities
import Sharing
import Testing

struct MemberFileTests {
    private static let header =
        "subscriber_id,name,class,subscription_id,array,account,share,share_from"

    private func read(_ text: String) throws(Problems) -> MemberFile {
        try MemberFile(Array(text.utf8), file: "m.csv")
    }

    @Test func readsItsOwnTemplate() throws {
        let file = try read(MemberFile.template)
        #expect(file.subscribers.map(\.name) == ["Ada Example", "Grocery, Inc."])
        #expect(file.subscribers.map(\.memberClass) == ["residential", "anchor"])
        #expect(file.subscribers[0].address == "1 Main Street, Springfield")
        let (first, second) = (file.subscriptions[0], file.subscriptions[1])
        #expect(first.account == "0012345678")
        #expect(first.usageMeter == "M-1001")
        #expect(first.fee == .percentage(try Ratio("0.9")))
        #expect(first.openingBalance?.description == "12.50")
        #expect(first.loan == nil)
        #expect(first.shares.map(\.period.description) == ["2026-01-01.."])
        #expect(second.savings == (try Ratio("0.1")))
        #expect(second.loan?.principal.description == "2600.00")
        #expect(second.loan?.annualRate.percent == "5.99")
        #expect(second.loan?.months == 120)
        #expect(second.loan?.firstDue.description == "2026-02-01")
        #expect(
            second.shares.map(\.quantity) == [
                .partsPerMillion(100_000), .partsPerMillion(120_000),
            ])
        #expect(
            second.shares.map(\.period.description) == [
                "2026-01-01..<2026-07-01", "2026-07-01..",
            ])
        #expect(second.period.description == "2026-01-01..")
        #expect(second.shares[1].place.line == 4)
    }

    /// A byte order mark, CRLF, quotes, columns in another order and rows in another.
    @Test func readsWhatASpreadsheetWrites() throws {
        let file = try read(
            "\u{FEFF}share_from,share_to,share,name,class,subscriber_id,subscription_id,array,"
                + "account\r\n2026-07-01,2026-08-01,200,,,007,a-1,north,\r\n"
                + "2026-06-01,,100,\"Łódź \"\"Solar\"\" Co-op, Inc.\",anchor,007,a-1,,0042\r\n"
                + ",,,,,,,,\r\n")
        #expect(file.subscribers.map(\.id.rawValue) == ["007"])
        #expect(file.subscribers.map(\.name) == ["Łódź \"Solar\" Co-op, Inc."])
        #expect(file.subscriptions.map(\.account) == ["0042"])
        #expect(
            file.subscriptions[0].shares.map(\.period.description) == [
                "2026-06-01..<2026-07-01", "2026-07-01..<2026-08-01",
            ])
        #expect(file.subscriptions[0].shares.map(\.place.line) == [3, 2])
        #expect(file.subscriptions[0].period.description == "2026-06-01..<2026-08-01")
    }

    @Test func takesSeveralSubscriptionsOfOneSubscriber() throws {
        let file = try read(
            Self.header + "\ns,Ada,residential,a,north,1,10,2026-01-01\n"
                + "s,Ada,residential,b,south,2,20,2026-01-01\n")
        #expect(file.subscribers.count == 1)
        #expect(file.subscriptions.map(\.array) == ["north", "south"])
    }

    @Test(arguments: [
        (
            "s,Ada,residential,a,north,1,10,2026-01-01\ns,Bob,residential,b,north,2,5,2026-01-01",
            "m.csv:3:3: name: found \"Bob\", which differs from the row on line 2; what rows with "
                + "the same id repeat must agree"
        ),
        (
            "s,Ada,residential,a,north,1,10,2026-01-01\ns,Ada,residential,a,north,1,10,2026-01-01",
            "m.csv:3:19: subscription_id: \"a\" already has a share from 2026-01-01 on line 2"
        ),
        (
            "s,Ada,residential,a,north,1,10,2026-01-01\nt,Bob,residential,a,north,1,10,2026-02-01",
            "m.csv:3:19: subscription_id: \"a\" is the subscription of \"s\" on line 2, found it "
                + "again for \"t\""
        ),
        (
            ",Ada,residential,a,north,1,10,2026-01-01",
            "m.csv:2:1: subscriber_id: expected a value, found nothing"
        ),
        (
            "s,Ada,residential,a,north,1,x,2026-13-01",
            """
            m.csv:2:29: share: expected a percentage as in 1.25%, kilowatts as in 5.5kW or a \
            whole number of the array's blocks, found "x"
            m.csv:2:31: share_from: the calendar from 1900 to 2200 has no such day: "2026-13-01"
            """
        ),
        (
            "s,Ada,residential,a,north,1,10,6/1/2026",
            "m.csv:2:32: share_from: expected a date as in 2026-06-01, found \"6/1/2026\", which "
                + "may be 2026-06-01 or 2026-01-06; format the column as text before it is filled "
                + "in, and write it so"
        ),
        (
            "s,\"Ada\nX\",residential,a,north,1,10,2026-01-01",
            "m.csv:2:3: name: expected one line without control characters, found \"Ada\\nX\""
        ),
        (
            "s,Ada,residential,a,north, 1,10,2026-01-01",
            "m.csv:2:27: account: expected a text without blanks at its ends, found \" 1\""
        ),
    ])
    func saysWhatIsWrongWithARow(rows: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(Self.header + "\n" + rows) }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        (
            "share_to", "2026-01-01",
            "m.csv:2:43: share_to: expected a day after 2026-01-01, the first on which the share "
                + "counts no more, found 2026-01-01"
        ),
        (
            "email", "ada",
            "m.csv:2:43: email: expected an e-mail address as in ada@example.org, "
                + "found \"ada\""
        ),
        (
            "fee", "90",
            "m.csv:2:43: fee: expected a fee as in 90%, 0.085/kWh, 4.20/kW, 3/block or "
                + "none, found \"90\""
        ),
        (
            "yearly_kwh", "-1",
            "m.csv:2:43: yearly_kwh: expected a plain decimal number, found \"-\" in it"
        ),
        ("fee", "5000/kWh", "m.csv:2:43: fee: the fee \"5000/kWh\" is out of range"),
        (
            "savings_rate", "0.1",
            "m.csv:2:43: savings_rate: expected a percentage as in 7.5%, found \"0.1\""
        ),
        (
            "savings_rate", "101%",
            "m.csv:2:43: savings_rate: expected a percentage from 0% to 100%, "
                + "found \"101%\""
        ),
        (
            "opening_balance", "1.005",
            "m.csv:2:43: opening_balance: expected at most 2 decimals"
        ),
        (
            "loan_months", "0",
            "m.csv:2:43: loan_months: expected a whole number from 1 to 600, found \"0\""
        ),
        (
            "loan_principal", "-5",
            "m.csv:2:43: loan_principal: expected an amount above zero, found \"-5.00\""
        ),
        (
            "loan_principal", "100",
            """
            m.csv:2:1: loan_rate: expected a value for "a", found nothing
            m.csv:2:1: loan_months: expected a value for "a", found nothing
            m.csv:2:1: loan_first_due: expected a value for "a", found nothing
            """
        ),
    ])
    func saysWhatIsWrongWithACell(column: String, text: String, message: String) {
        let problems = #expect(throws: Problems.self) {
            try read("\(Self.header),\(column)\ns,Ada,residential,a,north,1,10,2026-01-01,\(text)")
        }
        #expect(problems?.description == message)
    }

    @Test func leavesToTheBookWhatAListDoesNotSay() throws {
        let file = try read("subscriber_id,subscription_id,share,share_from\ns,a,2%,2026-07-01\n")
        #expect(file.subscribers.map(\.name) == [nil])
        #expect(file.subscribers.map(\.memberClass) == [nil])
        let subscription = file.subscriptions[0]
        #expect(subscription.array == nil)
        #expect(subscription.account == nil)
        #expect(subscription.openingBalance == nil)
        #expect(!subscription.shares[0].statesEnd)
    }

    @Test func readsThatAShareHasNoEnd() throws {
        let file = try read(
            Self.header + ",share_to\ns,Ada,residential,a,north,1,10,2026-01-01,open\n")
        #expect(file.subscriptions[0].shares[0].statesEnd)
        #expect(file.subscriptions[0].shares[0].period.isOpen)
    }

    @Test(arguments: MemberColumn.allCases)
    func explainsEachColumn(column: MemberColumn) {
        #expect(column.explanation.count > 8)
        #expect(MemberColumn.allCases.filter { $0.explanation == column.explanation } == [column])
    }

    @Test func refusesSharesThatOverlap() {
        let problems = #expect(throws: Problems.self) {
            try read(
                Self.header + ",share_to\ns,Ada,residential,a,north,1,10,2026-01-01,2026-03-01\n"
                    + "s,,,a,,,20,2026-02-01,\n")
        }
        #expect(
            problems?.description
                == "m.csv:2:43: share_to: expected at most 2026-02-01, where the next share of the "
                + "subscription begins, found 2026-03-01")
    }

    @Test func refusesAFeeBesideASavingsRate() {
        let problems = #expect(throws: Problems.self) {
            try read(
                Self.header + ",fee,savings_rate\n"
                    + "s,Ada,residential,a,north,1,10,2026-01-01,90%,10%\n")
        }
        #expect(
            problems?.description
                == "m.csv:2:1: savings_rate: \"a\" has a fee too, expected one of the two")
    }

    @Test(arguments: [
        (
            "subscriber_id,name,class,subscription_id,array,account,share,share_from,acount",
            "m.csv:1:73: unknown column \"acount\", expected one of email, address, share_to, "
                + "usage_meter, tariff, yearly_kwh, fee, savings_rate, opening_balance, "
                + "loan_principal, loan_rate, loan_months, loan_first_due"
        ),
        (
            "subscriber_id,name,class,subscription_id,array,account,share",
            "m.csv:1:1: missing column \"share_from\""
        ),
    ])
    func saysWhatIsWrongWithTheHeader(header: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(header + "\n") }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        ("none", FeeTerms.free), ("90%", .percentage(Ratio(billionths: 900_000_000))),
        ("0.085/kWh", .perKilowattHour(EnergyPrice(nanosPerKilowattHour: 85_000_000))),
        ("4.20/kW", .perKilowatt(nanos: 4_200_000_000)),
        ("3/block", .perBlock(nanos: 3_000_000_000)),
    ])
    func readsFees(text: String, fee: FeeTerms) throws {
        #expect(try FeeTerms(text) == fee)
    }
}
