public import Foundation

/// A meter file, given in pieces so that it need not fit into memory.
public struct MeterFileInput {
    /// The name in what is said of the file.
    public let name: String
    private let next: () throws -> Data?
    /// A piece that was looked at and is still to be handed on.
    private var seen: Data?

    /// How much of a file is read at a time, in bytes.
    private static let piece = 256 << 10

    /// The file at `path`; throws where it cannot be opened.
    public init(path: String) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        self.init(name: path) { try handle.read(upToCount: Self.piece) }
    }

    /// Bytes that are in memory.
    public init(name: String, bytes: [UInt8]) {
        var rest = bytes[...]
        self.init(name: name) {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(Self.piece) }
            return Data(rest.prefix(Self.piece))
        }
    }

    /// Pieces as `next` gives them, until it gives nil.
    public init(name: String, next: @escaping () throws -> Data?) {
        self.name = name
        self.next = next
    }

    enum Kind {
        case xml, csv, zip
    }

    /// What the file seems to be, by its first bytes.
    mutating func kind() throws -> Kind {
        seen = try next()
        let start = (seen ?? Data()).prefix(1024).filter { $0 > 0x20 && $0 < 0x80 && $0 != 0 }
        if start.starts(with: Array("PK\u{03}\u{04}".utf8.filter { $0 > 0x20 })) { return .zip }
        return start.first == UInt8(ascii: "<") ? .xml : .csv
    }

    /// The next piece, or nil at the end.
    mutating func nextPiece() throws -> Data? {
        defer { seen = nil }
        return try seen ?? next()
    }

    /// Hands on each piece.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var input = self
        while let piece = try input.nextPiece(), !piece.isEmpty {
            try piece.withUnsafeBytes(body)
        }
    }
}
