public import Diagnostics
import JSONParsing
public import Lending
import Quantities

/// A loan as a case file describes it, with all that follows from it.
///
/// The form is that of the reference cases: money in whole cents, rates as texts in percent.
public struct LoanCase: Sendable {
    public let id: String
    public let plan: PaymentPlan
    /// The ledger of a simple-interest loan, with the file's events posted.
    public let ledger: LoanLedger?
    /// What investors get, where the file names notes.
    public let notes: NoteDistribution?

    /// Reads a case and works it out.
    ///
    /// `file` names it in the places of problems; all problems of fields are thrown together.
    public init(_ bytes: [UInt8], file: String) throws(Problems) {
        let root = try JSONValue.read(bytes, file: file, limits: .loanCase)
        let collected = CaseProblems()
        guard let fields = CaseFields(root, collected) else { throw collected.problems }
        let draft = LoanCaseDraft(fields)
        fields.refuseUnknown()
        guard let draft, !collected.problems.hasErrors else { throw collected.problems }
        id = draft.id
        do throws(LoanContractError) {
            plan = try PaymentPlan(draft.contract())
        } catch {
            throw Problems(error.description, at: fields.place(of: error.caseField))
        }
        ledger = try draft.ledger(plan, fields)
        notes = try draft.notes(plan, fields)
    }
}

extension JSONLimits {
    /// For a loan with its events and notes: 8 MiB.
    static let loanCase = JSONLimits(bytes: 8 << 20, depth: 8, values: 200_000)
}

extension LoanContractError {
    /// The field of a case file that the error is about.
    var caseField: String {
        switch self {
        case .principalOutOfRange: "principal_cents"
        case .rateOutOfRange: "annual_rate_pct"
        case .discountOutOfRange: "autopay_discount_pct"
        case .periodsOutOfRange, .nothingLeftToRepay, .endsTooLate, .balanceTooLarge: "n_periods"
        case .frequencyOutOfRange: "frequency"
        case .noSuchDueDay: "due_day"
        case .notOnDueDay, .dueBeforeDisbursement: "first_due_date"
        case .feeOutOfRange: "fee_per_period_cents"
        case .prepaidChargeOutOfRange: "prepaid_finance_charge_cents"
        case .phaseOutOfRange(.deferral, _): "deferral_periods"
        case .phaseOutOfRange(.interestOnly, _): "interest_only_periods"
        case .phaseOutOfRange(.steps, _): "step_every"
        case .phaseOutOfRange(.checkpoint, _), .targetOutOfRange: "solar_paydown"
        case .phaseOutOfRange(.rateChange, _): "autopay_off_after"
        case .phaseOutOfRange(.prepayment, _), .prepaymentOutOfRange, .prepaymentBeyondBalance:
            "prepayments"
        case .amortizationOutOfRange: "amortization_periods"
        case .growthOutOfRange, .stepsCannotBeRecast: "step_pct"
        case .carryWithoutCheckpoint: "shortfall"
        case .paymentBelowInterest, .paymentOutOfRange: "kind"
        }
    }
}
