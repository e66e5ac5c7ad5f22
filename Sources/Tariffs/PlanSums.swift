internal import Quantities

/// What a profile draws and delivers in each run of a plan.
struct PlanSums {
    /// What is measured of load and generation.
    enum Metering {
        /// Load alone.
        case load
        /// Their difference, interval by interval.
        case net
        /// Each by its own meter.
        case apart
    }

    private(set) var imports: [Int64]
    private(set) var exports: [Int64]
    /// The most an interval of each run draws.
    private(set) var peaks: [Int64]
    private let metering: Metering
    private let load: [Energy]
    private let generation: [Energy]
    private let offset: Int

    init(_ profile: Profile, offset: Int, metering: Metering, layout: PlanLayout) {
        let count = layout.runClasses.count
        self.metering = profile.generation.isEmpty ? .load : metering
        self.offset = offset
        load = profile.load
        generation = profile.generation
        imports = [Int64](repeating: 0, count: count)
        exports = [Int64](repeating: 0, count: count)
        peaks = [Int64](repeating: 0, count: count)
        sum(over: layout.runStarts)
    }

    private mutating func sum(over starts: [Int32]) {
        let (offset, metering) = (offset, metering)
        imports.withUnsafeMutableBufferPointer { imports in
            exports.withUnsafeMutableBufferPointer { exports in
                peaks.withUnsafeMutableBufferPointer { peaks in
                    starts.withUnsafeBufferPointer { starts in
                        load.withMilliwattHours { load in
                            generation.withMilliwattHours { generation in
                                let runs = RunSums(
                                    starts: starts, offset: offset, imports: imports,
                                    exports: exports, peaks: peaks)
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
    }

    /// What an interval of the plan draws.
    func imported(_ interval: Int) -> Int64 {
        let load = load[offset + interval].milliwattHours
        guard metering == .net else { return load }
        return max(0, load - generation[offset + interval].milliwattHours)
    }

    /// What an interval of the plan delivers.
    func exported(_ interval: Int) -> Int64 {
        switch metering {
        case .load: 0
        case .net: max(0, -net(interval))
        case .apart: generation[offset + interval].milliwattHours
        }
    }

    /// What an interval of the plan draws less what it delivers.
    func net(_ interval: Int) -> Int64 {
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

/// The loops over intervals; all else of a bill is done run by run.
///
/// Sums do not overflow, for a ``Profile`` is checked when it is made.
private struct RunSums {
    let starts: UnsafeBufferPointer<Int32>
    let offset: Int
    let imports: UnsafeMutableBufferPointer<Int64>
    let exports: UnsafeMutableBufferPointer<Int64>
    let peaks: UnsafeMutableBufferPointer<Int64>

    func sum(_ load: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress else { return }
        for run in imports.indices {
            var sum: Int64 = 0
            var peak: Int64 = 0
            for interval in Int(starts[run]) &+ offset..<Int(starts[run &+ 1]) &+ offset {
                let value = load[interval]
                sum &+= value
                peak = value > peak ? value : peak
            }
            imports[run] = sum
            peaks[run] = peak
        }
    }

    func sum(_ load: UnsafeBufferPointer<Int64>, less made: UnsafeBufferPointer<Int64>) {
        guard let load = load.baseAddress, let made = made.baseAddress else { return }
        for run in imports.indices {
            var drawn: Int64 = 0
            var net: Int64 = 0
            var peak: Int64 = 0
            for interval in Int(starts[run]) &+ offset..<Int(starts[run &+ 1]) &+ offset {
                let value = load[interval] &- made[interval]
                net &+= value
                drawn &+= value & ~(value >> 63)
                peak = value > peak ? value : peak
            }
            imports[run] = drawn
            exports[run] = drawn &- net
            peaks[run] = peak
        }
    }

    func sum(_ load: UnsafeBufferPointer<Int64>, and made: UnsafeBufferPointer<Int64>) {
        sum(load)
        guard let made = made.baseAddress else { return }
        for run in exports.indices {
            var sum: Int64 = 0
            for interval in Int(starts[run]) &+ offset..<Int(starts[run &+ 1]) &+ offset {
                sum &+= made[interval]
            }
            exports[run] = sum
        }
    }
}
