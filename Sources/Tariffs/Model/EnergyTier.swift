/// A price up to some use.
public struct EnergyTier: Hashable, Sendable {
    /// Where the tier ends, in the unit of the charge's ``Tiering``; nil for no end.
    public let limit: TierLimit?
    public let price: TariffPrice
    /// The unit of the limit, where not that of the charge's ``Tiering``: some tariffs put
    /// blocks of kilowatt-hours before blocks of kilowatt-hours per kilowatt.
    public let unit: Tiering.Unit?
    /// The block that it divides together with its neighbours, and ends with at the latest;
    /// nil where it stands alone.
    public let block: TierBlock?
    public let clause: Clause

    public init(
        upTo limit: TierLimit?, price: TariffPrice, unit: Tiering.Unit? = nil,
        block: TierBlock? = nil, clause: Clause
    ) {
        self.limit = limit
        self.unit = unit
        self.block = block
        self.price = price
        self.clause = clause
    }
}
