import Foundation

/// A meter file, given in pieces so that it need not fit into memory.
public struct MeterFileInput {
    /// The name in what is said of the file.
    public let name: String
    /// Fills the memory it is given as far as it can, and says how far; nothing at the end.
    private let fill: (UnsafeMutableRawBufferPointer) throws -> Int
    /// A piece that was looked at and is still to be handed on.
    private var seen: ArraySlice<UInt8>?

    /// How much of a file is read at a time, in bytes.
    private static let piece = 256 << 10

    /// The file at `path`; throws where it cannot be opened.
    public init(path: String) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        self.init(name: path) { memory in
            let count = read(handle.fileDescriptor, memory.baseAddress, memory.count)
            guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
            return count
        }
    }

    /// Bytes that are in memory.
    public init(name: String, bytes: [UInt8]) {
        var rest = bytes[...]
        self.init(name: name) { memory in
            let count = min(rest.count, memory.count)
            memory.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
    }

    /// What `fill` puts into the memory it is given; it returns how many bytes, zero at the end.
    public init(
        name: String, fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) {
        self.name = name
        self.fill = fill
    }

    enum Kind {
        case xml, csv, zip
    }

    /// What the file seems to be, by its first bytes.
    mutating func kind() throws -> Kind {
        let start = try nextPiece()
        seen = start[...]
        if start.starts(with: Array("PK\u{03}\u{04}".utf8)) { return .zip }
        // What comes before the first mark may be white space or a byte order mark.
        let first = start.prefix(1024).first { $0 > 0x20 && $0 < 0x80 }
        return first == UInt8(ascii: "<") ? .xml : .csv
    }

    /// The next piece, empty at the end.
    mutating func nextPiece() throws -> [UInt8] {
        if let seen {
            self.seen = nil
            return Array(seen)
        }
        return try [UInt8](unsafeUninitializedCapacity: Self.piece) { memory, count in
            count = try fill(UnsafeMutableRawBufferPointer(memory))
        }
    }

    /// Fills `memory` as far as it can, and says how far; nothing at the end.
    mutating func next(into memory: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let seen, !seen.isEmpty else { return try fill(memory) }
        let count = min(seen.count, memory.count)
        memory.copyBytes(from: seen.prefix(count))
        self.seen = seen.dropFirst(count)
        return count
    }
}
