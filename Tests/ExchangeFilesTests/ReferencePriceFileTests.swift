import Diagnostics
import ExchangeFiles
import Quantities
import Testing

/// Series of prices from files.
struct ReferencePriceFileTests {
    @Test func readsHoursByTheMegawattHour() throws {
        let text = """
            start,price
            2026-06-01T00:00-04:00,31.40
            2026-06-01T01:00-04:00,-5.00
            2026-06-01T03:00-04:00,48.75

            """
        let file = try ReferencePriceFile(Array(text.utf8), file: "p.csv", per: .megawattHour)
        guard case .hourly(let runs) = file.prices else {
            Issue.record("expected hours")
            return
        }
        #expect(runs.map { $0.prices.map(\.description) } == [["0.0314", "-0.005"], ["0.04875"]])
        #expect(runs.first?.start.description == "2026-06-01T04:00:00Z")
    }

    @Test func readsMonthsByTheKilowattHour() throws {
        let text = "month,price\n2026-06,0.0412\n"
        let file = try ReferencePriceFile(Array(text.utf8), file: "p.csv", per: .kilowattHour)
        #expect(
            file.prices == .monthly([try Month("2026-06"): try EnergyPrice("0.0412")]))
    }

    @Test(arguments: [
        ("price\n1\n", "p.csv:1:1: expected either a column \"start\" or a column \"month\""),
        (
            "start,price\n2026-06-01T00:00Z,1\n2026-06-01T00:00Z,2\n",
            "p.csv:3:1: start: expected the hour 2026-06-01T01:00:00Z or a later one, found "
                + "2026-06-01T00:00:00Z; hours must be in order, each once"
        ),
        ("month,price\n2026-06,1\n2026-06,2\n", "p.csv:3:1: month: 2026-06 already has a price"),
    ])
    func saysWhatIsWrongAndWhere(text: String, message: String) {
        let error = #expect(throws: Problems.self) {
            try ReferencePriceFile(Array(text.utf8), file: "p.csv", per: .kilowattHour)
        }
        #expect(error?.description == message)
    }
}
