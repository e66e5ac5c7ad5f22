/// A person or organization that holds subscriptions.
public struct SubscriberRow: Hashable, Sendable {
    public var key: String
    public var name: String
    /// As in `residential`.
    public var memberClass: String
    public var email: String?
    public var address: String?

    public init(
        key: String, name: String, memberClass: String, email: String? = nil,
        address: String? = nil
    ) {
        self.key = key
        self.name = name
        self.memberClass = memberClass
        self.email = email
        self.address = address
    }
}
