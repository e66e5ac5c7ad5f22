public import Diagnostics
public import Metering
import Quantities
public import XMLParsing

/// What is in a Green Button or interval CSV file, before anyone decides whether to use it.
///
/// Sums are decimal strings, exact to the last digit the file has. They are of all readings,
/// repeats included: a checksum of what is there, never a quantity to bill.
public struct MeterFileInspection: Sendable {
    /// The path as it was given.
    public let path: String
    public var usagePoints = 0
    public var meterReadings = 0
    public var readingTypes = 0
    public var intervalBlocks = 0
    public var usageSummaries = 0
    public var intervals = 0
    /// Seconds since 1970 of the first start and the last end; nil without readings.
    public var firstStart: Int64?
    public var lastEnd: Int64?
    /// Sums of watt-hour readings by direction, in kWh; nil where there are none.
    public var forwardEnergy: String?
    public var reverseEnergy: String?
    public var netEnergy: String?
    public var otherEnergy: String?
    /// All of them in one, which adds up what must not be: a checksum.
    public var totalEnergy: String?
    /// Sums of readings in other units or of unknown type, as in `uom169/flow1=1.5; uom?/flow?=2`.
    public var otherSums: String?
    /// The sum of the costs as written, in no stated unit; nil where there are none.
    public var costSum: String?
    public var readingsWithCost = 0
    /// Readings whose start was seen before among those of their kind.
    public var duplicates = 0
    /// Steps backwards in the order of the file.
    public var outOfOrder = 0
    public var gaps = 0
    public var overlaps = 0
    /// Readings with a figure that is not a number.
    public var nonNumericValues = 0
    /// How much of the energy was not measured, by quality; empty where all was.
    public var unmeasured: [QualityShare] = []
    /// Whatever is odd about the file.
    public var warnings: [Problem] = []
    /// How many warnings there were beyond those kept.
    public var omittedWarnings = 0

    /// Reads a file; throws ``Problems`` only where XML is not well-formed, has a DOCTYPE or
    /// goes over a limit, where a CSV file has what cannot be read, and what reading the file
    /// throws.
    ///
    /// Times of a CSV file are read by `form`.
    public init(
        _ input: MeterFileInput, form: IntervalForm = IntervalForm(), limits: XMLLimits = .meterFile
    ) throws {
        var input = input
        switch try input.kind() {
        case .xml: self.init(try GreenButtonFeed.read(input, limits: limits))
        case .csv: self = try IntervalCSV.inspect(input, form: form)
        case .zip: throw MeterFileContents.zipped(input.name)
        }
    }

    init(path: String) {
        self.path = path
    }

