/// Something that a list corrects in a book, as people see it.
public struct MemberChange: Hashable, Sendable {
    /// The subscriber or the subscription.
    public var member: String
    /// What of it, by the list's column, as in `class`.
    public var field: String
    /// What the book had; empty for nothing.
    public var before: String
    /// What it has now.
    public var now: String
}
