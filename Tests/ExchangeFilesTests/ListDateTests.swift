import Testing

@testable import ExchangeFiles

/// What spreadsheets make of dates and months is refused, with what it may mean.
struct ListDateTests {
    @Test(arguments: [
        ("Jul-26", ["2026-07"]), ("7/1/2026", ["2026-07", "2026-01"]), ("2026-7", ["2026-07"]),
        ("2026-07-01", ["2026-07"]), ("Nov-2025", ["2025-11"]), ("07/2026", ["2026-07"]),
        ("July 2026", []), ("26-Jul", ["2026-07"]), ("46204", ["2026-07"]),
        ("2026-07-01 00:00:00", ["2026-07"]), ("13/7/2026", ["2026-07"]),
        ("1.7.2026", ["2026-01", "2026-07"]), ("2025-13", []), ("", []), ("x", []),
        ("202607", []),
    ])
    func saysWhichMonthIsMeant(text: String, meant: [String]) {
        let error = #expect(throws: ListDateError.self) { try ListDate.month(text) }
        #expect(error?.meant == meant)
    }

    @Test(arguments: [
        ("8/1/2026", ["2026-08-01", "2026-01-08"]), ("16-Nov-25", ["2025-11-16"]),
        ("45977", ["2025-11-16"]), ("11/16/2025", ["2025-11-16"]), ("8/8/2026", ["2026-08-08"]),
        ("2026-8-1", ["2026-08-01"]), ("2026-08-01T00:00:00", ["2026-08-01"]),
        ("Jul 4 2026", []), ("Jul-4-2026", ["2026-07-04"]), ("31/12/26", ["2026-12-31"]),
        ("2026-02-30", []), ("99999999999999999999/1/1", []),
    ])
    func saysWhichDayIsMeant(text: String, meant: [String]) {
        let error = #expect(throws: ListDateError.self) { try ListDate.date(text) }
        #expect(error?.meant == meant)
    }

    @Test func saysWhatToDo() {
        let error = #expect(throws: ListDateError.self) { try ListDate.month("Jul-26") }
        #expect(
            error?.description
                == "expected a month as in 2026-06, found \"Jul-26\", which may be 2026-07; format "
                + "the column as text before it is filled in, and write it so")
    }
}
