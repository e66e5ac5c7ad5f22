import Quantities
import TestSupport
import Testing

/// What every quantity that is read from files has in common.
struct QuantityTextTests {
    /// A quantity type, seen from its texts.
    struct Kind: Sendable, CustomStringConvertible {
        let description: String
        let decimals: Int
        /// The greatest magnitude that is read, in the smallest unit.
        let limit: Int64
        let limitMessage: String
        let read: @Sendable (String) throws(NumeralError) -> Int64
        let print: @Sendable (Int64) -> String
    }

    static let kinds = [
        Kind(
            description: "energy", decimals: 6, limit: Energy.inputLimit.milliwattHours,
            limitMessage: "the number is out of range, the limit is 10000000 kWh",
            read: { text throws(NumeralError) in
                try Energy(kilowattHours: text).milliwattHours
            },
            print: { "\(Energy(milliwattHours: $0))" }),
        Kind(
            description: "power", decimals: 6, limit: Power.inputLimit.milliwatts,
            limitMessage: "the number is out of range, the limit is 100000000 kW",
            read: { text throws(NumeralError) in try Power(kilowatts: text).milliwatts },
            print: { "\(Power(milliwatts: $0))" }),
        Kind(
            description: "price", decimals: 9,
            limit: EnergyPrice.inputLimit.nanosPerKilowattHour,
            limitMessage: "the number is out of range, the limit is 1000 per kWh",
            read: { text throws(NumeralError) in try EnergyPrice(text).nanosPerKilowattHour },
            print: { "\(EnergyPrice(nanosPerKilowattHour: $0))" }),
        Kind(
            description: "ratio", decimals: 9, limit: Ratio.inputLimit.billionths,
            limitMessage: "the number is out of range, the limit is 1000000",
            read: { text throws(NumeralError) in try Ratio(text).billionths },
            print: { "\(Ratio(billionths: $0))" }),
        Kind(
            description: "percentage", decimals: 7, limit: Ratio.inputLimit.billionths,
            limitMessage: "the number is out of range, the limit is 1000000",
            read: { text throws(NumeralError) in try Ratio(percent: text).billionths },
            print: { Ratio(billionths: $0).percent }),
        Kind(
            description: "money", decimals: 2, limit: Money.inputLimit.cents,
            limitMessage: "the number is out of range, the limit is 10000000000000.00",
            read: { text throws(NumeralError) in try Money(text).cents },
            print: { "\(Money(cents: $0))" }),
    ]

    @Test(arguments: kinds, Seed.few)
    func readsWhatItPrints(kind: Kind, seed: Seed) throws {
        var seed = seed
        for value in [0, 1, -1, kind.limit, -kind.limit] {
            #expect(try kind.read(kind.print(value)) == value)
        }
        for _ in 0..<200 {
            let bits = Int64.random(in: 0...50, using: &seed)
            let value = Int64.random(in: -kind.limit...kind.limit, using: &seed) >> bits
            #expect(try kind.read(kind.print(value)) == value)
        }
    }

    @Test(arguments: kinds)
    func refusesWhatIsBeyondItsLimit(kind: Kind) {
        for value in [kind.limit + 1, -kind.limit - 1, .max, -.max] {
            let error = #expect(throws: NumeralError.self) { try kind.read(kind.print(value)) }
            #expect(error?.description == kind.limitMessage)
        }
    }

    @Test(arguments: kinds)
    func refusesDecimalsThatWouldBeLost(kind: Kind) {
        let zeros = String(repeating: "0", count: kind.decimals)
        #expect(throws: NumeralError.tooManyDecimals(allowed: kind.decimals)) {
            try kind.read("1.\(zeros)1")
        }
        #expect(throws: Never.self) { try kind.read("1.\(zeros)0") }
    }

    @Test(arguments: kinds)
    func refusesWhatIsNoNumber(kind: Kind) {
        for text in ["", "-", ".", "1.", "+1", "1e9", "١", "1 000", "NaN", "inf", "0x1", "1\n"] {
            #expect(throws: NumeralError.self) { try kind.read(text) }
        }
    }

    @Test(arguments: kinds)
    func printsTheExtremesOfItsRange(kind: Kind) {
        #expect(kind.print(.min).filter { $0 != "." } == "-9223372036854775808")
        #expect(kind.print(.max).filter { $0 != "." } == "9223372036854775807")
    }
}
