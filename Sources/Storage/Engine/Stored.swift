/// Something with the number the book gave it.
///
/// Numbers are for the book and the accounts; people and files say keys.
@dynamicMemberLookup
public struct Stored<Row: Sendable>: Sendable {
    public let id: Int64
    public let row: Row

    public init(id: Int64, _ row: Row) {
        self.id = id
        self.row = row
    }

    public subscript<Value>(dynamicMember member: KeyPath<Row, Value>) -> Value {
        row[keyPath: member]
    }
}

extension Stored: Equatable where Row: Equatable {}
extension Stored: Hashable where Row: Hashable {}
