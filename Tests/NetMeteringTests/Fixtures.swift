import NetMetering
import Quantities

/// Short ways to write figures in tests.
enum Sample {
    static func month(_ text: String) -> Month { must { try Month(text) } }
    static func date(_ text: String) -> CivilDate { must { try CivilDate(text) } }
    static func money(_ text: String) -> Money { must { try Money(text) } }
    static func energy(_ text: String) -> Energy { must { try Energy(kilowattHours: text) } }
    static func price(_ text: String) -> EnergyPrice { must { try EnergyPrice(text) } }
    static func ratio(_ text: String) -> Ratio { must { try Ratio(text) } }
    static func power(_ text: String) -> Power { must { try Power(kilowatts: text) } }

    /// The value, where a test's own figures are wrong stopping the test.
    static func must<Value>(_ make: () throws -> Value) -> Value {
        do { return try make() } catch { preconditionFailure("a test is wrong: \(error)") }
    }

    static func identity(timeZone: String? = nil) -> ProgramIdentity {
        ProgramIdentity(
            id: must { try ID("sample") }, version: "1", name: "Sample",
            effective: DatePeriod(from: date("2000-01-01")), timeZone: timeZone)
    }

    static func value(_ terms: ValueTerm...) -> ValueRule {
        ValueRule(unit: .money, at: .account, terms: terms)
    }

    static func program(
        classes: [String] = [], value: ValueRule = value(), limits: [ProgramLimit] = []
    ) -> Program {
        must {
            try Program(identity: identity(), classes: classes, value: value, limits: limits)
        }
    }
}
