import Quantities

/// Joins readings, given in order of time, into as few runs as can be.
struct RunAssembly {
    private var runs: [ReadingRun] = []
    private var start = Instant(secondsSince1970: 0)
    private var end = Instant(secondsSince1970: 0)
    private var step: Int32 = 0
    private var quality = ReadingQuality.measured
    private var energies: [Energy] = []

    mutating func append(
        start: Instant, step: Int32, quality: ReadingQuality,
        energies added: some Collection<Energy>
    ) {
        if energies.isEmpty || start != end || step != self.step || quality != self.quality {
            close()
            self.start = start
            self.step = step
            self.quality = quality
            end = start
        }
        energies.append(contentsOf: added)
        end = end.adding(seconds: Int64(step) * Int64(added.count))
    }

    mutating func finish() -> [ReadingRun] {
        close()
        return runs
    }

    private mutating func close() {
        guard !energies.isEmpty else { return }
        runs.append(
            ReadingRun(unchecked: start, step: step, quality: quality, energies: energies))
        energies = []
    }
}
