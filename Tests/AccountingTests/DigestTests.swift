import Accounting
import TestSupport
import Testing

struct DigestTests {
    /// FIPS 180-4 examples, of NIST's "SHA256.pdf": they check the tests' own SHA-256.
    @Test(arguments: [
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func hashesAsPublished(text: String, digest: String) {
        let found = Array(text.utf8).withUnsafeBytes { SHA256.hash($0) }
        #expect(found.description == digest)
    }

    @Test(arguments: Seed.few)
    func isReadBackAsPrinted(seed: Seed) throws {
        var seed = seed
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &seed) }
        let digest = try #require(Digest(bytes))
        #expect(digest.bytes == bytes)
        #expect(Digest(hexadecimal: digest.description) == digest)
        #expect(bytes.withUnsafeBytes { Digest($0) } == digest)
        #expect(Set([digest, digest]).count == 1)
    }

    @Test func hasThirtyTwoBytes() {
        #expect(Digest([UInt8](repeating: 0, count: 32)) == .zero)
        #expect(Digest([UInt8](repeating: 0, count: 31)) == nil)
        #expect(Digest([UInt8](repeating: 0, count: 33)) == nil)
        #expect(Digest(hexadecimal: String(repeating: "0", count: 63)) == nil)
        #expect(Digest(hexadecimal: String(repeating: "g", count: 64)) == nil)
        #expect(Digest(hexadecimal: String(repeating: "é", count: 32)) == nil)
    }
}
