import Diagnostics
import XMLParsing

extension GreenButtonReader {
    /// What of a reading has been read.
    struct OpenReading {
        var line = 0
        var column = 0
        var start: Int64?
        var seconds: Int64?
        var value: FeedNumeral?
        var quality: Int8 = -1
        var isFaulty = false
    }

    /// Takes in a figure of the open reading; `start`, `duration` and `quality` stand one element
    /// deeper than `value` and `cost`.
    mutating func readingField(
        _ element: FeedElement, _ event: XMLEvent, _ text: Span<UInt8>
    ) {
        let depth = event.depth - readingDepth
        guard depth == (element == .value || element == .cost ? 1 : 2) else { return }
        guard let number = FeedNumeral(text) else {
            // Costs are never billed from; all else makes the reading useless.
            if element != .cost { reading.isFaulty = true }
            return feed.faults.add(
                "expected a number, found \(Self.quoted(text))",
                at: event.place(in: feed.file), kind: "number of \(element)")
        }
        switch element {
        case .value: reading.value = number
        case .start: reading.start = seconds(number, event)
        case .duration: reading.seconds = seconds(number, event)
        case .quality:
            reading.quality = max(reading.quality, Int8(clamping: number.truncated.whole))
        default: addCost(number, event)
        }
    }

    /// Takes in the begin and the length of the open block, which stand in its `interval`.
    mutating func blockField(
        _ element: FeedElement, _ event: XMLEvent, _ text: Span<UInt8>
    ) {
        guard blockDepth > 0, event.depth == blockDepth + 2, let block = feed.blocks.last,
            let number = FeedNumeral(text)
        else { return }
        switch element {
        case .start: block.start = seconds(number, event)
        case .duration: block.seconds = seconds(number, event)
        default: break
        }
    }

    private mutating func seconds(_ number: FeedNumeral, _ event: XMLEvent) -> Int64 {
        guard number.decimals > 0 else { return number.digits }
        let (whole, isFraction) = number.truncated
        if isFraction {
            feed.remarks.addWarning(
                "the time has a fraction of a second, which is dropped",
                at: event.place(in: feed.file))
        }
        return whole
    }

    private mutating func addCost(_ number: FeedNumeral, _ event: XMLEvent) {
        let last = feed.blocks.count - 1
        feed.blocks[last].costs += 1
        let isAdded = feed.blocks[last].cost.add(
            Int128(number.digits), exponent: -number.decimals)
        if !isAdded {
            feed.remarks.addWarning(
                "the sum of the costs is too large", at: event.place(in: feed.file))
        }
    }

    mutating func endReading() {
        readingDepth = 0
        // A time that is not told may be that of the block, which is known at its end.
        guard let value = reading.value, !reading.isFaulty, let scaled = scale(value) else {
            feed.blocks[feed.blocks.count - 1].unreadable += 1
            if !reading.isFaulty { addIncompleteReading() }
            return
        }
        blockReadings.append(
            FeedReading(
                start: reading.start ?? FeedReading.noStart, value: scaled,
                seconds: reading.seconds.map { Int32(clamping: max($0, Int64(Int32.min) + 1)) }
                    ?? FeedReading.noLength,
                line: Int32(truncatingIfNeeded: reading.line),
                column: Int32(truncatingIfNeeded: reading.column), quality: reading.quality))
    }

    /// Gives the block its readings, in an array no larger than they are: there are many blocks.
    mutating func endBlock() {
        guard let last = feed.blocks.indices.last else { return }
        feed.blocks[last].readings = blockReadings.compact()
        feed.blocks[last].decimals = blockDecimals
        blockReadings.removeAll()
        blockDecimals = 0
    }

    /// The value with as many decimals as those of the block's others, which are given more if
    /// need be; nil where it then has too many digits.
    private mutating func scale(_ value: FeedNumeral) -> Int64? {
        if value.decimals == blockDecimals { return value.digits }
        guard value.decimals < blockDecimals else {
            let factor = IntervalBlock.powerOfTen(value.decimals - blockDecimals)
            guard blockReadings.scale(by: factor) else { return nil }
            blockDecimals = value.decimals
            return value.digits
        }
        let factor = IntervalBlock.powerOfTen(blockDecimals - value.decimals)
        let (product, overflow) = value.digits.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private mutating func addIncompleteReading() {
        let place = Place(file: feed.file, line: reading.line, column: reading.column)
        feed.faults.add(
            reading.value == nil ? "the reading has no value" : "the value has too many digits",
            at: place)
    }

    /// The text in quotation marks, cut to a length that can be read.
    static func quoted(_ text: Span<UInt8>) -> String {
        let text = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let shown = text.prefix(32)
        return "\"\(shown)\(shown.endIndex == text.endIndex ? "" : "…")\""
    }
}

extension IntervalBlock {
    /// Ten to the power of at most 18.
    static func powerOfTen(_ power: Int) -> Int64 {
        (0..<power).reduce(1) { product, _ in product * 10 }
    }
}
