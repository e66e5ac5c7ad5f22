public import Quantities

/// Why a product makes no loan of an application.
public enum LoanProductError: Error, Hashable, Sendable {
    case notOffered(CivilDate, DatePeriod)
    case amountOutOfRange(Money, ClosedRange<Money>)
    case periodsOutOfRange(Int, ClosedRange<Int>)
    case wrongDueDay(CivilDate, expected: Int)
    case contract(LoanContractError)
}

extension LoanProductError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notOffered(let date, let period):
            "this version of the product is offered \(period), and not on \(date)"
        case .amountOutOfRange(let amount, let range):
            "the product lends from \(range.lowerBound) to \(range.upperBound), found \(amount)"
        case .periodsOutOfRange(let periods, let range):
            "the product has from \(range.lowerBound) to \(range.upperBound) payments, "
                + "found \(periods)"
        case .wrongDueDay(let date, let day):
            "the product's payments are due on day \(day) of a month, found \(date)"
        case .contract(let error): "\(error)"
        }
    }
}
