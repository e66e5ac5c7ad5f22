/// What is measured to find the quantity of a charge.
public struct IEDRMeasure: Hashable, Sendable {
    /// As in `by_metered_quantity`.
    public let method: String
    /// As in `energy` or `demand`.
    public let source: String?
    /// As in `kWh`.
    public let unit: String?
    /// The power of ten the unit is multiplied by, which drafts to 0.99.5 state apart.
    public let powerOfTen: Int?
    public let mode: String?
    /// As in `MONTH`.
    public let interval: String?
    public let intervalCount: Int?
    /// What a percentage is of, in words.
    public let base: String?
}
