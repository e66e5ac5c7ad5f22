internal import Quantities
internal import Synchronization
internal import SystemTimeZones

/// Time zones by name, each loaded once: finding all changes of a zone's offset takes a
/// thousand times as long as anything that is asked of it.
public final class TimeZoneCache: Sendable {
    private let zones = Mutex<[String: TimeZoneRules]>([:])

    public init() {}

    /// The rules of the zone with this name in the IANA database.
    func rules(_ identifier: String) throws(SystemTimeZoneError) -> TimeZoneRules {
        if let known = zones.withLock({ $0[identifier] }) { return known }
        let rules = try TimeZoneRules(loading: identifier)
        zones.withLock { $0[identifier] = rules }
        return rules
    }
}
