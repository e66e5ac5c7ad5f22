import Accounting
import Metering
import Quantities
import Storage
import TestSupport
import Testing

struct ReadingTests {
    let sample: SampleBook
    let meter: Stored<MeterRow>

    init() throws {
        let sample = try SampleBook()
        self.sample = sample
        meter = try sample.book.write { db in
            let row = MeterRow(production: "PM", of: sample.array)
            return Stored(id: try db.add(row), row)
        }
    }

    private func series(
        from start: String, step: Int32 = 3600, _ energies: [Int64]
    ) throws -> ReadingSeries {
        let run = ReadingRun(
            start: try Instant(start), step: step,
            energies: energies.map(Energy.init(milliwattHours:)))
        return try ReadingSeries([try #require(run)])
    }

    @discardableResult
    private func add(_ series: ReadingSeries, from file: String) throws -> ReadingReceipt {
        try sample.book.write { db in
            let id = try db.add(sample.importRow(file))
            return try db.add(series, .received, of: meter, from: id)
        }
    }

    private func stored() throws -> ReadingSeries {
        let all = try #require(
            TimeRange(from: Instant("2020-01-01T00:00Z"), to: Instant("2030-01-01T00:00Z")))
        return try sample.book.read { try $0.readings(of: meter.id, .received, in: all) }
    }

    @Test(arguments: Seed.few)
    func comeBackAsTheyWere(seed: Seed) throws {
        var seed = seed
        let energies = (0..<2000).map { _ in
            Int64.random(in: -1_000_000_000...5_000_000_000_000, using: &seed)
        }
        let series = try series(from: "2026-01-10T05:00:00Z", energies)
        #expect(try add(series, from: "a.xml") == ReadingReceipt(added: 2000))
        #expect(try stored() == series)
    }

    @Test func standInARowForEachMonth() throws {
        let series = try series(
            from: "2026-01-31T22:30:00Z", [Int64](repeating: 1000, count: 24 * 35))
        try add(series, from: "a.xml")
        #expect(try stored() == series)
        let february = try #require(
            TimeRange(from: Instant("2026-02-10T00:00Z"), to: Instant("2026-02-11T00:00Z")))
        let part = try sample.book.read { try $0.readings(of: meter.id, .received, in: february) }
        #expect(part.range?.start == (try Instant("2026-02-01T00:30:00Z")))
        #expect(part.range?.end == (try Instant("2026-03-01T00:30:00Z")))
    }

