import ExchangeFiles
import Sharing
import Testing

struct ShareQuantityTests {
    @Test(arguments: [
        ("7500", ShareQuantity.units(7500)), ("1.25%", .partsPerMillion(12_500)),
        ("100%", .partsPerMillion(1_000_000)), ("0.0001%", .partsPerMillion(1)),
        ("5.5kW", .watts(5500)), ("0.001kW", .watts(1)),
        ("4 ppm", .partsPerMillion(4)), ("12500ppm", .partsPerMillion(12_500)),
        ("4 %", .partsPerMillion(40_000)), ("5.5 kW", .watts(5500)),
    ])
    func readsEachForm(text: String, quantity: ShareQuantity) throws {
        #expect(try ShareQuantity(text) == quantity)
    }

    @Test(arguments: [
        ("0", "a share must be above zero, found \"0\"; end a share with share_to"),
        ("-1%", "a share must be above zero, found \"-1%\"; end a share with share_to"),
        ("100.0001%", "a share is at most 100%, found \"100.0001%\""),
        (
            "1.5",
            "expected a percentage as in 1.25%, kilowatts as in 5.5kW or a whole number of the "
                + "array's blocks, found \"1.5\"; write \"1.5%\" for percent"
        ),
        (
            "0.05",
            "expected a percentage as in 1.25%, kilowatts as in 5.5kW or a whole number of the "
                + "array's blocks, found \"0.05\"; write \"5%\" for a part of 0.05, or \"0.05%\""
        ),
        (
            "5%%",
            "expected a percentage as in 1.25%, kilowatts as in 5.5kW or a whole number of the "
                + "array's blocks, found \"5%%\""
        ),
        (
            "5.0000000000000003%",
            "a percentage has at most 4 decimals, found \"5.0000000000000003%\"; write \"5%\""
        ),
        (
            "33.33333%",
            "a percentage has at most 4 decimals, found \"33.33333%\"; write "
                + "\"33.3333%\""
        ),
        (
            "14.99999999999999%",
            "a percentage has at most 4 decimals, found \"14.99999999999999%\"; write \"15%\""
        ),
        (
            String(repeating: "9", count: 5000),
            "expected a percentage as in 1.25%, kilowatts as in 5.5kW or a whole number of the "
                + "array's blocks, found \"" + String(repeating: "9", count: 40) + "…\""
        ),
    ])
    func refusesWhatIsNoShare(text: String, message: String) {
        let error = #expect(throws: ShareQuantityError.self) { try ShareQuantity(text) }
        #expect(error?.description == message)
    }

    @Test func countsInTheUnitsOfTheArray() throws {
        let blocks = try ShareBasis(.blocks, total: 3800)
        let watts = try ShareBasis(.watts, total: 500_000)
        #expect(try ShareQuantity("12").units(of: blocks) == 12)
        #expect(try ShareQuantity("2%").units(of: .partsPerMillion) == 20_000)
        #expect(try ShareQuantity("2kW").units(of: watts) == 2000)
        #expect(throws: ShareQuantityError.otherUnit("a percentage", array: .blocks)) {
            try ShareQuantity("2%").units(of: blocks)
        }
        let error = #expect(throws: ShareQuantityError.self) {
            try ShareQuantity("2kW").units(of: .partsPerMillion)
        }
        #expect(
            error?.description
                == "the share is stated in kilowatts, the array is shared in ppm")
    }

    @Test(arguments: [
        ("4", "write \"4%\" or \"4 ppm\", which is 0.0004%"),
        ("100", "write \"100%\" or \"100 ppm\", which is 0.01%"),
        ("12500", "write \"1.25%\", which is 12500 ppm"),
        ("9000000", "write a percentage as in 1.25%"),
    ])
    func asksForAUnitOnAnArrayInMillionths(text: String, advice: String) throws {
        let quantity = try ShareQuantity(text)
        let error = #expect(throws: ShareQuantityError.self) {
            try quantity.units(of: .partsPerMillion)
        }
        #expect(
            error?.description
                == "the array is shared in ppm, so a share needs a unit, found \"\(text)\"; "
                + advice)
    }
}
