public import NetMetering
public import Quantities

/// Why one subscription cannot be billed while the others can.
public enum MemberHold: Error, Hashable, Sendable {
    case noPrice(term: String, memberClass: String)
    case noFee(memberClass: String)
    case noCapacity
    /// With net crediting, what is to be kept of a credit is more than there is of it.
    case feeAboveCredit(fee: Money, credit: Money)
    case bank(CreditBankError)
    case tooLarge(what: String)
}

extension MemberHold: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPrice(let term, let memberClass):
            "the program has no price of \(term) for class \(memberClass)"
        case .noFee(let memberClass):
            "the program has no fee for class \(memberClass), and the subscription none of its own"
        case .noCapacity:
            "a fee by the kilowatt needs the array's power, since shares are not in watts"
        case .feeAboveCredit(let fee, let credit):
            "the fee of \(fee) is above the credit of \(credit) that it is taken from, so that "
                + "less than nothing would be passed on; correct the fee in the list of members"
        case .bank(let error): "\(error)"
        case .tooLarge(let what): "the \(what) is too large to be computed with exactly"
        }
    }
}
