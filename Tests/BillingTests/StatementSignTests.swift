import Billing
import Quantities
import TestSupport
import Testing

/// What is below zero without a price that is.
struct StatementSignTests {
    private func statements(_ seed: Seed) throws -> [Statement] {
        var random = try RandomArrayMonth(seed)
        return try MonthRun(random.input()).outcome().statements.map(\.statement)
    }

    @Test(arguments: Seed.few)
    func findsNothingWrongWithAMonthOfGeneration(seed: Seed) throws {
        for statement in try statements(seed) where statement.allocated >= .zero {
            guard statement.credit.earned.quantity >= 0 else { continue }
            #expect(statement.wrongSigns.isEmpty)
        }
    }

    @Test func namesEachFigure() throws {
        var statement = try #require(try statements(Seed(7)).first)
        statement.credit.value = nil
        statement.lines = []
        func wrong(_ change: (inout Statement) -> Void) -> [String] {
            var changed = statement
            changed.allocated = Energy(milliwattHours: 1_000_000)
            changed.credit.earned = .money(Money(cents: 10))
            changed.credit.applied = .money(Money(cents: 10))
            change(&changed)
            return changed.wrongSigns
        }
        #expect(wrong { _ in }.isEmpty)
        #expect(
            wrong { $0.allocated = Energy(milliwattHours: -4_650_000) }
                == ["generation of -4.65 kWh"])
        #expect(
            wrong { $0.credit.earned = .money(Money(cents: -69)) } == ["credit earned of -0.69"])
        #expect(
            wrong { $0.credit.applied = .energy(Energy(milliwattHours: -1)) }
                == ["credit used of -0.000001 kWh"])
        #expect(wrong { $0.credit.value = Money(cents: -1) } == ["a credit of -0.01"])
        let fee = StatementLine(
            .fee, Money(cents: -62),
            .percentage(
                Ratio(billionths: 900_000_000), of: Money(cents: -69), .generatedCredit,
                rounding: .halfAwayFromZero, .contract))
        #expect(wrong { $0.lines = [fee] } == ["a fee of -0.62"])
    }

    /// A market's price can be below zero, and a fee may be a gift.
    @Test func allowsWhatAPriceBelowZeroMakes() throws {
        var statement = try #require(try statements(Seed(7)).first)
        let energy = Energy(milliwattHours: 1_000_000)
        statement.allocated = energy
        statement.credit.value = nil
        statement.credit.earned = .money(Money(cents: -69))
        statement.credit.terms = [
            CreditTerm(
                name: "market", quantity: energy, price: nil,
                amount: UnroundedMoney(Money(cents: -69)), line: 1, isIllustrative: false)
        ]
        #expect(statement.wrongSigns.isEmpty)
        statement.credit.terms = []
        statement.credit.earned = .money(.zero)
        statement.credit.applied = .money(.zero)
        statement.lines = [
            StatementLine(
                .fee, Money(cents: -5),
                .energy(
                    energy, at: EnergyPrice(nanosPerKilowattHour: -50_000_000), of: .allocated,
                    rounding: .halfAwayFromZero, .contract))
        ]
        #expect(statement.wrongSigns.isEmpty)
    }
}
