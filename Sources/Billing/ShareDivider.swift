/// Takes exact parts of large amounts, to the unit below.
struct ShareDivider {
    private let sum: UInt128

    /// For weights that are not negative and were divided by before.
    init(_ weights: [Int64]) {
        sum = weights.reduce(0) { $0 + UInt128($1.magnitude) }
    }

    /// The part of `amount` that falls to `weight`, rounded toward zero.
    func part(of amount: Int128, weight: Int64) -> Int128 {
        guard sum > 0 else { return 0 }
        let product = amount.magnitude.multipliedFullWidth(by: UInt128(weight.magnitude))
        let (quotient, _) = sum.dividingFullWidth(product)
        let part = Int128(quotient)
        return amount < 0 ? -part : part
    }
}
