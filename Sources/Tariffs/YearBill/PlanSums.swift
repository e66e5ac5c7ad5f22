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
    private(set) var classImports: IntegerBlock
    private(set) var classExports: IntegerBlock
    /// The most drawn in an interval, by part and slot of demand.
    private(set) var slotPeaks: IntegerBlock
    private let metering: Metering
    private let load: [Energy]
    private let generation: [Energy]
    private let offset: Int

    init(_ profile: Profile, offset: Int, metering: Metering, layout: PlanLayout) {
        self.metering = profile.generation.isEmpty ? .load : metering
        self.offset = offset
        load = profile.load
        generation = profile.generation
        imports = IntegerBlock(zeros: layout.runCells.count)
        exports = IntegerBlock(zeros: layout.runCells.count)
        classImports = IntegerBlock(zeros: layout.parts.count * layout.classes.count)
        classExports = IntegerBlock(zeros: layout.parts.count * layout.classes.count)
        slotPeaks = IntegerBlock(zeros: layout.parts.count * layout.slotCount)
        let cells = CellSums(count: layout.parts.count * layout.kinds.count)
        sum(over: layout, into: cells)
        for part in layout.parts.indices {
            for (kind, hours) in layout.kinds.enumerated() {
                let cell = part * layout.kinds.count + kind
                let energy = part * layout.classes.count + hours.energyClass
                classImports[energy] += cells.imports[cell]
                classExports[energy] += cells.exports[cell]
                for slot in hours.slots {
                    let index = part * layout.slotCount + slot
                    slotPeaks[index] = max(slotPeaks[index], cells.peaks[cell])
                }
            }
        }
    }

    private borrowing func sum(over layout: PlanLayout, into cells: borrowing CellSums) {
        let (imports, exports) = (imports.base, exports.base)
        let (cellImports, cellExports) = (cells.imports.base, cells.exports.base)
        let peaks = cells.peaks.base
        layout.runStarts.withUnsafeBufferPointer { starts in
            layout.runCells.withUnsafeBufferPointer { cells in
                let runs = RunSums(
                    starts: starts, cells: cells, offset: offset, imports: imports,
                    exports: exports, cellImports: cellImports, cellExports: cellExports,
                    peaks: peaks)
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

/// Sums and peaks by part and kind of hours.
private struct CellSums: ~Copyable {
    let imports: IntegerBlock
    let exports: IntegerBlock
    let peaks: IntegerBlock

    init(count: Int) {
        imports = IntegerBlock(zeros: count)
        exports = IntegerBlock(zeros: count)
        peaks = IntegerBlock(zeros: count)
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
    let offset: Int
    let imports: UnsafeMutablePointer<Int64>
    let exports: UnsafeMutablePointer<Int64>
    let cellImports: UnsafeMutablePointer<Int64>
    let cellExports: UnsafeMutablePointer<Int64>
    let peaks: UnsafeMutablePointer<Int64>

    func sum(_ load: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress else { return }
        for run in cells.indices {
            let intervals = intervals(of: run)
            let known = peaks[Int(cells[run])]
            var (sum, signs): (Int64, Int64) = (0, 0)
            for interval in intervals {
                sum &+= load[interval]
                signs |= known &- load[interval]
            }
            note(imports: sum, of: run)
            guard signs < 0 else { continue }
            peaks[Int(cells[run])] = intervals.reduce(known) { max($0, load[$1]) }
        }
    }

    func sum(_ load: UnsafeBufferPointer<Int64>, less made: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress, let made = made.baseAddress else { return }
        for run in cells.indices {
            let intervals = intervals(of: run)
            let known = peaks[Int(cells[run])]
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
            peaks[Int(cells[run])] = intervals.reduce(known) {
                max($0, load[$1] &- made[$1])
            }
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
        cellImports[Int(cells[run])] &+= imports
    }

    private func note(exports: Int64, of run: Int) {
        self.exports[run] = exports
        cellExports[Int(cells[run])] &+= exports
    }
}
