public import Accounting

/// A secret that lets its bearer ask the service.
///
/// 256 random bits; the book keeps their digest alone, so whoever reads the book can let nobody
/// in with it.
public struct AccessToken: Hashable, Sendable {
    /// What is handed to the bearer, once.
    public let text: String

    /// A new one.
    init(using generator: inout some RandomNumberGenerator) {
        let words = (0..<4).map { _ in UInt64.random(in: .min ... .max, using: &generator) }
        let digits = words.map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }
        text = "cw_" + digits.joined()
    }

    /// One that a bearer presents, which may be anything.
    public init(presented text: String) {
        self.text = text
    }

    /// What the book knows it by.
    public var digest: Digest { Digest(of: Array(text.utf8)) }
}
