public import Tariffs

/// One way to be billed under a rate of a service classification.
public struct IEDRPlan: Hashable, Sendable {
    /// The state's own code, as in `EDS-CED-SC1-1-442`.
    public let code: String?
    public let serviceClass: String
    /// The code of the rate the plan is listed under.
    public let rate: String
    /// The plan's own rate code, which may be longer.
    public let rateCode: String
    public let rateName: String
    public let name: String
    public let description: String?
    public let utility: IEDRUtility
    /// What its document and the plan itself say is sold, in the document's words.
    public let commodities: [String]
    public let customerClasses: [String]
    public let territories: [String]
    /// Other lists of whom it is for, by their names.
    public let traits: [String: [String]]
    /// Whether another company supplies the energy, and the plan is for delivery only.
    public let hasRetailSupply: Bool
    public let dates: IEDRDates
    public let leaf: String?
    public let cases: [String]
    public let source: IEDRSource
    public let calendar: IEDRCalendar
    public let charges: [IEDRCharge]
    /// What in it was not understood.
    public let unread: [UnsupportedItem]
    public let clause: Clause
}
