internal import enum Crypto.Curve25519
internal import Foundation

/// The lines of a key's or seal's file: a title, and values by name.
struct SealFields {
    let title: String
    private let fields: [(name: String, value: String)]

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(whereSeparator: \.isNewline).map(String.init)
        title = lines.first ?? ""
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.range(of: ": ") else { return nil }
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
    }

    subscript(name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
