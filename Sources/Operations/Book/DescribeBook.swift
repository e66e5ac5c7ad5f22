public import Quantities
public import Storage

/// Tells what a book holds, in numbers.
public struct DescribeBook: Sendable {
    public init() {}

    public struct Description: Hashable, Sendable {
        public var settings: BookSettings
        public var arrays = 0
        public var subscribers = 0
        public var subscriptions = 0
        public var programs = 0
        public var tariffs = 0
        public var imports = 0
        /// The last month of which a statement was issued.
        public var lastMonth: Month?
    }

    public func callAsFunction(in book: Book) throws -> Description {
        try book.read { reader in
            var description = Description(settings: try reader.settings())
            for array in try reader.arrays() {
                description.arrays += 1
                description.subscriptions += try reader.memberships(ofArray: array.id).count
                let last = try reader.billedMonths(ofArray: array.id).last
                description.lastMonth = [description.lastMonth, last].compactMap { $0 }.max()
            }
            try reader.eachSubscriber { _ in description.subscribers += 1 }
            description.programs = try reader.programKeys().count
            description.tariffs = try reader.tariffKeys().count
            description.imports = try reader.imports().count
            return description
        }
    }
}
