import Diagnostics
import Metering
import Quantities

/// Turns a feed into series, or says why not.
struct FeedImport {
    private let feed: GreenButtonFeed
    private let choice: MeterFileChoice
    private var problems: Problems

    init(_ feed: GreenButtonFeed, _ choice: MeterFileChoice) {
        self.feed = feed
        self.choice = choice
        problems = feed.faults
        problems.add(feed.remarks)
    }

    /// The readings that were asked for, by usage point and flow.
    consuming func contents() throws(Problems) -> MeterFileContents {
        if let root = feed.foreignRoot {
            problems.add(
                "the root element is \(root), expected an Atom feed or an ESPI resource",
                at: start)
            throw problems
        }
        let resolution = FeedResolution(feed)
        problems.add(resolution.times)
        let streams = resolution.streams.filter { !$0.isEmpty }
        let registers = usable(chosen(of: streams))
        checkParallel(registers)
        try problems.throwIfAny()
        let meters = try meters(of: registers)
        guard !meters.isEmpty else {
            problems.add("the file has no readings of energy to take", at: start)
            throw problems
        }
        remarkOnLeftOut()
        return MeterFileContents(file: feed.file, meters: meters, warnings: problems.warnings)
    }

    private var start: Place { Place(file: feed.file, line: 1, column: 1) }

    /// Says what else is in the feed and is never taken.
    private mutating func remarkOnLeftOut() {
        var what: [String] = []
        let costs = feed.countedBlocks.reduce(0) { $0 + $1.costs }
        if costs > 0 {
            what.append(costs == 1 ? "the cost of 1 reading" : "the costs of \(costs) readings")
        }
        let summaries = feed.usageSummaries
        if summaries > 0 {
            what.append("\(summaries) usage \(summaries == 1 ? "summary" : "summaries")")
        }
        guard !what.isEmpty else { return }
        problems.addWarning(
            "left out \(what.joined(separator: " and ")); bills are made of energy", at: start)
    }
}

/// A stream that is to be taken, and the flow it tells of.
private struct Register {
    let flow: EnergyFlow
    let stream: ReadingStream
}

extension ReadingStream {
    var isEmpty: Bool { blocks.allSatisfy(\.readings.isEmpty) }

    /// Where the stream begins in the file.
    var place: Place? { blocks.first?.place }

    /// The sum of its readings, of watt-hours; nil where one or the sum is too large.
    var energy: Energy? {
        var sum = Energy.zero
        for block in blocks {
            let scale = DecimalScale(power: (type?.multiplier ?? 0) + 3 - block.decimals)
            for reading in block.readings {
                guard let energy = try? scale.energy(of: reading.value),
                    let next = try? sum.adding(energy)
                else { return nil }
                sum = next
            }
        }
        return sum
    }
}

extension FeedImport {
    /// The streams of the usage point and register asked for.
    private mutating func chosen(of streams: [ReadingStream]) -> [ReadingStream] {
        let points = Set(streams.map(\.meter.usagePoint))
        if let name = choice.usagePoint, !points.contains(name) {
            problems.add(
                "there are no readings of usage point \"\(name)\" in the file, "
                    + "only of \(Self.list(points))", at: start)
        }
        let ofPoint = streams.filter { choice.takes(usagePoint: $0.meter.usagePoint) }
        guard let name = choice.meterReading else { return ofPoint }
        let ofRegister = ofPoint.filter { $0.meter.meterReading == name }
        if ofRegister.isEmpty, !ofPoint.isEmpty {
            problems.add(
                "there is no meter reading \"\(name)\" in the file, "
                    + "only \(Self.list(Set(ofPoint.map(\.meter.meterReading))))", at: start)
        }
        return ofRegister
    }

    /// The streams of energy in the flows asked for; each other one is a problem.
    private mutating func usable(_ streams: [ReadingStream]) -> [Register] {
        let flows = Set(
            streams.filter { $0.foreignness == nil }.compactMap { $0.type?.energyFlow })
        return streams.compactMap { stream in
            if let foreignness = stream.foreignness {
                leaveOut(foreignness, stream, isAlone: streams.count == 1)
                return nil
            }
            guard let flow = stream.type?.energyFlow ?? choice.unstatedFlow else {
                leaveOut(
                    "the file does not say which way the energy went; state it with --flow",
                    stream, isAlone: true)
                return nil
            }
            guard choice.flows.contains(flow) else {
                leaveOut(flow, stream, isAll: flows.isDisjoint(with: choice.flows))
                return nil
            }
            return Register(flow: flow, stream: stream)
        }
    }

    private mutating func leaveOut(
        _ message: String, _ stream: ReadingStream, isAlone: Bool
    ) {
        if choice.leavesOutOthers {
            problems.addWarning(message + "; left out", at: stream.place)
        } else {
            let advice = isAlone ? "" : "; leave them out with --leave-out-others"
            problems.add(message + advice, at: stream.place)
        }
    }

