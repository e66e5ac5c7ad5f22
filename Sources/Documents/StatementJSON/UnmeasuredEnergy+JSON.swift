import Billing
import Quantities

extension UnmeasuredEnergy {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            meter: try object.choice("meter"), quality: try object.choice("quality"),
            energy: try object.energy("energy"), metered: try object.energy("of"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("meter", meter.rawValue)
            json.member("quality", quality.rawValue)
            json.member("energy", energy.milliwattHours)
            json.member("of", metered.milliwattHours)
        }
    }

    /// As other programs read it, energy as texts of kilowatt-hours.
    func export(to json: inout JSONWriter) {
        json.object { json in
            json.member("meter", meter.rawValue)
            json.member("quality", quality.rawValue)
            json.member("kwh", energy)
            json.member("of_kwh", metered)
        }
    }
}

extension JSONObject {
    /// One of the words of an enumeration.
    fileprivate mutating func choice<Word: RawRepresentable<String>>(
        _ key: String
    ) throws(StatementJSONError) -> Word {
        let path = name(key)
        guard let word = Word(rawValue: try text(key)) else {
            throw .unexpected(path, expected: "a known name")
        }
        return word
    }
}
