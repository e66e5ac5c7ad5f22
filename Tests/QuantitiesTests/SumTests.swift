import Quantities
import TestSupport
import Testing

/// Sums of what files say: exact, or an error.
struct SumTests {
    @Test(arguments: Seed.many)
    func addsUpExactly(seed: Seed) throws {
        var seed = seed
        let values = (0..<100).map { _ in
            Int64.random(in: -10_000_000_000_000...10_000_000_000_000, using: &seed)
        }
        let sum = values.reduce(0, +)
        #expect(try Energy.sum(of: values.map(Energy.init(milliwattHours:))).milliwattHours == sum)
        #expect(try Money.sum(of: values.map(Money.init(cents:))).cents == sum)
        let unrounded = values.map { UnroundedMoney(femtos: Int128($0)) }
        #expect(unrounded.reduce(.zero, +).femtos == Int128(sum))
    }

    @Test func saysThatASumIsTooLarge() {
        let energy = [Energy(milliwattHours: .max), Energy(milliwattHours: 1)]
        #expect(
            error { () throws(QuantityError) in _ = try Energy.sum(of: energy) }
                == "the sum of energy is too large to be kept exactly")
        let money = [Money(cents: .min), Money(cents: -1)]
        #expect(
            error { () throws(QuantityError) in _ = try Money.sum(of: money) }
                == "the sum of money is too large to be kept exactly")
        let exact = UnroundedMoney(femtos: .max)
        #expect(
            error { () throws(QuantityError) in
                _ = try exact.adding(UnroundedMoney(femtos: 1))
            } == "the sum of money is too large to be kept exactly")
        #expect(
            error { () throws(QuantityError) in _ = try exact.rounded(.down) }
                == "the amount of money is too large to be kept exactly")
    }

    private func error(_ body: () throws(QuantityError) -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return error.description
        }
    }

    /// As many of the largest readings as ``Energy/inputLimit`` promises.
    @Test func addsUpNineHundredThousandOfTheLargestReadings() throws {
        let readings = repeatElement(Energy.inputLimit, count: 900_000)
        #expect(try Energy.sum(of: readings).description == "9000000000000")
    }

    @Test func ordersByTheAmount() {
        #expect(Energy(milliwattHours: -1) < .zero)
        #expect(Power(milliwatts: 1) > .zero)
        #expect(EnergyPrice(nanosPerKilowattHour: 1) > .zero)
        #expect(Ratio(billionths: 1) < .one)
        #expect(Money(cents: -1) < .zero)
        #expect(UnroundedMoney(femtos: 1) > .zero)
        #expect(-Money(cents: 5) == .zero - Money(cents: 5))
        #expect(-Energy(milliwattHours: 5) == .zero - Energy(milliwattHours: 5))
        #expect(-UnroundedMoney(femtos: 5) == .zero - UnroundedMoney(femtos: 5))
        #expect(Power(milliwatts: 3) + Power(milliwatts: 4) - Power(milliwatts: 7) == .zero)
        #expect(Ratio.one + Ratio.one - Ratio.one == .one)
        let price = EnergyPrice(nanosPerKilowattHour: 3)
        #expect(price + price - price == price)
    }
}
