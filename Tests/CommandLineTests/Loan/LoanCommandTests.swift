import Foundation
import TestSupport
import Testing

/// A loan as its lender sees it, from the product to the payoff, by the program itself.
struct LoanCommandTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
        try book.run(
            "loan", "import", "rates/loans/share-loan/2026-01-01.xml",
            "rates/loans/solar-loan/2026-01-01.xml")
        try book.run(
            "loan", "open", "L-1", "--product", "share-loan", "--subscription", "S-1001",
            "--amount", "2600.00", "--payments", "120", "--disbursed", "2026-01-01")
    }

    private func loan(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(["loan"] + arguments + ["--as-of", "2026-12-31"])
    }

    private func pay(_ amount: String, on date: String) throws -> CommandResult {
        try loan("pay", "L-1", "--amount", amount, "--on", date, "--format", "csv")
    }

    private func shown(on date: String) throws -> String {
        try book.run("loan", "show", "L-1", "--format", "json", "--as-of", date)
    }

    private func verify() throws -> CommandResult {
        try book.runner.run(["ledger", "verify", "--format", "json"])
    }

    @Test func showsTheBoxBeforeALoanIsMade() throws {
        defer { book.remove() }
        let before = try verify().output
        let result = try loan(
            "open", "L-2", "--product", "solar-loan", "--subscription", "S-1002", "--amount",
            "24000", "--payments", "240", "--disbursed", "2026-01-01", "--dry-run")
        #expect(
            result.output == """
                Loan                    L-2
                Opened                  would be
                Disbursed               2026-01-01
                Annual percentage rate  6.738 %
                Finance charge          20092.42
                Amount financed         23520.00
                Total of payments       43612.42
                Payment                 130.12
                Last payment            184.15
                Payments                240
                First due               2026-02-01
                Last due                2046-01-01

                """)
        #expect(result.errors == "dry run: nothing was changed\n")
        #expect(try verify().output == before)
        let list = try book.run("loan", "list", "--format", "csv", "--as-of", "2026-01-15")
        #expect(
            list == """
                loan,subscription,product,state,lent,principal,payoff,next_due,next_amount,\
                days_past_due,bucket,array,applied,applied_for
                L-1,S-1001,share-loan,active,2600.00,2600.00,2606.06,2026-02-01,28.86,0,current,\
                MEADOW,,

                """)
    }

    @Test func takesALatePaymentWithItsFeeAndABackdatedOne() throws {
        defer { book.remove() }
        #expect(try pay("28.86", on: "2026-02-01").exitCode == 0)
        let late = try pay("30.30", on: "2026-03-20")
        #expect(late.exitCode == 0, "\(late)")
        let show = try shown(on: "2026-03-25")
        #expect(show.contains("\"kind\":\"late_fee_assessed\""), "\(show)")
        #expect(show.contains("\"days_past_due\":0,\"bucket\":\"current\""), "\(show)")
        let verified = try verify()
        #expect(verified.exitCode == 0 && verified.output.contains("\"clean\":true"))
        // The payment of March had come in time, and was found later.
        #expect(try loan("reverse", "L-1", "3", "--on", "2026-03-25").exitCode == 0)
        #expect(try pay("28.86", on: "2026-03-01").exitCode == 0)
        let mended = try shown(on: "2026-03-25")
        #expect(!mended.contains("late_fee_assessed"), "\(mended)")
        #expect(try verify().output.contains("\"clean\":true"))
    }

    @Test func prepaysWithARecastAndPaysOff() throws {
        defer { book.remove() }
        for month in 2...7 { _ = try pay("28.86", on: "2026-0\(month)-01") }
        let preview = try loan(
            "prepay", "L-1", "--amount", "500", "--on", "2026-07-01", "--recast", "--dry-run",
            "--format", "json")
        #expect(preview.output.contains("\"next_payment_before\":\"28.86\""), "\(preview)")
        #expect(preview.output.contains("\"next_payment\":\"23.09\""))
        #expect(preview.output.contains("\"cost_difference\":\"-156.64\""), "\(preview.output)")
        let done = try loan(
            "prepay", "L-1", "--amount", "500", "--on", "2026-07-01", "--recast", "--format",
            "json")
        #expect(done.exitCode == 0)
        let schedule = try loan("schedule", "--loan", "L-1", "--format", "csv")
        #expect(schedule.exitCode == 0)
        let quote = try loan("payoff", "L-1", "--on", "2026-07-16", "--format", "csv")
        #expect(
            quote.output == """
                loan,L-1
                date,2026-07-16
                state,active
                principal,2003.52
                interest,5.00
                fees,0.00
                payoff,2008.52
                per_diem,0.33

                """)
        let payoff = try loan("pay", "L-1", "--payoff", "--on", "2026-07-16", "--format", "csv")
        #expect(payoff.output.contains("state,paid\n"), "\(payoff)")
        #expect(try verify().output.contains("\"clean\":true"))
    }

    @Test func aSecondSubmissionChangesNothing() throws {
        defer { book.remove() }
        let pay = [
            "pay", "L-1", "--amount", "28.86", "--on", "2026-02-01", "--reference", "ACH-1",
        ]
        _ = try book.runner.run(["loan"] + pay + ["--as-of", "2026-12-31"])
        let before = try verify().output
        let again = try book.runner.run(["loan"] + pay + ["--as-of", "2026-12-31"])
        #expect(again.exitCode == 0)
        #expect(again.errors == "the event \"ACH-1\" is recorded already; nothing was changed\n")
        #expect(try verify().output == before)
        let other = try loan(
            "pay", "L-1", "--amount", "29.00", "--on", "2026-02-01", "--reference", "ACH-1")
        #expect(other.exitCode == 65)
        #expect(
            other.errors
                == "error: loan \"L-1\" has an event with the reference \"ACH-1\" and another "
                + "amount; give another reference\n")
        let accrue = ["accrue", "--month", "2026-02", "--format", "csv"]
        let first = try book.runner.run(["loan"] + accrue + ["--as-of", "2026-12-31"])
        #expect(
            first.output == """
                loan,interest,fees,charged_off,array
                L-1,11.61,0.00,0.00,MEADOW

                """)
        let second = try book.runner.run(["loan"] + accrue + ["--as-of", "2026-12-31"])
        #expect(second.output == "loan,interest,fees,charged_off,array\n")
    }

    /// Of 12.98 interest a percent is kept, 0.13; 15.88 repay.
    @Test func handsOnWhatComesInToNotes() throws {
        defer { book.remove() }
        let open = [
            "open", "L-2", "--product", "share-loan", "--subscription", "S-1002", "--amount",
            "2600", "--payments", "120", "--disbursed", "2026-01-01", "--note", "1600.00",
        ]
        let short = try book.runner.run(["loan"] + open + ["--as-of", "2026-12-31"])
        #expect(short.exitCode == 65)
        #expect(
            short.errors
                == "error: the notes must sum to the principal of 2600.00, found 1600.00\n")
        let whole = try book.runner.run(
            ["loan"] + open + ["--note", "1000.00", "--as-of", "2026-12-31"])
        #expect(whole.exitCode == 0, "\(whole)")
        _ = try loan("pay", "L-2", "--amount", "28.86", "--on", "2026-02-01")
        let notes = try book.run(
            "loan", "notes", "L-2", "--format", "csv", "--as-of", "2026-02-28")
        #expect(
            notes == """
                date,kind,note,principal,interest_net,cash,balance
                2026-02-01,payment,1,9.77,7.91,17.68,1590.23
                2026-02-01,payment,2,6.11,4.94,11.05,993.89

                """)
        #expect(try loan("notes", "L-1").exitCode == 65)
    }

    @Test func paysOutToInvestorsOnce() throws {
        defer { book.remove() }
        _ = try loan(
            "open", "L-2", "--product", "share-loan", "--subscription", "S-1002", "--amount",
            "2600", "--payments", "120", "--disbursed", "2026-01-01", "--note", "1600.00",
            "--note", "1000.00")
        let none = try loan("distribute", "L-2", "--on", "2026-02-01")
        #expect(none.exitCode == 65)
        #expect(
            none.errors == """
                error: nothing is payable to the notes of loan "L-2" on 2026-02-01: 0.00 came in \
                for them up to that day, 0.00 is paid out; commonwatt loan notes L-2 shows each

                """)
        _ = try loan("pay", "L-2", "--amount", "28.86", "--on", "2026-02-01")
        let pay = ["distribute", "L-2", "--on", "2026-02-28"]
        let dry = try book.runner.run(["loan"] + pay + ["--as-of", "2026-12-31", "--dry-run"])
        #expect(dry.errors == "dry run: nothing was changed\n")
        let first = try book.runner.run(["loan"] + pay + ["--as-of", "2026-12-31"])
        #expect(
            first.output == """
                Loan          L-2
                Distribution  1
                Up to         2026-02-28
                Recorded      yes
                Paid out      28.73

                Notes
                Note  Paid now  Paid in all  Payable  Outstanding
                ----  --------  -----------  -------  -----------
                   1     17.68        17.68     0.00      1590.23
                   2     11.05        11.05     0.00       993.89

                """)
        let before = try verify().output
        #expect(before.contains("\"clean\":true"))
        let again = try book.runner.run(["loan"] + pay + ["--as-of", "2026-12-31"])
        #expect(
            again.errors
                == "the distribution \"2026-02-28 distribution\" is recorded already; nothing was "
                + "changed; if it is another one, give it a --reference\n")
        #expect(try verify().output == before)
        let shown = try loan("notes", "L-2", "--format", "json")
        #expect(shown.output.contains("\"paid\":\"17.68\",\"payable\":\"0.00\""), "\(shown)")
        #expect(try loan("distribute", "L-1").exitCode == 65)
    }

    @Test func refusesMoneyThatIsAlike() throws {
        defer { book.remove() }
        #expect(try pay("28.86", on: "2026-02-01").exitCode == 0)
        let split = try loan(
            "pay", "L-1", "--amount", "20.00", "--on", "2026-02-02", "--dry-run", "--format",
            "csv")
        #expect(
            split.output.contains(
                "paid_fees,0.00\npaid_interest,0.43\npaid_principal,19.57\n"), "\(split)")
        let alike = try pay("28.86", on: "2026-02-01")
        #expect(alike.exitCode == 65)
        #expect(
            alike.errors == """
                error: loan "L-1" has a payment of 28.86 on 2026-02-01 already, event 2, without a \
                reference; nothing was recorded; if this is another one, record it with: \
                commonwatt loan pay L-1 --amount 28.86 --on 2026-02-01 --another

                """)
        let another = try loan(
            "pay", "L-1", "--amount", "28.86", "--on", "2026-02-01", "--another", "--format",
            "csv")
        #expect(another.output.contains("event,3\n"), "\(another)")
        for _ in 1...2 {
            let fee = try loan("fee", "L-1", "--amount", "20", "--on", "2026-02-03", "--another")
            #expect(fee.exitCode == 0, "\(fee)")
        }
        #expect(
            try loan("fee", "L-1", "--amount", "20", "--on", "2026-02-03").exitCode == 65)
        #expect(try verify().output.contains("\"clean\":true"))
    }

    /// A number below zero is a value, and no option.
    @Test(arguments: ["pay", "fee", "prepay"])
    func refusesAmountsBelowZero(verb: String) throws {
        defer { book.remove() }
        for amount in ["-5", "-0.01", "0"] {
            let result = try loan(verb, "L-1", "--amount", amount, "--on", "2026-01-10")
            #expect(result.exitCode == 65, "\(result)")
            #expect(result.errors.contains("an amount must be from 0.01 to "), "\(result)")
        }
    }

    @Test func changesTheScheduleOnlyAsAgreed() throws {
        defer { book.remove() }
        for month in 2...4 { _ = try pay("28.86", on: "2026-0\(month)-01") }
        let recast = try loan("recast", "L-1", "--on", "2026-04-01", "--format", "json")
        #expect(recast.output.contains("\"cost_difference\":\"0.00\""), "\(recast)")
        let deferred = try loan(
            "defer", "L-1", "--payments", "2", "--on", "2026-04-01", "--format", "json")
        #expect(deferred.output.contains("\"last_due_before\":\"2036-01-01\""), "\(deferred)")
        #expect(deferred.output.contains("\"last_due\":\"2036-03-01\""))
        let autopay = try loan("autopay", "L-1", "on", "--on", "2026-04-01", "--dry-run")
        #expect(autopay.exitCode == 0, "\(autopay)")
        let restructured = try loan(
            "restructure", "L-1", "--rate", "4.99", "--payments", "60", "--on", "2026-04-15",
            "--format", "json")
        #expect(restructured.output.contains("\"last_due\":\"2031-04-01\""), "\(restructured)")
        #expect(try loan("fee", "L-1", "--amount", "20", "--on", "2026-04-20").exitCode == 0)
        #expect(try verify().output.contains("\"clean\":true"))
    }

    @Test(
        arguments: [
            (
                ["pay", "L-9", "--amount", "1"], 66,
                "error: there is no loan \"L-9\" in the book; commonwatt loan list shows those "
                    + "there\n"
            ),
            (
                ["pay", "L-1", "--amount", "9999.00", "--on", "2026-02-01"], 65,
                "error: the payment of 9999.00 on 2026-02-01 is more than the 2612.98 that pays "
                    + "the loan off\n"
            ),
            (
                ["pay", "L-1", "--amount", "28.86", "--on", "2027-01-01"], 65,
                "error: 2027-01-01 lies after 2026-12-31, the day taken for today; check the date, "
                    + "or say with --as-of what day it is\n"
            ),
            (
                ["prepay", "L-1", "--amount", "100", "--on", "2026-02-01"], 65,
                "error: 28.86 is due up to 2026-02-01 and not paid; pay that first, or restructure "
                    + "the loan\n"
            ),
            (
                [
                    "open", "L-3", "--product", "car-loan", "--subscription", "S-1001",
                    "--amount", "1", "--payments", "1",
                ], 66,
                "error: there is no loan product \"car-loan\" in the book, expected one of "
                    + "share-loan, solar-loan\n"
            ),
            (
                [
                    "open", "L-3", "--product", "share-loan", "--subscription", "S-1001",
                    "--amount", "1", "--payments", "12",
                ], 65, "error: the product lends from 500.00 to 25000.00, found 1.00\n"
            ),
            (
                ["reverse", "L-1", "1"], 65,
                "error: the disbursement of loan \"L-1\" cannot be taken back; pay the loan off "
                    + "instead, with: commonwatt loan pay L-1 --payoff\n"
            ),
        ] as [([String], Int32, String)])
    func refusesAndWritesNothing(arguments: [String], code: Int32, message: String) throws {
        defer { book.remove() }
        let before = try book.run("loan", "list", "--format", "json") + verify().output
        let result = try book.runner.run(["loan"] + arguments + ["--as-of", "2026-12-31"])
        #expect(result.exitCode == code)
        #expect(result.errors == message)
        #expect(try book.run("loan", "list", "--format", "json") + verify().output == before)
    }
}
