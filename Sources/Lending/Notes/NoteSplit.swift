import Quantities

/// Splits what comes in for a loan among its notes, row after row of the loan's ledger.
struct NoteSplit {
    private let notes: [Money]
    private let servicing: ServicingFee?
    private let rounding: RoundingRule
    /// What each note has outstanding after the rows so far.
    private(set) var outstanding: [Money]

    /// What each note gets of one row, and what the servicer keeps of it.
    struct Parts {
        let servicing: Money
        /// Negative where interest is added to what is outstanding.
        let principals: [Money]
        /// Interest and fees less servicing.
        let interests: [Money]
    }

    /// Nothing is split yet; `notes` must sum to the principal of the contract.
    init(
        _ contract: LoanContract, notes: [Money], servicing: ServicingFee?
    ) throws(NoteError) {
        try NoteDistribution.check(notes, of: contract.principal)
        self.notes = notes
        self.servicing = servicing
        rounding = contract.rounding
        outstanding = notes
    }

    /// Splits a row, or does nothing for one in which nothing is owed more or less.
    mutating func take(_ row: LedgerRow) throws(NoteError) -> Parts? {
        guard row.payment != .zero || row.principal != .zero else { return nil }
        let fee = row.payment > .zero ? fee(of: row) : .zero
        // What is recovered beyond what was owed is interest.
        let principal = min(row.principal, outstanding.reduce(.zero, +))
        let weights = weights
        let parts = Parts(
            servicing: fee,
            principals: try NoteDistribution.parts(of: principal, weights),
            interests: try NoteDistribution.parts(of: row.payment - fee - principal, weights))
        for note in notes.indices { outstanding[note] -= parts.principals[note] }
        return parts
    }

    private func fee(of row: LedgerRow) -> Money {
        servicing?.amount(
            payment: row.payment, interest: row.interest, fee: row.fee, rounding) ?? .zero
    }

    /// What is outstanding or, where nothing is any more, what was lent.
    private var weights: [Int64] {
        (outstanding.contains { $0 > .zero } ? outstanding : notes).map(\.cents)
    }
}
