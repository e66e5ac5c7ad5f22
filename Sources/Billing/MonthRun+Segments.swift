internal import Metering
internal import NetMetering
internal import Quantities
internal import Sharing

/// A stretch of the month in which no share changes, with what the array made in it.
struct BilledSegment: Sendable {
    var segment: ProgramMonth.Segment
    /// The place in the input of each subscription that holds a share in it.
    var holders: [Int64]
}

extension MonthRun {
    /// Cuts the month where shares change and adds up what was metered in each part.
    ///
    /// A reading belongs to the part it lies in. Where one reading is all there is of the
    /// month, the parts get what their days are to the month's.
    func segments(
        of register: ShareRegister<Int64>
    ) throws(MonthRunError) -> [BilledSegment] {
        let parts = register.segments(of: input.month.days)
        let outputs = try outputs(of: parts.map(\.period))
        var places: [Int64: Int] = [:]
        for (index, subscription) in input.subscriptions.enumerated() {
            places[subscription.number] = index
        }
        return zip(parts, outputs).map { part, output in
            var weights = [Int64](repeating: 0, count: input.subscriptions.count)
            for (holder, units) in zip(part.holders, part.units) {
                if let place = places[holder] { weights[place] = units }
            }
            return BilledSegment(
                segment: ProgramMonth.Segment(
                    days: part.period, output: output, weights: weights,
                    unsubscribed: part.unsubscribed),
                holders: part.holders)
        }
    }

    /// Whether the production was read often enough to tell days apart.
    var hasIntervalData: Bool {
        input.production.runs.allSatisfy { $0.step <= 3600 }
    }

    private func outputs(of periods: [DatePeriod]) throws(MonthRunError) -> [Output] {
        let zone = input.array.timeZone
        if periods.count > 1, !hasIntervalData { return try outputsByDays(of: periods) }
        var outputs: [Output] = []
        for period in periods {
            let range = zone.range(of: period)
            var tally = OutputTally(for: input.program, zone: zone)
            for run in input.production.runs {
                try add(run, within: range, to: &tally)
            }
            outputs.append(tally.output)
        }
        return outputs
    }

    private func add(
        _ run: ReadingRun, within range: TimeRange, to tally: inout OutputTally
    ) throws(MonthRunError) {
        let step = Int64(run.step)
        let skipped = max(0, range.start.seconds(since: run.start) / step)
        guard skipped < Int64(run.energies.count) else { return }
        var start = run.start.adding(seconds: skipped * step)
        for energy in run.energies.dropFirst(Int(skipped)) {
            guard start < range.end else { return }
            let end = start.adding(seconds: step)
            guard let interval = TimeRange(from: start, to: end) else { return }
            guard range.start <= start, end <= range.end else {
                let change = start < range.start ? range.start : range.end
                throw .readingAcrossChange(interval, input.array.timeZone.local(change).date)
            }
            do { try tally.add(energy, over: interval) } catch { throw .output(error) }
            start = end
        }
    }

    private func outputsByDays(of periods: [DatePeriod]) throws(MonthRunError) -> [Output] {
        guard !input.program.needsIntervals else {
            let range = input.array.timeZone.range(of: input.month.days)
            throw .output(.longerThanAnHour(range))
        }
        var tally = OutputTally(for: input.program, zone: input.array.timeZone)
        for run in input.production.runs {
            try add(run, within: input.array.timeZone.range(of: input.month.days), to: &tally)
        }
        do throws(ApportionmentError) {
            let parts = try Apportionment.parts(
                of: tally.output.energy, weights: periods.map { Int64($0.count) })
            return parts.map { Output($0) }
        } catch {
            throw .division(error)
        }
    }
}
