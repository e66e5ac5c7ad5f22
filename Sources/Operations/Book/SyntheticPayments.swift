internal import Accounting
internal import Quantities
internal import Storage

/// Records what members of an invented co-op paid of a month that was issued.
struct SyntheticPayments {
    let seed: UInt64
    let month: Month

    func write(to book: Book) throws {
        for array in try book.read({ try $0.arrays() }) {
            try book.write { db in try add(to: array, in: db) }
        }
    }

    /// Half of those who owe something pay all of the statement in the middle of the month.
    private func add(to array: Stored<ArrayRow>, in db: BookWriter) throws {
        var dice = Dice(seed: seed, stream: -Int(array.id))
        var journal = Journal(db)
        var next = try db.reader.lastLink(ofArray: array.id).number + 1
        for row in try db.reader.memberMonths(ofArray: array.id, from: month, through: month)
        where row.total > .zero && dice.happens(in: 50) {
            let received = month.next.day(15)
            let number = try journal.append(
                Entry(
                    in: array.id, on: received, memo: "payment for \(row.subscription)",
                    origin: .payment(next),
                    postings: [
                        .debit(Account(.cash), row.total),
                        .credit(Account(.receivable, of: row.subscription), row.total),
                    ]))
            try db.add(
                PaymentRow(
                    key: "synthetic \(row.subscription) \(month)", array: array.id,
                    subscription: row.subscription, received: received, amount: row.total,
                    entry: number))
            next = number + 1
        }
    }
}
