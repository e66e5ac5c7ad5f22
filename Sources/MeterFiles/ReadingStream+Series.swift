import Metering
import Quantities

extension ReadingStream {
    /// The readings as a series, where they make one: without contradictions and overlaps, and
    /// each a whole number of milliwatt-hours.
    var series: ReadingSeries? {
        var builder = ReadingSeriesBuilder()
        let defaultQuality = type?.defaultQuality.map { ReadingQuality(espi: $0) }
        for block in blocks {
            let scale = DecimalScale(power: (type?.multiplier ?? 0) + 3 - block.decimals)
            for reading in block.readings {
                let quality = reading.quality(or: defaultQuality)
                guard reading.hasPlausibleTime, let energy = try? scale.energy(of: reading.value),
                    (try? builder.append(
                        start: Instant(secondsSince1970: reading.start),
                        seconds: reading.seconds, energy: energy, quality: quality)) != nil
                else { return nil }
            }
        }
        return try? builder.series().series
    }
}

extension FeedReading {
    /// The reading's own quality, or that of its type, or measured where none is told.
    func quality(or defaultQuality: ReadingQuality?) -> ReadingQuality {
        quality >= 0 ? ReadingQuality(espi: Int(quality)) : defaultQuality ?? .measured
    }
}