    /// The file's name without its folder.
    public var file: String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension MeterFileInspection {
    init(_ feed: GreenButtonFeed) {
        path = feed.file
        usagePoints = feed.usagePoints.count
        meterReadings = feed.meterReadings.count
        readingTypes = feed.readingTypes.count
        usageSummaries = feed.usageSummaries
        let resolution = FeedResolution(feed)
        var sums = EnergySums()
        var order: [StreamOrder] = []
        for stream in resolution.streams {
            add(stream, to: &sums)
            order.append(stream.order)
            if stream.type?.unit == ReadingType.wattHours, let series = stream.series {
                add((try? series.unmeasured()) ?? [])
            }
        }
        for order in order {
            duplicates += order.repeats
            outOfOrder += order.stepsBack
            gaps += order.gaps
            overlaps += order.overlaps
        }
        takeSums(sums)
        addCosts(of: feed)
        let warnings = FeedRemarks.all(of: feed, resolution, order: order)
        self.warnings = warnings.all
        omittedWarnings = warnings.omitted
    }

    private mutating func add(_ stream: ReadingStream, to sums: inout EnergySums) {
        intervalBlocks += stream.blocks.count
        for block in stream.blocks {
            intervals += block.readings.count + block.unreadable
            nonNumericValues += block.unreadable
            for reading in block.readings {
                firstStart = min(firstStart ?? reading.start, reading.start)
                let end = reading.start.addingReportingOverflow(Int64(reading.seconds))
                if !end.overflow { lastEnd = max(lastEnd ?? end.partialValue, end.partialValue) }
            }
        }
        sums.add(stream)
    }

    /// Adds to ``unmeasured`` what one register has of it.
    mutating func add(_ shares: [QualityShare]) {
        for share in shares {
            guard let index = unmeasured.firstIndex(where: { $0.quality == share.quality }) else {
                unmeasured.append(share)
                continue
            }
            let known = unmeasured[index]
            guard let energy = try? known.energy.adding(share.energy) else { continue }
            unmeasured[index] = QualityShare(
                quality: share.quality, count: known.count + share.count, energy: energy)
        }
        unmeasured.sort { $0.quality < $1.quality }
    }

    private mutating func takeSums(_ sums: EnergySums) {
        forwardEnergy = sums.kilowattHours(of: .forward)
        reverseEnergy = sums.kilowattHours(of: .reverse)
        netEnergy = sums.kilowattHours(of: .net)
        otherEnergy = sums.kilowattHours(of: .other)
        totalEnergy = sums.kilowattHours
        otherSums = sums.others
    }

    private mutating func addCosts(of feed: GreenButtonFeed) {
        var sum = ExactDecimal.zero
        var isKnown = true
        for block in feed.countedBlocks where block.costs > 0 {
            readingsWithCost += block.costs
            isKnown = sum.add(block.cost) && isKnown
        }
        costSum = readingsWithCost > 0 && isKnown ? "\(sum)" : nil
    }
}

/// Sums of readings by unit and direction.
private struct EnergySums {
    enum Direction: Int {
        case forward = 1
        case reverse = 19
        case net = 4
        case other = 0
    }

    private struct Other: Hashable {
        let unit: Int?
        let flow: Int?
    }

    private var energies: [Direction: ExactDecimal?] = [:]
    private var otherSums: [Other: ExactDecimal?] = [:]

    mutating func add(_ stream: ReadingStream) {
        guard stream.blocks.contains(where: { !$0.readings.isEmpty }) else { return }
        let sum = stream.sum.map { $0.shifted(by: stream.type?.multiplier ?? 0) }
        if stream.type?.unit == ReadingType.wattHours {
            let direction = stream.type?.flow.flatMap(Direction.init) ?? .other
            energies[direction] = Self.sum(energies[direction] ?? .zero, sum)
        } else {
            let other = Other(unit: stream.type?.unit, flow: stream.type?.flow)
            otherSums[other] = Self.sum(otherSums[other] ?? .zero, sum)
        }
    }

    func kilowattHours(of direction: Direction) -> String? {
        (energies[direction] ?? nil).map { "\($0.shifted(by: -3))" }
    }

    var kilowattHours: String? {
        guard !energies.isEmpty else { return nil }
        return energies.values.reduce(ExactDecimal.zero) { Self.sum($0, $1) }
            .map { "\($0.shifted(by: -3))" }
    }

    var others: String? {
        guard !otherSums.isEmpty else { return nil }
        func order(_ other: Other) -> (Int, Int) { (other.unit ?? .max, other.flow ?? .max) }
        return otherSums.sorted { order($0.key) < order($1.key) }.map { other, sum in
            let unit = other.unit.map(String.init) ?? "?"
            let flow = other.flow.map(String.init) ?? "?"
            return "uom\(unit)/flow\(flow)=\(sum.map(\.description) ?? "too large")"
        }.joined(separator: "; ")
    }

    /// The sum, nil where it is too large.
    private static func sum(_ first: ExactDecimal?, _ second: ExactDecimal?) -> ExactDecimal? {
        guard var sum = first, let second, sum.add(second) else { return nil }
        return sum
    }
}
