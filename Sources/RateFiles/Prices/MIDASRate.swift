internal import Diagnostics
internal import Tariffs

/// The values of one MIDAS rate, told apart by what they are for.
struct MIDASRate {
    let id: String
    let place: Place
    let drafts: PriceSeriesDrafts
    /// Values that are no prices of energy, by their unit.
    private var others: [String: Int] = [:]

    init(id: String, place: Place, drafts: PriceSeriesDrafts) {
        self.id = id
        self.place = place
        self.drafts = drafts
    }

    /// What follows the RIN in the name of a series, by the unit of its values.
    private static let suffixes = [
        "$/kWh": "", "export $/kWh": " export", "backup $/kWh": " backup",
    ]
    /// The other units that MIDAS knows.
    private static let otherUnits: Set = [
        "Event", "Level", "kg/kWh CO2", "g/kWh CO2", "$/kW", "$/kvarh",
    ]

    mutating func add(_ value: MIDASValue) {
        guard let suffix = Self.suffixes[value.unit.text] else {
            guard Self.otherUnits.contains(value.unit.text) else {
                let units = Self.suffixes.keys.sorted().map { "\"\($0)\"" }
                drafts.problems.add(
                    "Unit: expected \(units.joined(separator: ", ")) or another of MIDAS, found "
                        + "\"\(value.unit.text.prefix(40))\"", at: value.unit.place)
                return
            }
            others[value.unit.text, default: 0] += 1
            return
        }
        let key = PriceSeriesDrafts.Key(name: id + suffix, currency: "USD", kind: .price)
        guard let step = value.step(),
            let series = drafts.series(key, at: value.place)
        else { return }
        drafts.add(step, to: series, at: value.place)
    }

    /// Says what was left out.
    func remark() {
        for (unit, count) in others.sorted(by: { $0.key < $1.key }) {
            drafts.problems.addWarning(
                "\(count) values of \(id) are in \(unit) and no prices of energy; they are left "
                    + "out", at: place)
        }
    }

    /// A RIN: country and state, distributor and energy supplier, rate, location.
    static func identifier(_ text: String) throws(MIDASError) -> String {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 4, parts.prefix(3).allSatisfy({ $0.count == 4 }),
            (1...10).contains(parts[3].count), parts.joined().allSatisfy(isOfIdentifier)
        else { throw .notAnIdentifier(text) }
        return text
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

/// Why a text of MIDAS is not what it should be.
enum MIDASError: Error, Hashable {
    case notAnIdentifier(String)
    case notATime(String)
}

extension MIDASError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notAnIdentifier(let text):
            "expected a RIN as in USCA-PGPG-TOU4-0000, found \"\(text.prefix(40))\""
        case .notATime(let text):
            "expected a time as in 08:59:59, found \"\(text.prefix(40))\""
        }
    }
}
