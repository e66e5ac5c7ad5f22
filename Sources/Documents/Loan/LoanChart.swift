public import Lending
import Quantities

/// A loan as a drawing: what is owed over its life, and what its payments are made of.
///
/// Prepayments and changes of the payment are numbered in the drawing and told below it; the
/// colours only say again what the figures do.
public enum LoanChart {
    /// The drawing of a schedule as SVG that stands alone; `currency` is an ISO 4217 code, empty
    /// where none is known.
    public static func render(_ plan: PaymentPlan, title: String, currency: String) -> String {
        var writer = LoanChartWriter(plan, title: title, currency: currency)
        return writer.svg()
    }
}

private struct LoanChartWriter {
    let plan: PaymentPlan
    let title: String
    let facts: LoanFacts
    let figures: Figures
    var sheet = SVGSheet()

    private static let left = 900
    private static let right = 7_400
    private static let owedHeight = 1_900
    private static let paidHeight = 1_300
    private static let owed = "#cfe3d6"
    private static let line = "#1d6b47"
    private static let interest = "#e6b450"
    private static let prepaid = "#8fb8de"
    private static let fees = "#9aa5a0"
    /// More are not numbered; a payment that steps each year changes often.
    private static let mostChanges = 8

    init(_ plan: PaymentPlan, title: String, currency: String) {
        self.plan = plan
        self.title = title
        facts = LoanFacts(plan: plan)
        figures = Figures(currency: currency, style: .page)
    }

    mutating func svg() -> String {
        sheet.y = 100
        sheet.paragraph(title, columns: 78, size: 16, isBold: true)
        sheet.paragraph(summary, fill: SVGSheet.faint)
        writeOwed()
        writePaid()
        writeChanges()
        return sheet.svg(title: title, description: description, id: "loan")
    }

    private var changes: [LoanFacts.Change] { Array(facts.changes.prefix(Self.mostChanges)) }

    private var summary: String {
        let totals = plan.totals
        let last = plan.last.map { figures.date($0.due) } ?? ""
        return "\(figures.money(plan.contract.principal)) lent on "
            + "\(figures.date(plan.contract.disbursed)), repaid by \(last); interest "
            + figures.money(totals.interest)
            + (totals.fees > .zero ? ", fees \(figures.money(totals.fees))" : "")
    }

    private var description: String {
        let years = facts.years.map { year in
            "\(year.label): paid \(figures.money(year.total)), of which interest "
                + "\(figures.money(year.interest)); owed at its end "
                + "\(figures.money(year.balance))."
        }
        return ([summary + "."] + changeWords + years).joined(separator: " ")
    }

    // MARK: - What is owed

    private var start: Int { Int(plan.contract.disbursed.dayNumber) }
    private var days: Int { max(1, (plan.last.map { Int($0.due.dayNumber) } ?? start) - start) }

    private func x(_ date: CivilDate) -> Int {
        Self.left + (Int(date.dayNumber) - start) * (Self.right - Self.left) / days
    }

    private mutating func writeOwed() {
        sheet.y += 160
        sheet.paragraph("What is owed", size: 14, isBold: true)
        sheet.y += 260
        let top = sheet.y
        let balances = plan.map { Int128($0.balance.cents) }
        let ticks = BarChart.Ticks(values: balances + [Int128(plan.contract.principal.cents)])
        func y(_ cents: Int128) -> Int {
            top + Int(clamping: (ticks.highest - cents) * Int128(Self.owedHeight) / ticks.span)
        }
        let base = y(0)
        var path = "M\(point(x(plan.contract.disbursed), y(Int128(plan.contract.principal.cents))))"
        for row in plan {
            path +=
                "H\(SVGSheet.tenths(x(row.due)))V\(SVGSheet.tenths(y(Int128(row.balance.cents))))"
        }
        sheet.area(
            path + "V\(SVGSheet.tenths(base))H\(SVGSheet.tenths(Self.left))Z", fill: Self.owed)
        writeScale(ticks, y)
        sheet.line(path, stroke: Self.line)
        for (index, change) in changes.enumerated() {
            let at = x(change.date)
            sheet.line("M\(point(at, top - 100))V\(SVGSheet.tenths(base))", stroke: SVGSheet.ink)
            sheet.text(
                "\(index + 1)", x: at, y: top - 140, size: 11, anchor: .middle, isBold: true)
        }
        writeYears(below: base)
        sheet.y = base + 260
    }

