/// Interval blocks of one reading type and one origin: the readings of one register.
struct ReadingStream {
    struct Key: Hashable {
        let type: Int?
        let up: [String]
    }

    /// How a block's reading type was found.
    enum Way: Hashable {
        /// By its `related` or `up` links.
        case link
        /// By the link to itself.
        case ownLink
        case onlyOne
        case unresolved
    }

    let type: ReadingType?
    let way: Way
    let meter: MeterName
    /// The code of the kind of service of its usage point, where that is told.
    let service: Int?
    var blocks: [IntervalBlock]

    /// How the readings follow each other.
    var order: StreamOrder {
        let decimals = blocks.map(\.decimals)
        let isInOrder = StreamOrder.isInOrder(blocks)
        if isInOrder, Set(decimals).count == 1 { return StreamOrder(blocks) }
        return StreamOrder(sorting: readings(decimals: decimals.max() ?? 0))
    }

    /// The readings in the order of the file, their values with that number of decimals.
    ///
    /// A value that then has too many digits becomes the largest there is: it is only compared.
    private func readings(decimals: Int) -> [FeedReading] {
        var readings: [FeedReading] = []
        readings.reserveCapacity(blocks.reduce(0) { $0 + $1.readings.count })
        for block in blocks {
            guard block.decimals < decimals else {
                readings += block.readings
                continue
            }
            let factor = IntervalBlock.powerOfTen(decimals - block.decimals)
            readings += block.readings.map { reading in
                var reading = reading
                let (product, overflow) = reading.value.multipliedReportingOverflow(by: factor)
                reading.value = overflow ? .max : product
                return reading
            }
        }
        return readings
    }

    /// The sum of the values as written, or nil where it is too large.
    var sum: ExactDecimal? {
        var sum = ExactDecimal.zero
        for block in blocks {
            guard sum.add(block.readings.sum, exponent: -block.decimals) else { return nil }
        }
        return sum
    }
}
