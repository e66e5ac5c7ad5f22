public import Quantities

extension ReadingSeries {
    /// The series in two: what is above zero, and what is below it, as amounts above zero.
    ///
    /// Both have all readings of the series, with nothing where the energy went the other way;
    /// so what is above less what is below is the series.
    public func splitAtZero() -> (above: ReadingSeries, below: ReadingSeries) {
        (mapEnergies { max($0, .zero) }, mapEnergies { max(-$0, .zero) })
    }

    /// How many readings are below zero, and their sum.
    public func belowZero() throws(ReadingError) -> (count: Int, energy: Energy) {
        var count = 0
        var sum: Int64 = 0
        for run in runs {
            for energy in run.energies where energy < .zero {
                count += 1
                sum = try Self.add(sum, energy.milliwattHours)
            }
        }
        return (count, Energy(milliwattHours: sum))
    }

    private func mapEnergies(_ transform: (Energy) -> Energy) -> ReadingSeries {
        ReadingSeries(
            unchecked: runs.map {
                ReadingRun(
                    unchecked: $0.start, step: $0.step, quality: $0.quality,
                    energies: $0.energies.map(transform))
            })
    }
}
