import NetMetering
import Quantities
import Testing

struct ProgramLimitTests {
    static let large = ClassIndex(rawValue: 1)
    static let lowIncome = ClassIndex(rawValue: 2)

    private func finding(
        _ limit: ProgramLimit, _ members: [LimitMember], capacity: String = "5000"
    ) -> String {
        let program = Sample.program(classes: ["large", "low-income"], limits: [limit])
        let found = program.check(members, capacity: Sample.power(capacity))[0]
        return "\(found.verdict) \(found)"
    }

    private func member(
        _ power: String, _ memberClass: ClassIndex = .other, energy: String? = nil,
        usage: String? = nil
    ) -> LimitMember {
        LimitMember(
            memberClass: memberClass, power: Sample.power(power),
            yearlyEnergy: energy.map(Sample.energy), yearlyUsage: usage.map(Sample.energy))
    }

    /// NJ-2: 2,550 of 5,000 kW is 51 %, and one kilowatt less is not.
    @Test
    func tells51PercentFromLess() {
        let limit = ProgramLimit(
            name: "low-income", metric: .share,
            scope: ProgramLimit.Scope(classes: [Self.lowIncome]), aggregate: .sum,
            comparison: .atLeast, bound: Sample.ratio("0.51"), of: .project)
        #expect(
            finding(limit, [member("2550", Self.lowIncome), member("2450")])
                == "met \"low-income\": found 51 %, at least 51 % required")
        #expect(
            finding(limit, [member("2549", Self.lowIncome), member("2451")])
                == "broken \"low-income\": found 50.98 %, at least 51 % required")
    }

    /// New York: members of 25 kW or more hold at most 40 % together.
    @Test
    func countsOnlyLargeMembers() {
        let limit = ProgramLimit(
            name: "large", metric: .share,
            scope: ProgramLimit.Scope(atLeast: Sample.power("25")), aggregate: .sum,
            comparison: .atMost, bound: Sample.ratio("0.4"), of: .project)
        #expect(
            finding(limit, [member("25"), member("24.999"), member("16")], capacity: "100")
                == "met \"large\": found 25 %, at most 40 % allowed")
        #expect(
            finding(limit, [member("25"), member("25")], capacity: "100")
                == "broken \"large\": found 50 %, at most 40 % allowed")
    }

    /// MN-6: 25 subscribers for each of 5 MW.
    @Test
    func countsMembersByMegawatt() {
        let limit = ProgramLimit(
            name: "members", metric: .count, aggregate: .count, comparison: .atLeast,
            bound: Sample.ratio("25"), of: .megawatt)
        let members = (0..<124).map { _ in member("40") }
        #expect(
            finding(limit, members)
                == "broken \"members\": found 124 members, at least 125 members required")
        #expect(finding(limit, members + [member("40")]).hasPrefix("met"))
        #expect(finding(limit, members + [member("0")]).hasPrefix("broken"))
    }

    @Test
    func checksEachMemberAgainstTheirUsage() {
        let limit = ProgramLimit(
            name: "usage", metric: .energy, aggregate: .max, comparison: .atMost,
            bound: Sample.ratio("1.2"), of: .usage)
        #expect(
            finding(limit, [member("1", energy: "1200", usage: "1000")])
                == "met \"usage\": found 1200 kWh, at most 1200 kWh allowed")
        #expect(
            finding(
                limit,
                [
                    member("1", energy: "100", usage: "1000"),
                    member("1", energy: "1201", usage: "1000"),
                ]) == "broken \"usage\": found 1201 kWh, at most 1200 kWh allowed")
        #expect(
            finding(limit, [member("1", energy: "100")]).hasSuffix(
                "\"usage\" cannot be checked, the usage of the last year is not known"))
        #expect(
            finding(limit, [member("1", usage: "100")]).hasSuffix(
                "\"usage\" cannot be checked, the energy expected in a year is not known"))
    }

    /// Illinois and Minnesota sell no less than 200 W.
    @Test
    func findsTheSmallest() {
        let limit = ProgramLimit(
            name: "smallest", metric: .power, aggregate: .min, comparison: .atLeast,
            bound: Sample.ratio("0.2"))
        #expect(
            finding(limit, [member("0.2"), member("4")])
                == "met \"smallest\": found 0.2 kW, at least 0.2 kW required")
        #expect(
            finding(limit, [member("0.199"), member("4")])
                == "broken \"smallest\": found 0.199 kW, at least 0.2 kW required")
        #expect(finding(limit, []).hasPrefix("met"))
    }
}
