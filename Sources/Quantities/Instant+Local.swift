extension Instant {
    /// The instant as the clocks of a zone show it, with the offset, as in
    /// `2026-06-01T00:00:00-06:00`.
    public func text(in zone: TimeZoneRules) -> String {
        let minutes = (zone.offset(at: self).magnitude / 60).quotientAndRemainder(dividingBy: 60)
        let sign = zone.offset(at: self) < 0 ? "-" : "+"
        let hours = Digits.two(Int(minutes.quotient))
        return "\(zone.local(self))\(sign)\(hours):\(Digits.two(Int(minutes.remainder)))"
    }
}
