public import Quantities

/// What the notes that fund a loan come to in the accounts on a day: sums since its beginning.
///
/// Notes are non-recourse and passed through: investors get what comes in for the loan less
/// servicing, when it comes in, and what is charged off is theirs to bear. On every day cash +
/// interest = principal + losses + servicing + payable.
public struct NoteBalances: Hashable, Sendable {
    /// In the order of their numbers.
    public let notes: [Note]
    /// What the servicer kept of all payments.
    public let servicing: Money
    public let isChargedOff: Bool

    /// What a note lent, and what came of it so far.
    public struct Note: Hashable, Sendable {
        /// From 1.
        public let number: Int
        public let lent: Money
        /// Less interest that was added to it.
        public internal(set) var repaid = Money.zero
        /// Interest and fees less servicing.
        public internal(set) var earned = Money.zero
        /// What was paid out.
        public let paid: Money

        /// What is not repaid, also where it is charged off.
        public var outstanding: Money { lent - repaid }
        /// What came in for the note.
        public var cash: Money { repaid + earned }
        /// What is still to be paid out.
        ///
        /// Negative where more was paid out than came in, since a payment was taken back: so
        /// much is taken off what comes in next.
        public var payable: Money { cash - paid }
    }

    /// What `notes`, which sum to the loan's principal, come to by `ledger`; of them `paid` was
    /// paid out, by the numbers of the notes.
    public init(
        _ ledger: LoanLedger, notes: [Money], servicing: ServicingFee?, paid: [Int: Money]
    ) throws(NoteError) {
        var split = try NoteSplit(ledger.contract, notes: notes, servicing: servicing)
        var sums = notes.enumerated().map { index, lent in
            Note(number: index + 1, lent: lent, paid: paid[index + 1] ?? .zero)
        }
        var kept = Money.zero
        for row in ledger.rows {
            guard let parts = try split.take(row) else { continue }
            kept += parts.servicing
            for note in sums.indices {
                sums[note].repaid += parts.principals[note]
                sums[note].earned += parts.interests[note]
            }
        }
        self.notes = sums
        self.servicing = kept
        isChargedOff = ledger.chargedOff != nil
    }
}

// MARK: - Sums over the notes

extension NoteBalances {
    /// What investors brought in less what was paid out to them.
    public var cash: Money { sum(\.lent) - sum(\.paid) }
    /// What is owed on the notes: nothing any more once the loan is charged off.
    public var principal: Money { isChargedOff ? .zero : sum(\.outstanding) }
    /// What investors bear of what was charged off, less what was recovered of it.
    public var losses: Money { isChargedOff ? sum(\.outstanding) : .zero }
    /// Interest and fees of the loan that went to the notes, before servicing.
    public var interest: Money { sum(\.earned) + servicing }
    /// What came in for the notes and is not paid out; negative as for a note.
    public var payable: Money { sum(\.payable) }

    /// Nothing that investors brought in or that came in for them is missing where it went.
    public var isBalanced: Bool {
        cash + interest == principal + losses + servicing + payable
    }

    private func sum(_ amount: (Note) -> Money) -> Money {
        notes.map(amount).reduce(.zero, +)
    }
}
