import Billing
import NetMetering
import Quantities

/// Short ways to write programs and months in tests.
enum Sample {
    static let june = month("2026-06")

    static func month(_ text: String) -> Month { must { try Month(text) } }
    static func date(_ text: String) -> CivilDate { must { try CivilDate(text) } }
    static func money(_ text: String) -> Money { must { try Money(text) } }
    static func energy(_ text: String) -> Energy { must { try Energy(kilowattHours: text) } }
    static func price(_ text: String) -> EnergyPrice { must { try EnergyPrice(text) } }
    static func ratio(_ text: String) -> Ratio { must { try Ratio(text) } }
    static func unit(_ text: String) -> UnitPrice { must { try UnitPrice(text) } }

    /// The value, where a test's own figures are wrong stopping the test.
    static func must<Value>(_ make: () throws -> Value) -> Value {
        do { return try make() } catch { preconditionFailure("a test is wrong: \(error)") }
    }

    static func identity(timeZone: String? = nil) -> ProgramIdentity {
        ProgramIdentity(
            id: must { try ID("sample") }, version: "1", name: "Sample",
            effective: DatePeriod(from: date("2000-01-01")), timeZone: timeZone)
    }

    static func term(
        _ name: String, _ price: String, over quantity: ValueTerm.Quantity = .energy
    ) -> ValueTerm {
        ValueTerm(name: name, price: PriceFormula(self.price(price)), over: quantity)
    }

    static func money(at level: ValueRule.Level, _ terms: ValueTerm...) -> ValueRule {
        ValueRule(unit: .money, at: level, terms: terms)
    }

    /// A month of one segment.
    static func month(
        _ program: Program, output: Output, weights: [Int64], unsubscribed: Int64 = 0,
        members: [ProgramMonth.Member]? = nil, references: ReferencePrices = ReferencePrices(),
        capacity: Power? = nil, month: Month = june
    ) -> ProgramMonth {
        ProgramMonth(
            program: program, month: month, references: references, capacity: capacity,
            segments: [
                ProgramMonth.Segment(
                    days: month.days, output: output, weights: weights,
                    unsubscribed: unsubscribed)
            ], members: members ?? weights.map { _ in ProgramMonth.Member() })
    }
}
