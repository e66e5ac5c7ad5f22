public import Quantities

/// What the investors who fund a loan get of the money that really came in.
///
/// As in ``NoteDistribution``, principal and the rest of each payment less the servicing fee are
/// split by largest remainder over what each note has outstanding: so the notes sum to the loan
/// after every row, and each ends at exactly zero when the loan does. Interest that is added to
/// the loan is added to the notes. What is recovered after a charge-off repays them first.
public struct NoteLedger: Hashable, Sendable {
    /// What each note lent, the first being number 1.
    public let notes: [Money]
    /// Row by row of the loan's ledger, note by note.
    public let rows: [Row]

    /// What one note gets of one row of the ledger.
    public struct Row: Hashable, Sendable {
        public let date: CivilDate
        public let kind: LedgerRow.Kind
        /// From 1.
        public let note: Int
        /// Negative where interest is added to what is outstanding.
        public let principal: Money
        /// Interest and fees less servicing; negative where the fee exceeds them.
        public let interestNet: Money
        /// What the note has outstanding afterwards.
        public let balance: Money

        public var cash: Money { principal + interestNet }
    }

    /// Hands on what came in by `ledger` to `notes`, which sum to the loan's principal.
    public init(
        _ ledger: LoanLedger, notes: [Money], servicing: ServicingFee?
    ) throws(NoteError) {
        var split = try NoteSplit(ledger.contract, notes: notes, servicing: servicing)
        var rows: [Row] = []
        for row in ledger.rows {
            guard let parts = try split.take(row) else { continue }
            for note in notes.indices {
                rows.append(
                    Row(
                        date: row.date, kind: row.kind, note: note + 1,
                        principal: parts.principals[note], interestNet: parts.interests[note],
                        balance: split.outstanding[note]))
            }
        }
        self.notes = notes
        self.rows = rows
    }
}
