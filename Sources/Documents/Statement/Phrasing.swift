import Billing
import Quantities

/// What a statement says, in words: the same for the page, the text and the explanation.
struct Phrasing {
    let statement: Statement
    let run: RunFacts
    let figures: Figures

    init(_ statement: Statement, _ run: RunFacts, style: Figures.Style) {
        self.statement = statement
        self.run = run
        figures = Figures(currency: run.currency, style: style)
    }

    /// Something with an amount, and how it came about.
    struct Row {
        var label: String
        var detail: String?
        var amount: String
    }

    /// What is to be done about the statement.
    struct Outcome {
        var label: String
        var amount: String?
        var detail: String?
    }

    private var isLast: Bool { statement.remarks.contains(.lastStatement) }

    var outcome: Outcome {
        let total = statement.total
        let amount = figures.magnitude(total)
        if total > .zero {
            return Outcome(
                label: "Please pay", amount: amount, detail: "by \(figures.date(run.due))")
        }
        guard total < .zero else { return Outcome(label: "Nothing to pay") }
        return Outcome(
            label: "We owe you", amount: amount,
            detail: isLast ? "nothing to pay" : "it counts toward your next statement")
    }

    /// The figures to know before all others.
    var highlights: [Row] {
        [
            Row(label: "Your generation", amount: figures.energy(statement.allocated)),
            Row(label: "Credit earned", amount: figures.credit(statement.credit.earned)),
        ] + savings
    }

    /// The days of the month on which a share was held.
    var period: String {
        let held = statement.shares.map(\.days)
        guard let start = held.map(\.start).min(), let end = held.map(\.end).max(),
            let days = DatePeriod(from: start, to: end)
        else { return figures.days(run.month.days) }
        return figures.days(days)
    }

    // MARK: - The account

    /// The lines of the statement, with a previous balance even where there is none.
    var lines: [Row] {
        var rows = statement.lines.map { line in
            Row(
                label: label(line), detail: detail(line),
                amount: figures.money(line.amount))
        }
        if !statement.lines.contains(where: { $0.kind == .previousBalance }) {
            rows.insert(Row(label: "Previous balance", amount: figures.money(.zero)), at: 0)
        }
        return rows
    }

    var totalLabel: String {
        statement.total < .zero ? "In your favor" : "Total due"
    }

    func label(_ line: StatementLine) -> String {
        switch line.kind {
        case .previousBalance: "Previous balance"
        case .payment: line.amount > .zero ? "Payments taken back" : "Payments received"
        case .fee: "Subscription fee"
        case .credit: "Credit used on this statement"
        case .collectedByUtility: "Collected by your utility"
        case .installment: "Loan installment"
        case .installmentTakenBack: "Loan installment taken back"
        case .payout: "Credit paid out to you"
        }
    }

    /// How the amount of `line` came about, in a few words.
    func detail(_ line: StatementLine) -> String? {
        guard case .settledByUtility = line.basis else { return formula(line.basis) }
        return switch line.kind {
        case .collectedByUtility: "\(run.utility) settles this with us"
        case .credit, .payout: "from your credits"
        case .previousBalance, .payment, .fee, .installment, .installmentTakenBack:
            "as your program sets it"
        }
    }

    /// The formula of an amount with its numbers.
    func formula(_ basis: StatementLine.Basis) -> String {
        switch basis {
        case .energy(let energy, let price, let base, _, _):
            "\(figures.exact(energy)) \(word(base)) × \(figures.price(price)) per kWh"
        case .percentage(let ratio, let amount, let base, _, _):
            "\(figures.percent(ratio)) of \(word(base)), \(figures.money(amount))"
        case .size(.blocks(let millionths), let price, _, _):
            "\(figures.count(millionths: millionths)) "
                + "\(millionths == 1_000_000 ? "block" : "blocks") × \(figures.price(price))"
        case .size(.power(let power), let price, _, _):
            "\(figures.power(power)) × \(figures.price(price)) per kW"
        case .installment(let fact):
            "number \(figures.count(Int64(fact.number))) of \(figures.count(Int64(fact.count))): "
                + "\(figures.money(fact.interest)) interest and "
                + "\(figures.money(fact.principal)) principal; "
                + "\(figures.money(fact.balance)) left to repay"
        case .loan(let charge): formula(charge)
        case .loanTakenBack(let loan): formula(takenBackOf: loan)
        case .carried(let number): number.map { "from statement \($0)" } ?? "carried over"
        case .payments(0, _, let takenBack) where takenBack > 0:
            "\(figures.count(Int64(takenBack))) taken back"
        case .payments(let count, let days, let takenBack):
            "\(figures.count(Int64(count))) \(count == 1 ? "payment" : "payments")"
                + (days.isEmpty
                    ? "" : ": " + days.map(figures.shortDate).joined(separator: "; "))
                + (takenBack == 0 ? "" : ", less \(figures.count(Int64(takenBack))) taken back")
        case .settledByUtility: "as your program sets it"
        case .limited(let limit, let base, let basis):
            "\(formula(basis)); at most \(word(base)), \(figures.money(limit))"
        case .rest(let whole, let part, let basis):
            "\(formula(basis)); to the cent, what is left of \(figures.money(whole)) "
                + "after \(figures.money(part))"
        }
    }

    private func word(_ base: StatementLine.EnergyBase) -> String {
        switch base {
        case .allocated: "generated"
        case .applied: "used"
        case .expired: "expired"
        case .banked: "carried forward"
        case .paidOut: "paid out"
        }
    }

    private func word(_ base: StatementLine.MoneyBase) -> String {
        switch base {
        case .generatedCredit: "the credit's value"
        case .appliedCredit: "the credit used"
        }
    }
}
