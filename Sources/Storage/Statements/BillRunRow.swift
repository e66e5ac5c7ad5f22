public import Accounting
public import Quantities

/// The issuing of an array's month, or of what an earlier run of the month held back.
public struct BillRunRow: Hashable, Sendable {
    public var array: Int64
    public var month: Month
    /// Counted from one within the array's month.
    public var number: Int
    public var issued: CivilDate
    public var metered: Energy
    public var unallocated: Energy
    /// The program's file.
    public var program: Digest
    /// The page that the statements are rendered with.
    public var template: Digest?
    /// What the statements have in common, as canonical JSON.
    public var facts: [UInt8]

    public init(
        array: Int64, month: Month, number: Int, issued: CivilDate, metered: Energy,
        unallocated: Energy, program: Digest, template: Digest?, facts: [UInt8]
    ) {
        self.array = array
        self.month = month
        self.number = number
        self.issued = issued
        self.metered = metered
        self.unallocated = unallocated
        self.program = program
        self.template = template
        self.facts = facts
    }
}

/// A subscription that a run left without a statement.
public struct HeldRow: Hashable, Sendable {
    public var subscription: Int64
    public var reason: String

    public init(subscription: Int64, reason: String) {
        self.subscription = subscription
        self.reason = reason
    }
}
