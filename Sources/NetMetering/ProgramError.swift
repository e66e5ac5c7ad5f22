public import Quantities

/// Why rules cannot stand together in one program.
public enum ProgramError: Error, Hashable, Sendable {
    case repeatedName(String, of: Kind)
    case unknownReference(Int)
    case unknownMask(Int)
    case unknownClass(ClassIndex)
    case tooManyClasses(Int)
    case escalationDecimals(Int)
    case escalationRate(Ratio)
    case boundsCrossed(term: String, least: EnergyPrice, greatest: EnergyPrice)
    case rollingMonths(Int)
    case annualMonth(Int)
    case noPayoutRate
    case adminFeeOrder(CivilDate)
    case noTimeZone
    case denominator(Int64)
    case roundedElsewhere

    /// What may not have the same name twice.
    public enum Kind: String, Hashable, Sendable {
        case memberClass = "class"
        case reference, mask, term
    }
}

extension ProgramError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .repeatedName(let name, let kind):
            "there are two \(kind.rawValue) entries named \"\(name)\", names must differ"
        case .unknownReference(let index):
            "a price refers to reference \(index + 1), which the program does not declare"
        case .unknownMask(let index):
            "a term refers to mask \(index + 1), which the program does not declare"
        case .unknownClass(let index):
            "a rule names class \(index.rawValue), which the program does not declare"
        case .tooManyClasses(let count):
            "a program has at most 1000 classes, found \(count)"
        case .escalationDecimals(let decimals):
            "a price is escalated to between 0 and 9 decimals, found \(decimals)"
        case .escalationRate(let rate):
            "a price cannot fall by all of itself or more in a year, found \(rate.percent) %"
        case .boundsCrossed(let term, let least, let greatest):
            "the least price of \(term), \(least), is above its greatest, \(greatest)"
        case .rollingMonths(let months):
            "a rolling bank is carried for 1 to 600 months, found \(months)"
        case .annualMonth(let month):
            "an annual bank expires in a month from 1 to 12, found \(month)"
        case .noPayoutRate:
            "unallocated output is paid out, but no rate is given to pay it with"
        case .adminFeeOrder(let date):
            "the steps of the admin fee must be in order of their dates, \(date) is not"
        case .noTimeZone: "masks need a time zone to be read in, but the program names none"
        case .denominator(let value):
            "the denominator of shares must be positive, found \(value)"
        case .roundedElsewhere:
            "each credit rounded by itself, with the rest for the host, is for credits in money "
                + "that are valued at the host; at the account each is rounded anyway"
        }
    }
}
