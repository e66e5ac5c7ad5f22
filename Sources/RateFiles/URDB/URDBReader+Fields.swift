internal import Diagnostics
internal import JSONParsing
internal import Tariffs

/// What becomes of the fields of a rate that no charge is read from.
extension URDBReader {
    /// Remarks on fields that say nothing of charges, and refuses those that may.
    func noteUnusedFields() {
        for name in rate.names where !Self.used.contains(name) {
            guard let value = rate[name] else { continue }
            if Self.isSilent(name) { continue }
            if Self.inWords.contains(name) {
                value.remark("is in words, nothing is computed from it")
            } else if !Self.mayTellOfCharges(name) {
                value.remark("nothing is known of it, it was ignored")
            } else if !value.saysNothing {
                value.refuse(name, Self.reason(name))
            }
        }
    }

    /// One remark for all fields that are about something else, after those that matter, and one
    /// for those that are about a field which is not there.
    func noteSilentFields() {
        let orphans = rate.names.filter(isOrphan)
        noteLeftOut(orphans, "nothing that they are about is stated, so they were left out")
        let others = otherNames
        let silent = rate.names.filter {
            Self.isSilent($0) && !Self.used.contains($0) || others.contains($0)
        }
        noteLeftOut(silent, "fields about something else than charges, which were left out")
    }

    private func noteLeftOut(_ names: [String], _ reason: String) {
        guard !names.isEmpty else { return }
        let more = names.count > Self.listed ? " and \(names.count - Self.listed) more" : ""
        rate.value.remark(names.prefix(Self.listed).joined(separator: ", ") + more + ": \(reason)")
    }

    /// Whether a field says something of others, none of which says anything.
    private func isOrphan(_ name: String) -> Bool {
        guard let owners = Self.owners[name], let value = rate[name], !value.saysNothing else {
            return false
        }
        return owners.allSatisfy { rate[$0]?.saysNothing != false }
    }

    /// How many fields a remark lists.
    private static let listed = 30

    private static func isSilent(_ name: String) -> Bool {
        name.hasPrefix("_") || silent.contains(name)
    }

    /// Why a field that may tell of a charge is not read.
    private static func reason(_ name: String) -> String {
        SimilarName.find(name, among: used).map { "not known; is \($0) meant?" }
            ?? "it may tell of a charge, and is not known"
    }

    /// Whether a field of this name must not be passed over.
    private static func mayTellOfCharges(_ name: String) -> Bool {
        hints.contains { name.contains($0) }
    }

    private static let hints = [
        "charge", "rate", "demand", "energy", "price", "cost", "fee", "fuel", "adj", "tax",
        "min", "max", "lookback", "ratchet", "schedule", "structure", "tier", "credit",
        "discount", "coincident", "reactive", "rider", "surcharge", "fixed", "sell", "buy",
    ]

    /// The fields the reader reads.
    private static let used: Set = [
        "id", "label", "_id", "utility", "eiaid", "name", "sector", "servicetype", "uri",
        "source", "sourceparent", "description", "supersedes", "country", "state", "startdate",
        "enddate", "dgrules", "energyratestructure", "energyweekdayschedule",
        "energyweekendschedule", "fueladjustmentsmonthly", "demandratestructure",
        "demandweekdayschedule", "demandweekendschedule", "demandrateunit", "demandwindow",
        "demandreactivepowercharge", "demandratchetpercentage", "lookbackpercent",
        "lookbackrange", "lookbackmonths", "flatdemandstructure", "flatdemandmonths",
        "flatdemandunit", "coincidentratestructure", "coincidentrateschedule",
        "coincidentrateunit", "fixedchargefirstmeter", "fixedmonthlycharge",
        "fixedchargeeaaddl", "fixedchargeunits", "mincharge", "minchargeunits",
        "minmonthlycharge", "annualmincharge",
    ]

    /// Fields that say how others are meant, and those others.
    private static let owners: [String: [String]] = {
        let demands = ["demandratestructure", "flatdemandstructure"]
        return [
            "coincidentrateschedule": ["coincidentratestructure"],
            "coincidentrateunit": ["coincidentratestructure"],
            "demandratchetpercentage": demands, "demandrateunit": ["demandratestructure"],
            "demandwindow": demands + ["coincidentratestructure"],
            "fixedchargeunits": ["fixedchargefirstmeter"],
            "flatdemandmonths": ["flatdemandstructure"],
            "flatdemandunit": ["flatdemandstructure"], "lookbackmonths": ["lookbackpercent"],
            "lookbackpercent": demands, "lookbackrange": ["lookbackpercent"],
            "minchargeunits": ["mincharge"],
        ]
    }()

    /// Fields about the customer, the record or its making.
    private static let silent: Set = [
        "approved", "is_default", "usenetmetering", "voltageminimum", "voltagemaximum",
        "voltagecategory", "phasewiring", "peakkwcapacitymin", "peakkwcapacitymax",
        "peakkwcapacityhistory", "peakkwhusagemin", "peakkwhusagemax", "peakkwhusagehistory",
        "demandunits", "demandmin", "demandmax", "demandhistory", "energymin", "energymax",
        "energyhistory", "energyrateunits", "latest_update", "revisions", "reason",
    ]

    /// Fields for people.
    private static let inWords: Set = [
        "basicinformationcomments", "basiccomments", "demandcomments", "energycomments",
        "fixedcomments", "demandattrs", "energyattrs", "fixedattrs", "demandkeyvals",
        "energykeyvals", "fixedkeyvals",
    ]
}
