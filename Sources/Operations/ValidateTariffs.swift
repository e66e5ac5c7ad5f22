public import Diagnostics
public import Quantities
internal import SystemTimeZones
internal import Tariffs

/// Checks tariff files against the schema, their own rules and the bills worked in them.
///
/// It needs no book, and looks at every file whatever was found in the others.
public struct ValidateTariffs: Sendable {
    public var files: [InputFile]
    /// The day from which dates are in the future.
    public var today: CivilDate

    public init(_ files: [InputFile], asOf today: CivilDate) {
        self.files = files
        self.today = today
    }

    /// What was found in a file.
    public struct Finding: Sendable {
        public var file: String
        /// Nil where the file is no sound tariff, as are its other facts.
        public var tariff: Facts?
        /// Errors, and warnings of what most likely is one.
        public var problems: Problems

        public var isSound: Bool { !problems.hasErrors }
    }

    /// What a sound tariff holds.
    public struct Facts: Hashable, Sendable {
        public var key: String
        public var effective: DatePeriod
        public var charges: Int
        public var prices: Int
        /// The worked bills that were reckoned again.
        public var workedBills: Int
        /// What the tariff says that cannot be computed.
        public var unsupported: Int
    }

    public func callAsFunction(_ installation: Installation) throws -> [Finding] {
        try files.map { file in
            do {
                let tariff = try FindTariff.read([file], installation)[0]
                return finding(file, tariff)
            } catch let problems as Problems {
                return Finding(file: file.name, tariff: nil, problems: problems)
            }
        }
    }

    private func finding(_ file: InputFile, _ tariff: Tariff) -> Finding {
        var problems = Problems()
        for item in tariff.unsupported { problems.add(item.warning) }
        let checked = check(tariff, &problems)
        for remark in tariff.remarks + tariff.suspicions(asOf: today) {
            problems.addWarning(remark.text, at: Place(remark.clause))
        }
        return Finding(
            file: file.name,
            tariff: Facts(
                key: tariff.id.rawValue, effective: tariff.effective,
                charges: tariff.charges.count,
                prices: tariff.charges.reduce(0) { $0 + $1.statedPrices.count },
                workedBills: checked, unsupported: tariff.unsupported.count),
            problems: problems)
    }

    /// Reckons the worked bills again, and tells how many.
    private func check(_ tariff: Tariff, _ problems: inout Problems) -> Int {
        do {
            let zone = try TimeZoneRules(loading: tariff.timeZone)
            guard tariff.unsupported.isEmpty else {
                if !tariff.workedBills.isEmpty {
                    problems.addWarning(
                        "its worked bills were not reckoned again, since it says something that "
                            + "cannot be computed", at: Place(tariff.clause))
                }
                return 0
            }
            for worked in tariff.workedBills { check(worked, of: tariff, zone, &problems) }
            return tariff.workedBills.count
        } catch {
            problems.add("\(error)", at: Place(tariff.clause))
            return 0
        }
    }

    private func check(
        _ worked: WorkedBill, of tariff: Tariff, _ zone: TimeZoneRules,
        _ problems: inout Problems
    ) {
        do {
            let bill = try tariff.bill(for: worked.usage, zone: zone)
            for difference in worked.differences(from: bill) {
                problems.add(
                    "worked bill \"\(worked.id)\": \(difference)", at: Place(worked.clause))
            }
        } catch {
            problems.add("worked bill \"\(worked.id)\": \(error)", at: Place(worked.clause))
        }
    }
}
