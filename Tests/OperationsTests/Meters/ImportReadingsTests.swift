import Diagnostics
import Metering
import Operations
import Quantities
import Storage
import Testing

struct ImportReadingsTests {
    let test: TestBook
    let hours = ["2026-06-01T07:00:00Z,60,1.25", "2026-06-01T08:00:00Z,60,1.5"]

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers(
            ["S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01,UM"], also: ",usage_meter")
    }

    private func problems(
        _ rows: [String], meter: String? = "PM", header: String = "start,minutes,kwh"
    ) -> String {
        let error = #expect(throws: Problems.self) {
            try test.importReadings(rows, meter: meter, header: header)
        }
        return error.map(\.description) ?? ""
    }

    @Test func takesWhatTheGridReceivedFromAnArray() throws {
        let outcome = try test.importReadings(hours)
        #expect(outcome?.series.map(\.flow) == [.received])
        #expect(outcome?.series.map(\.added) == [2])
        #expect(outcome?.series.map(\.energy) == [try Energy(kilowattHours: "2.75")])
    }

    @Test func takesWhatTheGridDeliveredToASubscriber() throws {
        let outcome = try test.importReadings(hours, meter: "UM")
        #expect(outcome?.series.map(\.flow) == [.delivered])
    }

    @Test func importingTwiceIsImportingOnce() throws {
        try test.importReadings(hours)
        let again = try test.importReadings(hours)
        #expect(again?.isRepeat == true)
        #expect(again?.series == [])
    }

    @Test func takesTheSameReadingsOfAnotherFileOnce() throws {
        try test.importReadings(hours)
        let more = try test.importReadings(hours + ["2026-06-01T09:00:00Z,60,2"])
        #expect(more?.series.map(\.added) == [1])
        #expect(more?.series.map(\.repeated) == [2])
    }

    @Test func refusesReadingsThatContradictTheBook() throws {
        try test.importReadings(hours)
        let error = #expect(throws: ReadingConflicts.self) {
            try test.importReadings(["2026-06-01T08:00:00Z,60,9"])
        }
        #expect(
            error?.description
                == """
                meter PM, received: two readings contradict each other: 1.5 kWh in 3600 s \
                from 2026-06-01T08:00:00Z, and 9 kWh in 3600 s from 2026-06-01T08:00:00Z
                the book has its readings from r.csv, imported as of 2026-06-01; if that is the \
                wrong file, undo it with: commonwatt meter undo \(try digest())
                """)
        #expect(error.flatMap { ErrorCategory(of: $0) } == .badData)
    }

    private func digest() throws -> String {
        String(try #require(ListMeterImports()(in: test.book).first).digest.prefix(12))
    }

    /// None of them is in the book, so that none is to be undone.
    @Test func saysNothingOfUndoingWhatCameWithIt() {
        let header = "start,minutes,kwh\n"
        let files = ["2026-06-01T08:00:00Z,60,9", "2026-06-01T08:00:00Z,60,8"].map {
            MeterSource.bytes(Array((header + $0).utf8), name: "r.csv")
        }
        let error = #expect(throws: ReadingConflicts.self) {
            try ImportReadings(files, meter: "PM")(in: test.book, TestBook.time)
        }
        #expect(error?.conflicts.count == 1)
        #expect(error?.sources == [])
    }

    @Test func warnsOfMoreThanTheArrayCanDeliver() throws {
        let rows = [
            "2026-06-01T07:00:00Z,60,110", "2026-06-01T08:00:00Z,15,124.75",
            "2026-06-01T08:15:00Z,15,27.500001",
        ]
        #expect(
            try test.importReadings(rows)?.warnings.map(\.description) == [
                "r.csv:1:1: warning: 499 kW in the interval from 2026-06-01T08:00:00Z and 1 more, "
                    + "above the array's 100 kW; is this the right file?"
            ])
    }

    /// A large customer may use as much as the array gives, and a house less than 96 kW.
    @Test func warnsOfMoreThanAUsageMeterSees() throws {
        let rows = ["2026-06-01T07:00:00Z,60,110", "2026-06-01T08:00:00Z,15,124.75"]
        #expect(
            try test.importReadings(rows, meter: "UM")?.warnings.map(\.description) == [
                "r.csv:1:1: warning: 499 kW in the interval from 2026-06-01T08:00:00Z, above the "
                    + "100 kW that the whole array can give; is this the right file, and is it in "
                    + "kWh?"
            ])
    }

    @Test func saysForWhichMeterAFileIsImported() throws {
        try test.importReadings(hours)
        let again = try test.importReadings(hours, meter: "UM")
        let number = try #require(ListMeterImports()(in: test.book).first).number
        #expect(
            again?.warnings.map(\.description) == [
                "r.csv:1:1: warning: this file is imported for PM already; if it is not of UM too, "
                    + "undo it with: commonwatt meter undo \(try digest()) --import \(number)"
            ])
        // The advice works.
        let undone = try UndoMeterImport(digest(), number: number)(in: test.book, TestBook.time)
        #expect(undone.meters == ["UM"])
    }

    /// What is kept otherwise is another import.
    @Test func takesAFileAgainThatIsKeptOtherwise() throws {
        let rows = ["2026-06-01T07:00:00Z,60,1,net", "2026-06-01T08:00:00Z,60,-2,net"]
        let header = "start,minutes,kwh,flow"
        let net = try test.importReadings(rows, meter: "UM", header: header) { $0.flows = [.net] }
        #expect(net?.series.map(\.energy.description) == ["-1"])
        #expect(
            net?.warnings.map(\.message) == [
                "no bill is made of the net energy of a usage meter, only of what is delivered; to "
                    + "bill it, import the file with --flow net --as delivered --below-zero "
                    + "as-received"
            ])
        let split = try test.importReadings(rows, meter: "UM", header: header) {
            $0.flows = [.net]
            $0.keptAs = .delivered
            $0.belowZero = .received
        }
        #expect(split?.series.map(\.flow) == [.delivered, .received])
        #expect(split?.series.map(\.energy.description) == ["1", "2"])
    }

    /// Net is delivered less received: the output of a plant is below zero in it.
    @Test func theOutputOfANetRegisterIsBilledAsAdvised() throws {
        let rows = ["2026-06-01T07:00:00Z,60,-4,net", "2026-06-01T08:00:00Z,60,0.5,net"]
        let header = "start,minutes,kwh,flow"
        #expect(
            problems(rows, header: header).contains(
                "take it with --flow net --as delivered --below-zero as-received, or where"))
        let taken = try test.importReadings(rows, header: header) {
            $0.flows = [.net]
            $0.keptAs = .delivered
            $0.belowZero = .received
        }
        #expect(taken?.series.map(\.flow) == [.delivered, .received])
        #expect(taken?.series.map(\.energy.description) == ["0.5", "4"])
    }

    @Test(arguments: [
        (
            [EnergyFlow.received], EnergyFlow.received,
            "below-zero: what is below zero in received energy went the other way; say as-delivered"
        ),
        (
            [.net], .received,
            "below-zero: net energy has no other way; say with --as what to keep it as"
        ),
    ])
    func refusesTheWrongWayOfWhatIsBelowZero(
        flows: [EnergyFlow], belowZero: EnergyFlow, message: String
    ) throws {
        let error = #expect(throws: OperationError.self) {
            try test.importReadings(hours) {
                $0.flows = flows
                $0.belowZero = belowZero
            }
        }
        #expect(error?.description == message)
    }

    @Test func saysWhatWasLeftOutOfAnArray() throws {
        let rows =
            hours.map { $0 + ",received" } + [
                "2026-06-02T07:00:00Z,60,5.3,delivered", "2026-06-02T08:00:00Z,60,7,delivered",
            ]
        let outcome = try test.importReadings(rows, header: "start,minutes,kwh,flow") {
            $0.leavesOutOthers = true
        }
        #expect(
            outcome?.warnings.map(\.description) == [
                "r.csv:4:29: warning: left out delivered energy, the plant's own use at night, "
                    + "12.3 kWh"
            ])
    }

    @Test func asksForTheMeterOfAFlowItDoesNotExpect() {
        #expect(
            problems(
                hours.map { $0 + ",received" }, meter: nil, header: "start,minutes,kwh,flow")
                    == """
                    r.csv:2:30: found received energy, which was not asked for; name the meter of \
                    the book that the file is of with --meter, as in PM, UM
                    """)
    }

    @Test func refusesReadingsThatContradictEachOther() throws {
        let found = problems(hours + ["2026-06-01T08:00:00Z,60,9"])
        #expect(found.hasPrefix("r.csv:4:1: two readings contradict each other: "))
    }

    @Test func refusesAFlowItWasNotToldToTake() throws {
        let header = "start,minutes,kwh,flow"
        #expect(
            problems(hours.map { $0 + ",delivered" }, header: header)
                == """
                r.csv:2:30: found delivered energy, which was not asked for; if it is what is to \
                be billed as received energy, take it with --flow delivered --as received
                """)
        let taken = try test.importReadings(
            hours.map { $0 + ",delivered" }, header: header
        ) {
            $0.flows = [.delivered]
            $0.keptAs = .received
        }
        #expect(taken?.series.map(\.flow) == [.received])
    }

    @Test func refusesToKeepTwoFlowsAsOne() throws {
        let error = #expect(throws: OperationError.self) {
            try test.importReadings(hours) {
                $0.flows = [.delivered, .received]
                $0.keptAs = .received
            }
        }
        #expect(
            error?.description
                == "as: expected one flow to be kept under another name, found 2")
    }

    @Test func saysWhichMetersThereAre() throws {
        let error = #expect(throws: OperationError.self) {
            try test.importReadings(hours, meter: "XM")
        }
        #expect(
            error?.description
                == "there is no meter \"XM\" in the book, expected one of PM, UM")
    }

    @Test func readsAFileOfSeveralMetersByTheirNames() throws {
        let header = "meter,start,minutes,kwh"
        let outcome = try test.importReadings(
            hours.map { "UM," + $0 }, meter: nil, header: header)
        #expect(outcome?.series.map(\.meter) == ["UM"])
        #expect(
            problems(["XM," + hours[0], "PM," + hours[1]], meter: nil, header: header) == """
                r.csv:1:1: "PM" is a production meter; say with --flow what to take of \
                it, as in --flow received
                r.csv:1:1: there is no meter "XM" in the book
                """)
        #expect(
            problems(hours, meter: nil)
                == "r.csv:1:1: the file does not name its meter; say it with --meter")
    }
}
