import Accounting
import Quantities
import Storage
import Testing

struct ImportTests {
    let sample: SampleBook
    let month: Month

    init() throws {
        sample = try SampleBook()
        month = try Month("2026-06")
    }

    @Test func isTakenOnce() throws {
        let row = try sample.importRow()
        let id = try sample.book.write { db in
            let id = try db.add(row)
            try db.summarize(import: id, "744 readings")
            return id
        }
        var summed = row
        summed.summary = "744 readings"
        let found = try sample.book.read {
            try $0.currentImport(of: row.kind, digest: row.digest, target: row.target)
        }
        #expect(found == Stored(id: id, summed))
        #expect(throws: BookError.refused(reason: "june.xml is already imported")) {
            try sample.book.write { try $0.add(row) }
        }
        #expect(throws: BookError.refused(reason: "an import is never changed")) {
            try sample.book.write { try $0.summarize(import: id, "more") }
        }
    }

    @Test func isTakenAgainForAnotherTargetOrAfterItWasUndone() throws {
        var row = try sample.importRow()
        try sample.book.write { db in
            let id = try db.add(row)
            try db.void(import: id, reason: "of last year", at: SampleBook.now)
            _ = try db.add(row)
            row.target = "PM-2"
            _ = try db.add(row)
        }
        try sample.book.read { db throws in
            #expect(try db.imports().map(\.target) == ["PM-2", "PM", "PM"])
            #expect(try db.importVoids().map(\.reason) == ["of last year"])
        }
    }

    @Test func ofPricesCountsLast() throws {
        let start = try Instant("2026-06-01T04:00:00Z")
        func run(_ nanos: [Int64], hour: Int64) -> HourlyPriceRow {
            HourlyPriceRow(
                series: "lbmp", start: start.adding(seconds: 3600 * hour),
                prices: nanos.map(EnergyPrice.init(nanosPerKilowattHour:)))
        }
        try sample.book.write { db in
            let first = try db.add(sample.importRow("1"))
            try db.add(run([1, 2, 3, 4], hour: 0), from: first)
            try db.add(run([9], hour: 10), from: first)
            let price = EnergyPrice(nanosPerKilowattHour: 5)
            try db.add(MonthlyPriceRow(series: "m", month: month, price: price), from: first)
            let second = try db.add(sample.importRow("2"))
            try db.add(run([-30, 40, 50], hour: 2), from: second)
            let later = EnergyPrice(nanosPerKilowattHour: 6)
            try db.add(MonthlyPriceRow(series: "m", month: month, price: later), from: second)
        }
        let range = TimeZoneRules.utc.range(of: month.days)
        try sample.book.read { db throws in
            let runs = try db.hourlyPrices(of: "lbmp", in: range)
            #expect(runs == [run([1, 2, -30, 40, 50], hour: 0), run([9], hour: 10)])
            #expect(try db.monthlyPrice(of: "m", in: month)?.nanosPerKilowattHour == 6)
            #expect(try db.monthlyPrice(of: "m", in: month.next) == nil)
        }
        try sample.book.write { try $0.void(import: 2, reason: "typing", at: SampleBook.now) }
        try sample.book.read { db throws in
            let runs = try db.hourlyPrices(of: "lbmp", in: range)
            #expect(runs == [run([1, 2, 3, 4], hour: 0), run([9], hour: 10)])
            #expect(try db.monthlyPrice(of: "m", in: month)?.nanosPerKilowattHour == 5)
        }
    }

    @Test func ofAYearOfPricesTakesSeveralRows() throws {
        let range = TimeZoneRules.utc.range(
            of: try #require(
                DatePeriod(from: CivilDate("2026-01-01"), to: CivilDate("2027-01-01"))))
        let prices = (0..<8760).map { EnergyPrice(nanosPerKilowattHour: Int64($0)) }
        let run = HourlyPriceRow(series: "lbmp", start: range.start, prices: prices)
        try sample.book.write { db in try db.add(run, from: db.add(sample.importRow())) }
        #expect(try sample.book.read { try $0.hourlyPrices(of: "lbmp", in: range) } == [run])
    }

    @Test func ofUtilityReportsCountsLast() throws {
        let bill = UtilityBillRow(
            array: sample.array, month: month, subscription: sample.subscriptions[0],
            used: Energy(milliwattHours: 640_000_000), billed: Money(cents: 9600))
        let credit = PostedCreditRow(
            array: sample.array, month: month, subscription: sample.subscriptions[1],
            energy: nil, amount: Money(cents: 7680))
        var corrected = bill
        corrected.billed = nil
        try sample.book.write { db in
            let first = try db.add(sample.importRow("1"))
            try db.add(bill, from: first)
            try db.add(credit, from: first)
            try db.add(corrected, from: try db.add(sample.importRow("2")))
        }
        try sample.book.read { db throws in
            #expect(try db.utilityBills(ofArray: sample.array, in: month) == [corrected])
            #expect(try db.postedCredits(ofArray: sample.array, in: month) == [credit])
            #expect(try db.postedCredits(ofArray: sample.array, in: month.next).isEmpty)
        }
    }
}
