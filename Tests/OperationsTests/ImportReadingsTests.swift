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
                == "meter PM, received: two readings contradict each other: 1.5 kWh in 3600 s "
                + "from 2026-06-01T08:00:00Z, and 9 kWh in 3600 s from 2026-06-01T08:00:00Z")
        #expect(error.flatMap { ErrorCategory(of: $0) } == .badData)
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
                r.csv:2:30: found delivered energy, which was not asked for; take it with \
                --flow delivered --flow received, or leave it out with --leave-out-others
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
                r.csv:1:1: "PM" is a production meter; say with --flow what to take of it
                r.csv:1:1: there is no meter "XM" in the book
                """)
        #expect(
            problems(hours, meter: nil)
                == "r.csv:1:1: the file does not name its meter; say it with --meter")
    }
}
