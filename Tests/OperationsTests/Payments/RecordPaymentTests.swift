import Diagnostics
import Operations
import Quantities
import Storage
import Testing

struct RecordPaymentTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers(
            ["S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01,12.50"],
            also: ",opening_balance")
    }

    private func pay(
        _ cents: Int64, on date: String = "2026-07-10", _ reference: String? = nil,
        for subscription: String = "S-1-A", another: Bool = false
    ) throws -> RecordPayment.Outcome {
        try RecordPayment(
            of: Money(cents: cents), for: subscription, on: day(date), reference: reference,
            isAnother: another)(in: test.book, time)
    }

    private let time = OperationTime(
        now: TestBook.time.now, today: day("2026-07-31"))

    private func reverse(
        _ payment: String, on date: String = "2026-07-20", reason: String? = nil
    ) throws -> ReversePayment.Outcome {
        try ReversePayment(payment, on: day(date), reason: reason)(in: test.book, time)
    }

    @Test func lessensWhatIsOwed() throws {
        #expect(try pay(1000).owed == Money(cents: 250))
        #expect(try pay(300, on: "2026-07-11").owed == Money(cents: -50))
        let list = try ListPayments()(in: test.book)
        #expect(list.map(\.amount.cents) == [1000, 300])
        #expect(list.map(\.reference) == ["S-1-A 2026-07-10 10.00", "S-1-A 2026-07-11 3.00"])
    }

    @Test func isRecordedOnce() throws {
        _ = try pay(1000, on: "2026-07-10", "ACH-1")
        let again = try pay(1000, on: "2026-07-10", "ACH-1")
        #expect(again.isRepeat)
        #expect(again.owed == Money(cents: 250))
        #expect(try pay(1000, on: "2026-07-10", "ACH-2").owed == Money(cents: -750))
    }

    @Test func refusesAReferenceOfAnotherPayment() throws {
        _ = try pay(1000, on: "2026-07-10", "ACH-1")
        let error = #expect(throws: PaymentError.self) {
            try pay(1001, on: "2026-07-11", "ACH-1")
        }
        #expect(
            error?.description
                == "the book has a payment with the reference \"ACH-1\" and another amount, "
                + "date; give another reference")
    }

    /// Which of two payments had a reference, and whether the second is refused.
    @Test(
        arguments: [
            (nil, nil, true), ("ACH-1", nil, true), (nil, "ACH-1", true), ("ACH-1", "ACH-2", false),
        ] as [(String?, String?, Bool)])
    func refusesOneThatIsAlike(first: String?, second: String?, isRefused: Bool) throws {
        _ = try pay(1000, on: "2026-07-10", first)
        if isRefused {
            let error = #expect(throws: PaymentError.self) {
                try pay(1000, on: "2026-07-10", second)
            }
            let came = first.map { "with the reference \"\($0)\"" } ?? "without a reference"
            let given = second.map { " --reference \($0)" } ?? ""
            #expect(
                error?.description
                    == "a payment of 10.00 for subscription \"S-1-A\" on 2026-07-10 is recorded "
                    + "already as number 1, \(came); nothing was recorded; if this is another one, "
                    + "record it with: commonwatt payment record S-1-A 10.00 --date "
                    + "2026-07-10\(given) --another")
            #expect(error.map(ErrorCategory.init(of:)) == .badData)
            #expect(try ListPayments()(in: test.book).count == 1)
        }
        let another = try pay(1000, on: "2026-07-10", second, another: true)
        #expect(!another.isRepeat)
        #expect(another.number == 2)
        #expect(another.owed == Money(cents: -750))
        #expect(try VerifyLedger()(in: test.book).isClean)
    }

    @Test func tellsApartByDayAmountAndSubscription() throws {
        try test.importMembers(["S-2,Bea,residential,S-2-A,MEADOW,002,25%,2026-01-01"])
        _ = try pay(1000)
        #expect(try pay(1001).number == 2)
        #expect(try pay(1000, on: "2026-07-11").number == 3)
        #expect(try pay(1000, for: "S-2-A").number == 4)
    }

    @Test func countsThoseWithoutAReference() throws {
        _ = try pay(1000)
        #expect(try pay(1000, another: true).reference == "S-1-A 2026-07-10 10.00 (2)")
        #expect(try pay(1000, another: true).reference == "S-1-A 2026-07-10 10.00 (3)")
    }

    @Test func saysThatOneThatIsAlikeWasTakenBack() throws {
        _ = try pay(1000)
        _ = try reverse("1")
        let error = #expect(throws: PaymentError.self) { try pay(1000) }
        #expect(
            error?.description.contains(
                "number 1, without a reference, and was taken back on 2026-07-20; nothing")
                == true)
        #expect(try pay(1000, another: true).owed == Money(cents: 250))
    }

    @Test func refusesWhatIsNoPayment() {
        #expect(throws: PaymentError.notPositive(.zero)) { try pay(0) }
        #expect(throws: OperationError.unknownSubscription("S-9")) { try pay(1, for: "S-9") }
    }

    @Test func isTakenBackInARehearsal() throws {
        let verb = RecordPayment(of: Money(cents: 100), for: "S-1-A", on: day("2026-07-10"))
        #expect(try verb(in: test.book, time, .rehearsal).owed == Money(cents: 1150))
        #expect(try ListPayments()(in: test.book).isEmpty)
    }

    @Test func refusesADayToCome() throws {
        let error = #expect(throws: PaymentError.self) { try pay(100, on: "2026-08-01") }
        #expect(
            error?.description
                == "2026-08-01 lies after 2026-07-31, the day taken for today; check --date, or "
                + "say with --as-of what day it is")
        #expect(error.map(ErrorCategory.init(of:)) == .badData)
        #expect(try pay(100, on: "2026-07-31").warnings == [])
    }

    @Test func warnsOfADayBeforeTheSubscription() throws {
        #expect(
            try pay(100, on: "2025-12-31").warnings.map(\.description) == [
                "warning: 2025-12-31 lies before subscription \"S-1-A\" begins on 2026-01-01; is "
                    + "the date right?"
            ])
        #expect(try pay(100, on: "2026-01-01").warnings == [])
    }

    @Test func isTakenBackOnce() throws {
        _ = try pay(1000, on: "2026-07-10", "ACH-1")
        let first = try reverse("ACH-1", reason: "not covered")
        #expect(!first.isRepeat)
        #expect(first.owed == Money(cents: 1250))
        let again = try reverse("1", on: "2026-07-25")
        #expect(again.isRepeat)
        #expect(again.date == day("2026-07-20"))
        #expect(again.owed == Money(cents: 1250))
        let list = try ListPayments()(in: test.book)
        #expect(list.map(\.amount.cents) == [1000, -1000])
        #expect(list.map(\.reverses) == [nil, 1])
        let entries = try test.book.read { reader in
            var found: [RecordedEntry] = []
            try reader.eachEntry(ofArray: 1) { found.append($0) }
            return found
        }
        let last = try #require(entries.last)
        #expect(last.corrects == list[0].entry)
        #expect(last.memo == "payment taken back of S-1-A: not covered")
        #expect(try VerifyLedger()(in: test.book).isClean)
    }

    @Test func saysWhenWhatIsRecordedAgainWasTakenBack() throws {
        _ = try pay(1000, on: "2026-07-10", "ACH-1")
        _ = try reverse("ACH-1")
        let again = try pay(1000, on: "2026-07-10", "ACH-1")
        #expect(again.isRepeat)
        #expect(again.reversed == day("2026-07-20"))
        #expect(try pay(1000, on: "2026-07-10", "ACH-2").reversed == nil)
    }

    @Test(arguments: [
        (
            "ACH-9", "2026-07-20", ErrorCategory.noInput,
            "there is no payment \"ACH-9\" in the book; those there are listed by: commonwatt "
                + "payment list"
        ),
        (
            "ACH-1", "2026-07-09", .badData,
            "a payment of 2026-07-10 cannot be taken back on 2026-07-09, before it came; check "
                + "--date"
        ),
        (
            "ACH-1", "2026-08-01", .badData,
            "2026-08-01 lies after 2026-07-31, the day taken for today; check --date, or say with "
                + "--as-of what day it is"
        ),
        (
            "reversal:1", "2026-07-20", .badData,
            "\"reversal:1\" takes another payment back and cannot be taken back itself; record the "
                + "payment anew under another reference"
        ),
    ])
    func refusesToTakeBack(
        payment: String, date: String, category: ErrorCategory, message: String
    ) throws {
        _ = try pay(1000, on: "2026-07-10", "ACH-1")
        if payment == "reversal:1" { _ = try reverse("ACH-1") }
        let error = #expect(throws: PaymentError.self) { try reverse(payment, on: date) }
        #expect(error?.description == message)
        #expect(error.map(ErrorCategory.init(of:)) == category)
    }

    @Test func takesNoReferenceOfAReversal() {
        #expect(throws: OperationError.self) { try pay(100, on: "2026-07-10", "reversal:7") }
    }
}
