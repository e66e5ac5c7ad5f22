public import Diagnostics
public import Quantities
internal import RateFiles
internal import SystemTimeZones
public import Tariffs

/// Checks tariff files against the schema, their own rules and the bills worked in them.
///
/// It needs no book, and looks at every file whatever was found in the others.
public struct ValidateTariffs: Sendable {
    public var files: [InputFile]
    /// How files are read that leave something open; dates after its day are in the future.
    public var reading: TariffReading
    /// The day whose prices are looked at, of a form that holds those of several; else today.
    public var date: CivilDate?

    public init(_ files: [InputFile], reading: TariffReading, on date: CivilDate? = nil) {
        self.files = files
        self.reading = reading
        self.date = date
    }

    /// What was found in a file; one for each tariff in it.
    public struct Finding: Sendable {
        public var file: String
        /// Nil where the file is no sound tariff.
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
        let schema = try RateSchemas.tariff(installation)
        let options = try reading.options(on: date)
        return files.flatMap { file in
            do throws(Problems) {
                return try TariffDocument.read(
                    file.bytes, file: file.name, options: options, schema: schema
                ).map { check($0, in: file.name) }
            } catch {
                return [Finding(file: file.name, tariff: nil, problems: error)]
            }
        }
    }

    /// What is found in a tariff that was read already, from `file` as it is to be shown.
    public func check(_ tariff: Tariff, in file: String) -> Finding {
        var problems = Problems()
        let blocking = Set(tariff.blocking())
        for item in tariff.unsupported {
            problems.add(blocking.contains(item) ? item.warning : item.acceptance)
        }
        let checked = check(tariff, &problems)
        for remark in tariff.remarks + tariff.suspicions(asOf: reading.today) {
            problems.addWarning(remark.words, at: remark.clause.place)
        }
        return Finding(
            file: file,
            tariff: Facts(
                key: tariff.id.rawValue, effective: tariff.effective,
                charges: tariff.charges.count,
                prices: tariff.charges.reduce(0) { $0 + $1.statedPrices.count },
                workedBills: checked, unsupported: tariff.unsupported.count),
            problems: problems)
    }

    /// Reckons the worked bills again, and tells how many.
    private func check(_ tariff: Tariff, _ problems: inout Problems) -> Int {
        do throws(SystemTimeZoneError) {
            let check = try WorkedBillCheck(tariff)
            guard tariff.blocking().isEmpty else {
                if !tariff.workedBills.isEmpty {
                    problems.addWarning(
                        "its worked bills were not reckoned again, since it says something that "
                            + "cannot be computed", at: tariff.clause.place)
                }
                return 0
            }
            problems.add(check.problems)
            return tariff.workedBills.count
        } catch {
            problems.add("\(error)", at: tariff.clause.place)
            return 0
        }
    }
}
