internal import Quantities

extension Statement {
    /// What is below zero on the statement although no price it was made from is, in words.
    ///
    /// Generation is energy of one direction and is never below zero. Credit, use and fee are
    /// not either, unless a price of the program or of the contract is: an hour's market price
    /// can be, and a credit of it.
    public var wrongSigns: [String] {
        var wrong: [String] = []
        if allocated < .zero { wrong.append("generation of \(allocated) kWh") }
        guard !credit.hasPriceBelowZero else { return wrong }
        if let value = credit.value, value < .zero { wrong.append("a credit of \(value)") }
        if credit.earned.quantity < 0 {
            wrong.append("credit earned of \(credit.earned.inWords)")
        }
        if credit.applied.quantity < 0 {
            wrong.append("credit used of \(credit.applied.inWords)")
        }
        for line in lines where line.kind == .fee && line.amount < .zero {
            guard line.basis.priceSign >= 0 else { continue }
            wrong.append("a fee of \(line.amount)")
        }
        return wrong
    }
}

extension CreditFacts {
    /// Whether a part of the value has a price below zero, or came to less than zero by prices
    /// of hours.
    fileprivate var hasPriceBelowZero: Bool {
        terms.contains { term in
            guard let price = term.price else {
                return term.amount < .zero && term.quantity >= .zero
            }
            return price < .zero
        }
    }
}

extension CreditAmount {
    fileprivate var inWords: String {
        switch self {
        case .money(let money): money.description
        case .energy(let energy): "\(energy) kWh"
        }
    }
}

extension StatementLine.Basis {
    /// -1 where the price that an amount was made with is below zero.
    fileprivate var priceSign: Int64 {
        switch self {
        case .energy(_, let price, _, _, _): price.nanosPerKilowattHour.signum()
        case .percentage(let ratio, _, _, _, _): ratio.billionths.signum()
        case .size(_, let price, _, _): price.billionths.signum()
        case .limited(_, _, let basis), .rest(_, _, let basis): basis.priceSign
        case .installment, .loan, .loanTakenBack, .carried, .payments, .settledByUtility: 1
        }
    }
}
