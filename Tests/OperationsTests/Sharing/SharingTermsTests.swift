import Operations
import Quantities
import Sharing
import Storage
import Testing

struct SharingTermsTests {
    private func terms(_ buy: String, from month: String) throws -> SetSharingTerms {
        SetSharingTerms(
            array: "MEADOW", from: try Month(month), buy: try EnergyPrice(buy),
            sell: try EnergyPrice("0.04"), capacity: try CapacityPrice("9.50"))
    }

    /// The same again changes nothing, and says so; other prices or another month are added.
    @Test func setsTermsOnce() throws {
        let test = try TestBook.withArray()
        func outcome(_ buy: String, _ month: String) throws -> SetSharingTerms.Outcome {
            try terms(buy, from: month)(in: test.book)
        }
        #expect(try outcome("0.13", "2026-01") == .set)
        #expect(try outcome("0.13", "2026-01") == .alreadyThere)
        #expect(try outcome("0.14", "2026-01") == .set)
        #expect(try outcome("0.14", "2026-02") == .set)
        #expect(try outcome("0.13", "2026-01") == .set)
        let rows = try test.book.read { reader in
            let array = try #require(try reader.array("MEADOW"))
            return try ["2026-01", "2026-03"].map { month in
                try reader.sharingTerms(ofArray: array.id, in: Month(month))?.buy.description
            }
        }
        #expect(rows == ["0.13", "0.14"])
    }
}