    @Test func keepWholeMonthsAndYearsReadAtOnce() throws {
        let series = try series(from: "2025-01-15T00:00:00Z", step: 31_536_000, [7, 8])
        try add(series, from: "a.xml")
        #expect(try stored() == series)
        let day = try #require(
            TimeRange(from: Instant("2025-12-24T00:00Z"), to: Instant("2025-12-25T00:00Z")))
        let part = try sample.book.read { try $0.readings(of: meter.id, .received, in: day) }
        #expect(part.count == 1)
    }

    @Test func areTakenOnce() throws {
        try add(try series(from: "2026-06-01T00:00:00Z", [1, 2, 3]), from: "a.xml")
        let receipt = try add(
            try series(from: "2026-05-31T23:00:00Z", [9, 1, 2, 3, 4]), from: "b.xml")
        #expect(receipt == ReadingReceipt(added: 2, repeated: 3))
        #expect(try stored() == (try series(from: "2026-05-31T23:00:00Z", [9, 1, 2, 3, 4])))
    }

    @Test func mustNotContradictWhatIsThere() throws {
        try add(try series(from: "2026-06-01T00:00:00Z", [1_000_000, 2, 3]), from: "a.xml")
        let error = #expect(throws: ReadingConflicts.self) {
            try add(try series(from: "2026-06-01T00:00:00Z", [5_500_000, 2, 4]), from: "b.xml")
        }
        #expect(
            error?.description == """
                meter PM, received: two readings contradict each other: \
                1 kWh in 3600 s from 2026-06-01T00:00:00Z, and \
                5.5 kWh in 3600 s from 2026-06-01T00:00:00Z
                meter PM, received: two readings contradict each other: \
                0.000003 kWh in 3600 s from 2026-06-01T02:00:00Z, and \
                0.000004 kWh in 3600 s from 2026-06-01T02:00:00Z
                \(try advice("a.xml"))
                """)
        #expect(try stored() == (try series(from: "2026-06-01T00:00:00Z", [1_000_000, 2, 3])))
    }

    @Test func mustNotOverlapWhatIsThere() throws {
        try add(try series(from: "2026-06-30T23:30:00Z", [1]), from: "a.xml")
        let error = #expect(throws: ReadingConflicts.self) {
            try add(try series(from: "2026-07-01T00:00:00Z", step: 900, [5]), from: "b.xml")
        }
        #expect(
            error?.description == """
                meter PM, received: two readings overlap: \
                0.000001 kWh in 3600 s from 2026-06-30T23:30:00Z, and \
                0.000005 kWh in 900 s from 2026-07-01T00:00:00Z
                \(try advice("a.xml"))
                """)
    }

    private func advice(_ file: String) throws -> String {
        let row = try sample.importRow(file)
        return "the book has its readings from \(file), imported as of \(row.asOf); if that is "
            + "the wrong file, undo it with: commonwatt meter undo "
            + row.digest.description.prefix(12)
    }

    @Test func reportManyContradictionsInShort() throws {
        try add(
            try series(from: "2026-06-01T00:00:00Z", [Int64](repeating: 1, count: 100)),
            from: "a.xml")
        let error = #expect(throws: ReadingConflicts.self) {
            try add(
                try series(from: "2026-06-01T00:00:00Z", [Int64](repeating: 2, count: 100)),
                from: "b.xml")
        }
        #expect(error?.conflicts.count == 20)
        #expect(error?.description.contains("\nand 80 more\n") == true)
    }

    @Test func areKeptApartByFlow() throws {
        try add(try series(from: "2026-06-01T00:00:00Z", [1]), from: "a.xml")
        try sample.book.write { db in
            let id = try db.add(sample.importRow("b.xml"))
            let other = try series(from: "2026-06-01T00:00:00Z", [2])
            _ = try db.add(other, .delivered, of: meter, from: id)
        }
        #expect(try stored() == (try series(from: "2026-06-01T00:00:00Z", [1])))
        #expect(try sample.book.read { try $0.flows(of: meter.id) } == [.delivered, .received])
    }

    @Test func doNotCountWhenTheirImportIsUndone() throws {
        try add(try series(from: "2026-06-01T00:00:00Z", [1]), from: "a.xml")
        try sample.book.write { db in
            let row = try sample.importRow("a.xml")
            let found = try db.reader.currentImport(
                of: .meter, digest: row.digest, target: "PM")
            try db.void(import: try #require(found).id, reason: "wrong file", at: SampleBook.now)
            #expect(
                try db.reader.currentImport(of: .meter, digest: row.digest, target: "PM") == nil)
        }
        #expect(try stored().isEmpty)
        try add(try series(from: "2026-06-01T00:00:00Z", [2]), from: "a.xml")
        #expect(try stored() == (try series(from: "2026-06-01T00:00:00Z", [2])))
    }

    @Test func nameTheirFiles() throws {
        try add(try series(from: "2026-06-01T00:00:00Z", [1]), from: "a.xml")
        try add(try series(from: "2026-06-01T01:00:00Z", [1]), from: "b.xml")
        try add(try series(from: "2026-07-01T01:00:00Z", [1]), from: "c.xml")
        let june = TimeZoneRules.utc.range(of: try Month("2026-06").days)
        let files = try sample.book.read {
            try $0.readingSources(of: meter.id, .received, in: june)
        }
        #expect(files.map(\.name) == ["a.xml", "b.xml"])
    }
}
