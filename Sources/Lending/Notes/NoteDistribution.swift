public import Quantities

/// How the payments of a loan are handed on to the investors who fund it.
///
/// Every row's principal, and the rest of its payment less the servicing fee, are split by largest
/// remainder over what each note has outstanding before it: so every note ends at exactly zero.
public struct NoteDistribution: Sendable {
    public let plan: PaymentPlan
    /// What each note lends, the first being number 1.
    public let notes: [Money]
    /// The servicing fee of each row of the plan.
    public let servicingFees: [Money]
    /// Row by row of the plan, note by note.
    public let rows: [Row]

    /// What one note gets of one payment.
    public struct Row: Hashable, Sendable {
        /// The index of the row of the plan.
        public let planIndex: Int
        /// From 1.
        public let note: Int
        public let principal: Money
        /// Interest and fees less servicing; negative where the fee exceeds them.
        public let interestNet: Money
        /// What the note has outstanding afterwards.
        public let balance: Money

        public var cash: Money { principal + interestNet }
    }

    /// Distributes the payments of `plan` among `notes`, which must sum to its principal.
    public init(
        _ plan: PaymentPlan, notes: [Money], servicing: ServicingFee
    ) throws(NoteError) {
        try Self.check(notes, of: plan.contract.principal)
        guard (.zero...Ratio.one).contains(servicing.rate) else {
            throw .servicingOutOfRange(servicing.rate)
        }
        var outstanding = notes.map(\.cents)
        var fees: [Money] = []
        var rows: [Row] = []
        rows.reserveCapacity(plan.count * notes.count)
        for (index, payment) in plan.enumerated() {
            let fee = servicing.amount(of: payment, plan.contract.rounding)
            fees.append(fee)
            let net = payment.payment - fee - payment.principal
            let principals = try Self.parts(of: payment.principal, outstanding)
            let interests = try Self.parts(of: net, outstanding)
            for note in notes.indices {
                outstanding[note] -= principals[note].cents
                rows.append(
                    Row(
                        planIndex: index, note: note + 1, principal: principals[note],
                        interestNet: interests[note],
                        balance: Money(cents: outstanding[note])))
            }
        }
        self.plan = plan
        self.notes = notes
        self.rows = rows
        servicingFees = fees
    }

    /// How many notes may fund a loan.
    public static let notesAllowed = 1...10_000

    /// Refuses notes that do not fund a loan of `principal`.
    public static func check(_ notes: [Money], of principal: Money) throws(NoteError) {
        guard notesAllowed.contains(notes.count) else { throw .countOutOfRange(notes.count) }
        var sum = Money.zero
        for (index, note) in notes.enumerated() {
            guard note > .zero, note <= principal else {
                throw .noteOutOfRange(note, number: index + 1)
            }
            sum += note
            // Seen at once, so that no number of notes can be too much to add up.
            guard sum <= principal else { throw .notesDoNotSum(sum, principal: principal) }
        }
        guard sum == principal else { throw .notesDoNotSum(sum, principal: principal) }
    }

    static func parts(
        of amount: Money, _ weights: [Int64]
    ) throws(NoteError) -> [Money] {
        do throws(ApportionmentError) {
            return try Apportionment.parts(of: amount, weights: weights)
        } catch {
            throw .cannotBeSplit(error)
        }
    }
}
