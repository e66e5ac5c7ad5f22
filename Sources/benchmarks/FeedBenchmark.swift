import MeterFiles
import Metering
import Quantities

/// Reads a Green Button file to the series that an import writes.
///
/// Against `bench-xml read`, which adds up the same readings and keeps none. The seconds are
/// those of the processor from the opening of the file on.
struct FeedBenchmark {
    let path: String

    func result() throws -> String {
        let before = ProcessUse.now
        let contents = try MeterFileContents(
            MeterFileInput(path: path), choosing: MeterFileChoice(flows: [.received]))
        let series = contents.meters.compactMap { $0.series[.received] }
        let energy = try Energy.sum(of: series.map { try $0.total() })
        let readings = series.reduce(0) { $0 + $1.count }
        let use = ProcessUse.now
        let seconds = use.cpuSeconds - before.cpuSeconds
        return "readings=\(readings) wh=\(energy.milliwattHours / 1000) "
            + "seconds=\(seconds) megabytes=\(use.peakMegabytes)"
    }
}
