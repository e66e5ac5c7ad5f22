internal import Quantities

/// What a profile draws and delivers in each run, class and slot of a plan.
struct PlanSums: ~Copyable {
    /// What is measured of load and generation.
    enum Metering {
        /// Load alone.
        case load
        /// Their difference, interval by interval.
        case net
        /// Each by its own meter.
        case apart
    }

    /// By run.
    let imports: IntegerBlock
    let exports: IntegerBlock
    /// By part and class.
    let classImports: IntegerBlock
    let classExports: IntegerBlock
    /// The most drawn in an interval, by part and slot of demand.
    let slotPeaks: IntegerBlock
    private let metering: Metering
    private let load: [Energy]
    private let generation: [Energy]
    private let offset: Int

    init(_ profile: Profile, offset: Int, metering: Metering, layout: PlanLayout) {
        self.metering = profile.generation.isEmpty ? .load : metering
        self.offset = offset
        load = profile.load
        generation = profile.generation
        let cells = layout.parts.count * layout.classes.count
        imports = IntegerBlock(zeros: layout.runCells.count)
        exports = IntegerBlock(zeros: layout.runCells.count)
        classImports = IntegerBlock(zeros: cells)
        classExports = IntegerBlock(zeros: cells)
        slotPeaks = IntegerBlock(zeros: layout.parts.count * layout.slotCount)
        sum(over: layout)
    }

    private borrowing func sum(over layout: PlanLayout) {
        layout.runStarts.withUnsafeBufferPointer { starts in
            layout.runCells.withUnsafeBufferPointer { cells in
                layout.runPeakSlots.withUnsafeBufferPointer { slots in
                    let runs = RunSums(
                        starts: starts, cells: cells, slots: slots,
                        slotsOfRun: layout.demandSchedules.count + 1, offset: offset,
                        imports: imports.base, exports: exports.base,
                        classImports: classImports.base, classExports: classExports.base,
                        peaks: slotPeaks.base)
                    load.withMilliwattHours { load in
                        generation.withMilliwattHours { generation in
                            switch metering {
                            case .load: runs.sum(load)
                            case .net: runs.sum(load, less: generation)
                            case .apart: runs.sum(load, and: generation)
                            }
                        }
                    }
                }
            }
        }
    }

    /// What an interval of the plan draws.
    borrowing func imported(_ interval: Int) -> Int64 {
        let load = load[offset + interval].milliwattHours
        guard metering == .net else { return load }
        return max(0, load - generation[offset + interval].milliwattHours)
    }

    /// What an interval of the plan delivers.
    borrowing func exported(_ interval: Int) -> Int64 {
        switch metering {
        case .load: 0
        case .net: max(0, -net(interval))
        case .apart: generation[offset + interval].milliwattHours
        }
    }

    /// What an interval of the plan draws less what it delivers.
    borrowing func net(_ interval: Int) -> Int64 {
        let load = load[offset + interval].milliwattHours
        guard metering == .net else { return load }
        return load - generation[offset + interval].milliwattHours
    }
}

extension [Energy] {
    /// The energies as plain integers, in place.
    fileprivate func withMilliwattHours(_ body: (UnsafeBufferPointer<Int64>) -> Void) {
        withUnsafeBufferPointer { energies in
            energies.withMemoryRebound(to: Int64.self) { body($0) }
        }
    }
}

/// The loops over intervals; all else of a bill is done run by run or class by class.
///
/// Sums do not overflow, for a ``Profile`` is checked when it is made. A comparison for each
/// interval would cost more than all else, so a run is searched for its peak only where some
/// interval is above what was seen before: the sign of a difference tells, and the signs of all
/// are gathered beside the sum.
private struct RunSums {
    let starts: UnsafeBufferPointer<Int32>
    let cells: UnsafeBufferPointer<Int32>
    let slots: UnsafeBufferPointer<Int32>
    let slotsOfRun: Int
    let offset: Int
    let imports: UnsafeMutablePointer<Int64>
    let exports: UnsafeMutablePointer<Int64>
    let classImports: UnsafeMutablePointer<Int64>
    let classExports: UnsafeMutablePointer<Int64>
    let peaks: UnsafeMutablePointer<Int64>

    func sum(_ load: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress else { return }
        for run in cells.indices {
            let intervals = intervals(of: run)
            let known = knownPeak(of: run)
            var (sum, signs): (Int64, Int64) = (0, 0)
            for interval in intervals {
                sum &+= load[interval]
                signs |= known &- load[interval]
            }
            note(imports: sum, of: run)
            guard signs < 0 else { continue }
            raisePeaks(to: intervals.reduce(known) { max($0, load[$1]) }, of: run)
        }
    }

    func sum(_ load: UnsafeBufferPointer<Int64>, less made: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress, let made = made.baseAddress else { return }
        for run in cells.indices {
            let intervals = intervals(of: run)
            let known = knownPeak(of: run)
            var (drawn, net, signs): (Int64, Int64, Int64) = (0, 0, 0)
            for interval in intervals {
                let value = load[interval] &- made[interval]
                net &+= value
                // What is below zero is delivered: its sign fills a mask.
                drawn &+= value & ~(value >> 63)
                signs |= known &- value
            }
            note(imports: drawn, of: run)
            note(exports: drawn &- net, of: run)
            guard signs < 0 else { continue }
            let peak = intervals.reduce(known) { max($0, load[$1] &- made[$1]) }
            raisePeaks(to: peak, of: run)
        }
    }

    func sum(_ load: UnsafeBufferPointer<Int64>, and made: UnsafeBufferPointer<Int64>) {
        sum(load)
        guard let made = made.baseAddress else { return }
        for run in cells.indices {
            var sum: Int64 = 0
            for interval in intervals(of: run) { sum &+= made[interval] }
            note(exports: sum, of: run)
        }
    }

    private func intervals(of run: Int) -> Range<Int> {
        Int(starts[run]) &+ offset..<Int(starts[run &+ 1]) &+ offset
    }

    private func note(imports: Int64, of run: Int) {
        self.imports[run] = imports
        classImports[Int(cells[run])] &+= imports
    }

    private func note(exports: Int64, of run: Int) {
        self.exports[run] = exports
        classExports[Int(cells[run])] &+= exports
    }

    /// The least of the peaks that the run can raise.
    private func knownPeak(of run: Int) -> Int64 {
        let first = run &* slotsOfRun
        var least = peaks[Int(slots[first])]
        for index in first &+ 1..<first &+ slotsOfRun {
            least = min(least, peaks[Int(slots[index])])
        }
        return least
    }

    private func raisePeaks(to peak: Int64, of run: Int) {
        for index in run &* slotsOfRun..<(run &+ 1) &* slotsOfRun {
            let slot = Int(slots[index])
            peaks[slot] = max(peaks[slot], peak)
        }
    }
}
