import Foundation

/// What this process has used of the machine so far.
struct ProcessUse {
    /// Of all its threads, in user and system mode.
    let cpuSeconds: Double
    let peakMegabytes: Int

    static var now: ProcessUse {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let times = [usage.ru_utime, usage.ru_stime]
        return ProcessUse(
            cpuSeconds: times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 },
            peakMegabytes: usage.ru_maxrss / 1024)
    }

    /// The time the processor has given this process, to the nanosecond.
    static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
