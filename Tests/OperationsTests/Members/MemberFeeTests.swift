import Diagnostics
import Operations
import Quantities
import TestSupport
import Testing

/// Fees of contracts that are likely slips of the pen are warned of where they enter.
struct MemberFeeTests {
    private let test: TestBook

    init() throws {
        test = try TestBook.withArray()
    }

    private func row(_ number: Int, _ fee: String, from day: String = "2026-07-01") -> String {
        "M-\(number),Member,residential,S-\(number),MEADOW,00\(number),5%,\(day),\(fee)"
    }

    private func warnings(_ rows: [String]) throws -> [String] {
        try test.importMembers(rows, also: ",fee").warnings.map(\.description)
            .filter { $0.contains("fee: ") }
    }

    @Test(arguments: [
        (["0.05/kWh", "0.05/kWh", "0.50/kWh"], "pays 0.5 per kWh, ten times", "(0.05 per kWh)"),
        (["4.20/kW", "4/kW", "42/kW"], "pays 42 per kW, ten times", "(4.2 per kW)"),
        (["9%", "90%", "9%"], "pays 90 %, ten times", "(9 %)"),
        (["0.05/kWh", "0.06/kWh", "85/kWh"], "pays 85 per kWh, ten times", "(0.06 per kWh)"),
    ])
    func warnsOfTenTimesWhatOthersPay(fees: [String], pays: String, usual: String) throws {
        let found = try warnings(fees.enumerated().map { row($0, $1) })
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(pays) == true, "\(found)")
        #expect(found.first?.contains(usual) == true, "\(found)")
        #expect(found.first?.hasPrefix("m.csv:") == true, "\(found)")
    }

    /// The program's price of a kilowatt-hour is 0.10, and its own fee 90 %.
    @Test func warnsOfAFeeAboveTheCredit() throws {
        let found = try warnings([row(1, "0.11/kWh"), row(2, "0.09/kWh")])
        #expect(found.count == 1, "\(found)")
        #expect(
            found.first?.contains(
                "\"S-1\" pays 0.11 per kWh, more than the credit of 0.1 per kWh") == true,
            "\(found)")
        #expect(try warnings([row(3, "9%")]).first?.contains("ten times") == nil)
    }

    @Test func warnsOfAWholeMonthForAPart() throws {
        let found = try warnings([
            row(1, "4.20/kW", from: "2026-07-15"), row(2, "4.20/kW"), row(3, "80%"),
        ])
        #expect(
            found.map { $0.contains("does not divide a fee by size") && $0.hasSuffix(": S-1") }
                == [true], "\(found)")
    }

    @Test func saysNothingOfUsualFees() throws {
        #expect(try warnings([row(1, "80%"), row(2, "0.08/kWh"), row(3, "none")]).isEmpty)
    }
}