    private mutating func leaveOut(
        _ flow: EnergyFlow, _ stream: ReadingStream, isAll: Bool
    ) {
        if choice.leavesOutOthers {
            problems.addWarning(
                choice.remark(onLeftOut: flow, stream.energy), at: stream.place)
        } else {
            problems.add(
                "found \(flow.rawValue) energy, which was not asked for; "
                    + choice.waysOut(of: flow, meter: stream.meter.usagePoint, isAll: isAll),
                at: stream.place)
        }
    }

    /// Several registers of one flow tell of the same energy in other ways; to add them up
    /// would count it twice.
    private mutating func checkParallel(_ registers: [Register]) {
        struct Key: Hashable {
            let usagePoint: String
            let flow: EnergyFlow
        }
        let groups = Dictionary(grouping: registers) {
            Key(usagePoint: $0.stream.meter.usagePoint, flow: $0.flow)
        }
        for (key, group) in groups.sorted(by: { $0.key.usagePoint < $1.key.usagePoint }) {
            let names = Set(group.map(\.stream.meter.meterReading))
            guard names.count > 1 else { continue }
            problems.add(
                "usage point \"\(key.usagePoint)\" has several meter readings of "
                    + "\(key.flow.rawValue) energy, choose one: \(Self.list(names))",
                at: group.first?.stream.place)
        }
    }

    private static func list(_ names: Set<String>) -> String {
        names.sorted().map { $0.isEmpty ? "one without a name" : $0 }.joined(separator: ", ")
    }
}

extension FeedImport {
    /// The series of each usage point; throws all that is wrong with their readings.
    private mutating func meters(
        of registers: [Register]
    ) throws(Problems) -> [MeterFileContents.Meter] {
        var builders: [String: [EnergyFlow: ReadingSeriesBuilder]] = [:]
        for register in registers {
            let name = register.stream.meter.usagePoint
            noteContradictions(in: register.stream)
            append(
                register,
                to: &builders[name, default: [:]][register.flow, default: .init()])
        }
        try problems.throwIfAny()
        var meters: [MeterFileContents.Meter] = []
        for (name, flows) in builders {
            var series: [EnergyFlow: ReadingSeries] = [:]
            var repeats = 0
            for (flow, builder) in flows {
                do throws(ReadingError) {
                    let built = try builder.series()
                    series[flow] = built.series
                    repeats += built.repeats
                } catch {
                    problems.add("\(error)", at: place(of: error, in: registers))
                }
            }
            if repeats > 0 {
                problems.addWarning(
                    "\(repeats) readings came again with equal values and were taken once",
                    at: start)
            }
            let places = registers.filter { $0.stream.meter.usagePoint == name }
                .map { ($0.flow, $0.stream.place ?? start) }
            var finisher = SeriesFinisher(
                choice, places: Dictionary(places) { first, _ in first })
            let kept = finisher.finish(series)
            problems.add(finisher.problems)
            meters.append(
                .init(
                    name: name, series: kept, places: finisher.keptPlaces(kept),
                    repeats: repeats))
        }
        try problems.throwIfAny()
        return meters
    }

    private mutating func noteContradictions(in stream: ReadingStream) {
        for (first, second) in stream.order.examples {
            problems.add(
                FeedRemarks.contradiction(first, second), at: second.place(in: feed.file))
        }
    }

    private mutating func append(
        _ register: Register, to builder: inout ReadingSeriesBuilder
    ) {
        let stream = register.stream
        let multiplier = stream.type?.multiplier ?? 0
        let defaultQuality = stream.type?.defaultQuality.map { ReadingQuality(espi: $0) }
        for block in stream.blocks {
            // Milliwatt-hours are thousandths of ESPI's unit.
            let scale = DecimalScale(power: multiplier + 3 - block.decimals)
            for reading in block.readings {
                let quality = reading.quality(or: defaultQuality)
                guard reading.hasPlausibleTime else {
                    problems.add(
                        reading.timeFault, at: reading.place(in: feed.file), kind: "time")
                    continue
                }
                do {
                    let energy = try scale.energy(of: reading.value)
                    try builder.append(
                        start: Instant(secondsSince1970: reading.start),
                        seconds: reading.seconds, energy: energy, quality: quality)
                    check(energy, register, at: reading)
                } catch {
                    problems.add("\(error)", at: reading.place(in: feed.file))
                }
            }
        }
    }

    private mutating func check(_ energy: Energy, _ register: Register, at reading: FeedReading) {
        guard energy < .zero,
            let refusal = choice.refusal(
                of: energy, register.flow,
                by: register.stream.type?.energyFlow == nil ? .none : .code)
        else { return }
        problems.add(
            refusal, at: reading.place(in: feed.file),
            kind: MeterFileChoice.kindOfRefusal(register.flow))
    }

    /// The place of the later reading in the file that an error tells of.
    private func place(of error: ReadingError, in registers: [Register]) -> Place? {
        for register in registers {
            for block in register.stream.blocks {
                let found = block.readings.filter {
                    $0.start == error.start?.secondsSince1970
                }
                if let found = found.last { return found.place(in: feed.file) }
            }
        }
        return registers.first?.stream.place
    }
}
