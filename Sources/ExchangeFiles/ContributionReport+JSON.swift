extension ContributionReport {
    /// The report as JSON, with the name of its form under `schema`.
    ///
    /// Amounts and rates are strings of six decimals, a rate null where nothing was
    /// saved; members stand in the order of their columns.
    public var json: String {
        """
        {"schema":"commonwatt.scr/1","rules":{"theta":\(Self.json(theta)),\
        "marginal":\(Self.json(marginal))}}
        """
    }

    private static func json(_ rule: Rule) -> String {
        """
        {"members":[\(rule.members.map(json).joined(separator: ","))],\
        "total":"\(rule.total)","total_energy":"\(rule.totalEnergy)",\
        "total_capacity":"\(rule.totalCapacity)"}
        """
    }

    private static func json(_ member: Member) -> String {
        """
        {"member":\(string(member.member)),"c":"\(member.amount)",\
        "c_energy":"\(member.energyAmount)","c_capacity":"\(member.capacityAmount)",\
        "scr":\(optional(member.rate)),"scr_energy":\(optional(member.energyRate)),\
        "scr_peak":\(optional(member.peakRate))}
        """
    }

    private static func optional(_ figure: String?) -> String {
        figure.map { "\"\($0)\"" } ?? "null"
    }

    /// A member's name; identifiers hold no control characters, so two marks suffice.
    private static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped + "\""
    }
}