    private mutating func writeScale(_ ticks: BarChart.Ticks, _ y: (Int128) -> Int) {
        for tick in ticks.values {
            sheet.line(
                "M\(point(Self.left, y(tick)))H\(SVGSheet.tenths(Self.right))", stroke: "#d9dfdb")
            sheet.text(
                figures.number(tick, decimals: 2, least: 0), x: Self.left - 60, y: y(tick) + 40,
                size: 11, anchor: .end, fill: SVGSheet.faint)
        }
    }

    /// The first days of years, as many as can be read.
    private mutating func writeYears(below base: Int) {
        let first = plan.contract.disbursed.year
        let last = plan.last?.due.year ?? first
        let step = [1, 2, 5, 10, 20, 50].first { (last - first) / $0 <= 9 } ?? 100
        for year in first...max(first, last) where year % step == 0 {
            guard let date = CivilDate(year: year, month: 1, day: 1),
                date >= plan.contract.disbursed
            else { continue }
            sheet.line("M\(point(x(date), base))v5", stroke: SVGSheet.faint)
            sheet.text(
                "\(year)", x: x(date), y: base + 170, size: 11, anchor: .middle,
                fill: SVGSheet.faint)
        }
    }

    // MARK: - What is paid

    private mutating func writePaid() {
        let years = facts.years
        sheet.y += 160
        sheet.paragraph("What is paid, year by year", size: 14, isBold: true)
        writeLegend()
        sheet.y += 160
        let top = sheet.y
        let ticks = BarChart.Ticks(values: years.map { Int128($0.total.cents) })
        func height(_ money: Money) -> Int {
            Int(clamping: Int128(money.cents) * Int128(Self.paidHeight) / ticks.span)
        }
        let base = top + Self.paidHeight
        writeScale(ticks) { base - Int(clamping: $0 * Int128(Self.paidHeight) / ticks.span) }
        let width = (Self.right - Self.left) / max(1, years.count)
        let every = (years.count + 11) / 12
        for (index, year) in years.enumerated() {
            var bottom = base
            let left = Self.left + index * width
            let parts = [
                (year.principal, Self.line), (year.prepaid, Self.prepaid),
                (year.interest, Self.interest), (year.fees, Self.fees),
            ]
            for (amount, fill) in parts where amount > .zero {
                let tall = height(amount)
                bottom -= tall
                sheet.rectangle(
                    x: left + width / 10, y: bottom, width: width * 8 / 10, height: tall,
                    fill: fill)
            }
            guard index % every == 0 else { continue }
            sheet.text(
                year.label, x: left + width / 2, y: base + 170, size: 11, anchor: .middle,
                fill: SVGSheet.faint)
        }
        sheet.y = base + 260
    }

    private mutating func writeLegend() {
        let totals = facts.years.reduce(into: LoanFacts.Part(label: "")) { sum, year in
            sum.principal += year.principal
            sum.prepaid += year.prepaid
            sum.interest += year.interest
            sum.fees += year.fees
        }
        let parts = [
            ("principal", totals.principal, Self.line),
            ("prepaid", totals.prepaid, Self.prepaid),
            ("interest", totals.interest, Self.interest), ("fees", totals.fees, Self.fees),
        ].filter { $0.1 > .zero }
        sheet.y += 220
        for (index, part) in parts.enumerated() {
            let left = Self.left + index * 1_650
            sheet.rectangle(x: left, y: sheet.y - 90, width: 110, height: 110, fill: part.2)
            sheet.text("\(part.0) \(figures.money(part.1))", x: left + 160, y: sheet.y, size: 11)
        }
    }

    // MARK: - Changes

    private var changeWords: [String] {
        changes.enumerated().map { index, change in
            let prepaid = change.prepaid.map { "\(figures.money($0)) prepaid, " } ?? ""
            let payment =
                change.before == change.after
                ? "the payment stays \(figures.money(change.after))"
                : "the payment is \(figures.money(change.after)) instead of "
                    + figures.money(change.before)
            return "\(index + 1): \(figures.date(change.date)), \(prepaid)\(payment)."
        }
    }

    private mutating func writeChanges() {
        guard !changes.isEmpty else { return }
        sheet.y += 160
        for words in changeWords { sheet.paragraph(words, size: 11) }
        let more = facts.changes.count - changes.count
        if more > 0 { sheet.paragraph("and \(more) more changes of the payment", size: 11) }
    }

    private func point(_ x: Int, _ y: Int) -> String {
        "\(SVGSheet.tenths(x)) \(SVGSheet.tenths(y))"
    }
}
