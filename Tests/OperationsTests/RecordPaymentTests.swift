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
        for subscription: String = "S-1-A"
    ) throws -> RecordPayment.Outcome {
        try RecordPayment(
            of: Money(cents: cents), for: subscription, on: day(date), reference: reference)(
                in: test.book)
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
        let error = #expect(throws: OperationError.self) {
            try pay(1001, on: "2026-07-11", "ACH-1")
        }
        #expect(
            error?.description
                == "the book has a payment with the reference \"ACH-1\" and another amount, "
                + "date; give another reference")
    }

    @Test func refusesWhatIsNoPayment() {
        #expect(throws: OperationError.paymentNotPositive(.zero)) { try pay(0) }
        #expect(throws: OperationError.unknownSubscription("S-9")) { try pay(1, for: "S-9") }
    }

    @Test func isTakenBackInARehearsal() throws {
        let verb = RecordPayment(of: Money(cents: 100), for: "S-1-A", on: day("2026-07-10"))
        #expect(try verb(in: test.book, .rehearsal).owed == Money(cents: 1150))
        #expect(try ListPayments()(in: test.book).isEmpty)
    }
}
