import Quantities
import Testing

struct CurrencyTests {
    @Test(arguments: [
        ("USD", 840, 2), ("EUR", 978, 2), ("CAD", 124, 2), ("JPY", 392, 0), ("KRW", 410, 0),
        ("VND", 704, 0), ("BHD", 48, 3), ("KWD", 414, 3), ("TND", 788, 3), ("ZAR", 710, 2),
        ("CLF", 990, 4), ("ALL", 8, 2), ("ZWG", 924, 2),
    ])
    func knowsTheLeastUnit(code: String, number: Int, decimals: Int) throws {
        let currency = try Currency(code)
        #expect((currency.number, currency.decimals) == (number, decimals))
        #expect(Currency(number: Int64(number)) == currency)
    }

    @Test(arguments: [
        ("usd", CurrencyError.notACode("usd")), ("", .notACode("")), ("US$", .notACode("US$")),
        ("ABC", .unknown("ABC")), ("DEM", .unknown("DEM")),
        ("XXX", .noMoney("XXX", reason: "no currency")), ("XAU", .noMoney("XAU", reason: "gold")),
    ])
    func refusesWhatIsNone(code: String, error: CurrencyError) {
        #expect(throws: error) { try Currency(code) }
        #expect(throws: error) { try Currency(kept: code) }
    }

    @Test(arguments: ["USD", "CAD", "EUR", "GBP", "AUD", "MXN"])
    func keepsHundredths(code: String) throws {
        #expect(try Currency(kept: code).code == code)
    }

    @Test(arguments: [
        ("JPY", "no smaller unit"), ("ISK", "no smaller unit"), ("OMR", "thousandths"),
        ("CLF", "4 decimals"),
    ])
    func refusesToKeepOthersByName(code: String, unit: String) {
        let error = #expect(throws: CurrencyError.self) { try Currency(kept: code) }
        #expect(
            error?.description
                == "amounts are kept to the hundredth, and \(code) has \(unit), so no amount in it "
                + "would be right; expected a currency of two decimals as USD")
    }

    @Test func hasNoNumberTwice() {
        let known = (1...999).compactMap { Currency(number: Int64($0)) }
        #expect(known.count == 164)
        #expect(Set(known.map(\.code)).count == known.count)
    }
}
