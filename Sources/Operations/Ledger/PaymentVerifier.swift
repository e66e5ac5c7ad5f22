internal import Accounting
internal import Quantities
internal import Storage

/// Holds the payments of an array against the entries that post them.
struct PaymentVerifier {
    /// What a payment says of its entry.
    private struct Claim {
        let payment: Int64
        let subscription: Int64
        let received: CivilDate
        let amount: Money
        let corrects: Int64?
    }

    private var claims: [Int64: Claim] = [:]
    private(set) var count: Int64 = 0
    private(set) var failures: [String] = []

    init(ofArray array: Int64, in db: BookReader) throws {
        for payment in try db.payments(ofArray: array) {
            count += 1
            if let other = claims[payment.entry] {
                failures.append(
                    "payments \(other.payment) and \(payment.id) are both posted by entry "
                        + "\(payment.entry)")
            }
            claims[payment.entry] = Claim(
                payment: payment.id, subscription: payment.subscription,
                received: payment.received, amount: payment.amount, corrects: payment.corrects)
        }
    }

    /// Looks whether `entry` is of a payment, and that the payment says the same.
    mutating func note(_ entry: Entry, number: Int64) {
        guard let claim = claims.removeValue(forKey: number) else {
            if entry.origin == .payment(number) || entry.origin.isReversal {
                failures.append("entry \(number) posts a payment that is not there")
            }
            return
        }
        let posted = entry.postings.filter { $0.account.kind == .receivable }
        let isSame =
            posted.count == 1 && posted[0].account.subscription == claim.subscription
            && posted[0].quantity == -claim.amount.cents && entry.date == claim.received
        let isOwn =
            claim.corrects.map { entry.origin == .reversal(ofPayment: $0) }
            ?? !entry.origin.isReversal
        if !isSame || !isOwn {
            failures.append("payment \(claim.payment) is not what entry \(number) posts")
        }
    }

    /// Payments whose entries are not there.
    mutating func finish() {
        for (entry, claim) in claims.sorted(by: { $0.key < $1.key }) {
            failures.append("payment \(claim.payment) names entry \(entry), which is not there")
        }
        claims = [:]
    }
}

extension EntryOrigin {
    fileprivate var isReversal: Bool {
        if case .reversal = self { true } else { false }
    }
}
