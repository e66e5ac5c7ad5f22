public import Quantities

/// The split of an array's output among its holders, to the last milliwatt-hour.
///
/// By largest remainder over the shares, ties to the earlier holder and to a holder
/// before the unsubscribed part, which is divided like any other: the parts and
/// ``unsubscribed`` always sum to ``total``, an output below zero included.
public struct Allocation<Holder>: Hashable, Sendable
where Holder: Hashable & Sendable & CustomStringConvertible {
    public struct Part: Hashable, Sendable {
        public let holder: Holder
        public let energy: Energy
    }

    public let total: Energy
    /// One for each holder of the period, in the order of the register.
    public let parts: [Part]
    /// What falls to the array's host.
    public let unsubscribed: Energy

    /// Divides what was metered in each segment by the shares of that segment.
    ///
    /// This is the exact way where interval data tell how much came before and how much
    /// after a change of shares. `outputs` has one figure for each segment.
    public init(
        of outputs: [Energy], over segments: [ShareSegment<Holder>]
    ) throws(QuantityError) {
        precondition(outputs.count == segments.count, "one output for each segment")
        var sums = HolderSums<Holder>()
        for (output, segment) in zip(outputs, segments) {
            let energies = try Self.parts(of: output, weights: segment.weights)
            for (holder, energy) in zip(segment.holders, energies) {
                try sums.add(energy, to: holder)
            }
            try sums.addUnsubscribed(energies.last ?? .zero)
        }
        total = try Energy.sum(of: outputs)
        parts = sums.parts
        unsubscribed = sums.unsubscribed
    }

    /// Divides one figure for the whole period by shares times days.
    ///
    /// For an array of which only the month's total is known: a share held for ten days
    /// of thirty counts a third.
    public init(
        of output: Energy, byDaysOf segments: [ShareSegment<Holder>]
    ) throws(QuantityError) {
        var holders: [Holder] = []
        var weights: [Int64] = []
        var indices: [Holder: Int] = [:]
        var unsubscribed: Int64 = 0
        for segment in segments {
            // At most a million million units on some hundred thousand days: no overflow.
            let days = Int64(segment.period.count)
            for (holder, units) in zip(segment.holders, segment.units) {
                if let index = indices[holder] {
                    weights[index] += units * days
                } else {
                    indices[holder] = holders.count
                    holders.append(holder)
                    weights.append(units * days)
                }
            }
            unsubscribed += segment.unsubscribed * days
        }
        let energies = try Self.parts(of: output, weights: weights + [unsubscribed])
        total = output
        parts = zip(holders, energies).map(Part.init)
        self.unsubscribed = energies.last ?? .zero
    }

    /// The parts by weights that sum to a whole array, so that there is always something
    /// to divide by.
    private static func parts(
        of output: Energy, weights: [Int64]
    ) throws(QuantityError) -> [Energy] {
        do throws(ApportionmentError) {
            return try Apportionment.parts(of: output, weights: weights)
        } catch {
            throw .overflow(what: "sum of shares")
        }
    }
}

extension ShareSegment {
    /// The units of the holders, then the unsubscribed.
    var weights: [Int64] { units + [unsubscribed] }
}

/// Adds up what each holder gets over the segments of a period.
private struct HolderSums<Holder: Hashable & Sendable & CustomStringConvertible> {
    private var holders: [Holder] = []
    private var energies: [Energy] = []
    private var indices: [Holder: Int] = [:]
    private(set) var unsubscribed = Energy.zero

    mutating func add(_ energy: Energy, to holder: Holder) throws(QuantityError) {
        if let index = indices[holder] {
            energies[index] = try energies[index].adding(energy)
        } else {
            indices[holder] = holders.count
            holders.append(holder)
            energies.append(energy)
        }
    }

    mutating func addUnsubscribed(_ energy: Energy) throws(QuantityError) {
        unsubscribed = try unsubscribed.adding(energy)
    }

    var parts: [Allocation<Holder>.Part] {
        zip(holders, energies).map(Allocation<Holder>.Part.init)
    }
}
