public import Quantities

/// Reactive energy, in thousandths of a var-hour.
public struct ReactiveEnergy: Hashable, Sendable {
    public let millivarHours: Int64

    public init(millivarHours: Int64) {
        self.millivarHours = millivarHours
    }

    /// That of `real` energy at a power factor, as its step's mean: `P √(1 - f²) / f`; nil
    /// where the factor is not above zero and at most one.
    ///
    /// The tangent is taken to the billionth below.
    public init?(real: Energy, powerFactor: Ratio) {
        let factor = UInt128(max(0, powerFactor.billionths))
        let one: UInt128 = 1_000_000_000
        guard factor > 0, factor <= one else { return nil }
        let sine = root(of: (one * one - factor * factor) * one * one)
        let product = Int128(real.milliwattHours) * Int128(sine / factor)
        guard product.magnitude < UInt128(Int64.max) * one else { return nil }
        millivarHours = Int64(product.divided(by: Int128(one), .halfAwayFromZero))
    }

    /// The power factor of `real` energy with this beside it, to the nearest billionth:
    /// `P / √(P² + Q²)`, and one where there is neither.
    public func powerFactor(of real: Energy) -> Ratio {
        PowerFactor(real.milliwattHours, millivarHours).ratio
    }
}

/// The reactive energy of a profile by billing period.
struct ReactiveReadings {
    struct Month {
        var millivarHours: Int64 = 0
        /// The most in an interval.
        var most: Int64 = 0
    }

    let months: [Month]

    init(_ profile: Profile, offset: Int, layout: PlanLayout) {
        months = layout.months.map { parts in
            var month = Month()
            for interval in parts.flatMap({ layout.parts[$0].intervals }) {
                let value = profile.reactive[offset + interval].millivarHours
                month.millivarHours += value
                month.most = max(month.most, value)
            }
            return month
        }
    }
}

/// The cosine of the angle whose sides are real and reactive energy.
private struct PowerFactor {
    let ratio: Ratio

    init(_ real: Int64, _ reactive: Int64) {
        var (real, reactive) = (UInt128(real.magnitude), UInt128(reactive.magnitude))
        guard real > 0 || reactive > 0 else {
            ratio = .one
            return
        }
        // Shifted so that the greater has 62 bits, and the root is as exact for small ones.
        let shift = max(real, reactive).leadingZeroBitCount - 66
        (real, reactive) = (real << shift, reactive << shift)
        let apparent = root(of: real * real + reactive * reactive)
        let billionths = (real * 1_000_000_000 + apparent / 2) / max(1, apparent)
        ratio = Ratio(billionths: Int64(clamping: billionths))
    }
}

/// The greatest integer whose square is not above `square`, by Newton's method.
private func root(of square: UInt128) -> UInt128 {
    guard square > 1 else { return square }
    var root = UInt128(1) << ((129 - square.leadingZeroBitCount) / 2)
    while true {
        let next = (root + square / root) / 2
        guard next < root else { return root }
        root = next
    }
}
