internal import NetMetering
internal import Quantities

/// Says in words what a program's credit is worth and what its fee is, class by class.
struct PriceWords {
    private let program: Program

    init(_ program: Program) {
        self.program = program
    }

    /// The price of a term for each class it tells apart.
    func prices(of term: ValueTerm) -> [ShowProgram.Price] {
        let formula = term.price
        let isUniform = formula.base.isUniform && formula.multiplier.isUniform
        return classes(isUniform: isUniform).map { index, name in
            ShowProgram.Price(
                name: term.name, memberClass: name,
                price: words(formula, index).map { $0 + unit(of: term) } ?? "no price",
                line: term.clause.line, isIllustrative: term.isIllustrative)
        }
    }

    /// What a kilowatt-hour that nobody holds is paid with; empty where it is not paid for.
    var payouts: [ShowProgram.Price] {
        let clause = program.unallocated.rateClause
        guard let rate = program.unallocated.rate, let words = words(rate, .other) else {
            return []
        }
        return [
            ShowProgram.Price(
                name: "output nobody holds", memberClass: "the host", price: words + " per kWh",
                line: clause.line, isIllustrative: isIllustrative(clause))
        ]
    }

    /// The fee for each class it tells apart.
    var fees: [ShowProgram.Price] {
        let fee = program.fee
        let rise = fee.escalation.map { ", \(words($0))" } ?? ""
        let cap = fee.isCappedAtCredit ? ", at most the credit" : ""
        return classes(isUniform: fee.model.isUniform).map { index, name in
            ShowProgram.Price(
                name: "subscription fee", memberClass: name,
                price: fee.model.value(for: index).map { words($0) + rise + cap } ?? "no fee said",
                line: fee.clause.line, isIllustrative: isIllustrative(fee.clause))
        }
    }

    private func isIllustrative(_ clause: ProgramClause) -> Bool {
        program.identity.illustrative.contains(clause)
    }

    private func classes(isUniform: Bool) -> [(ClassIndex, String)] {
        guard !isUniform else { return [(.other, "all")] }
        return program.classIndexes.map { ($0, program.className($0) ?? "other") }
    }

    private func words(_ formula: PriceFormula, _ memberClass: ClassIndex) -> String? {
        guard let base = formula.base.value(for: memberClass),
            let multiplier = formula.multiplier.value(for: memberClass)
        else { return nil }
        var parts: [String] = []
        if base != .zero || formula.references.isEmpty { parts.append(base.description) }
        parts += formula.references.map { part in
            let reference = program.references[part.reference]
            let name =
                reference.series.map { "\(reference.name) (series \"\($0)\")" }
                ?? reference.name
            return part.factor == .one ? name : "\(part.factor) × \(name)"
        }
        var text = parts.joined(separator: " + ")
        if let least = formula.least { text += ", at least \(least)" }
        if let greatest = formula.greatest { text += ", at most \(greatest)" }
        if multiplier != .one { text = "\(multiplier) × (\(text))" }
        if let escalation = formula.escalation { text += ", \(words(escalation))" }
        return text
    }

    private func unit(of term: ValueTerm) -> String {
        switch term.quantity {
        case .energy: " per kWh"
        case .mask(let mask): " per kWh in the hours \"\(program.masks[mask].name)\""
        case .month: " a month"
        case .peakPower: " per kW at the system's peak"
        }
    }

    private func words(_ escalation: Escalation) -> String {
        let start = escalation.from.map { "\($0)" } ?? "the subscription's start"
        return "changing by \(escalation.rate.percent) % a year from \(start)"
    }

    /// What a month that is held in part costs by a fee for the size.
    private var ofAPart: String {
        switch program.fee.proration {
        case .none: ", whole for a month held in part"
        case .days: ", by the days held"
        }
    }

    private func words(_ model: FeeModel) -> String {
        switch (model, program.fee.base) {
        case (.free, _): "none"
        case (.percentage(let ratio), .applied): "\(ratio.percent) % of the credit used"
        case (.percentage(let ratio), .generated), (.percentage(let ratio), .share):
            "\(ratio.percent) % of the credit earned"
        case (.perKilowattHour(let price), .applied): "\(price) per kWh used"
        case (.perKilowattHour(let price), .generated), (.perKilowattHour(let price), .share):
            "\(price) per kWh generated"
        case (.perKilowatt(let price), _): "\(price) per kW and month\(ofAPart)"
        case (.perBlock(let price), _): "\(price) per block and month\(ofAPart)"
        case (.upfront, _): "paid once in advance"
        case (.loan, _): "paid by the loan's installments"
        }
    }
}
