/// The place of a subscriber's class in a program's list of classes.
///
/// A bill run looks a class up once and computes with its index.
public struct ClassIndex: Hashable, Sendable {
    /// Zero for any class the program does not name.
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Any class the program does not name.
    public static let other = ClassIndex(rawValue: 0)
}

/// A value that may differ by class of subscriber.
public struct ClassTable<Value: Hashable & Sendable>: Hashable, Sendable {
    /// For the classes without a value of their own; nil where they have none.
    public let general: Value?
    public let byClass: [ClassIndex: Value]

    public init(_ general: Value?, byClass: [ClassIndex: Value] = [:]) {
        self.general = general
        self.byClass = byClass
    }

    public func value(for memberClass: ClassIndex) -> Value? {
        byClass[memberClass] ?? general
    }

    /// Whether it is the same for all.
    public var isUniform: Bool { byClass.isEmpty }
}
