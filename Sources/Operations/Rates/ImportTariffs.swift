internal import Diagnostics
public import Quantities
internal import RateFiles
public import Storage
internal import SystemTimeZones
internal import Tariffs
internal import XMLParsing

/// Reads tariff files of any form into a book: all of them, or none.
///
/// What a tariff says that cannot be computed keeps it out of the book until it is accepted by
/// its name; what was accepted is kept with the tariff, and every bill names it.
public struct ImportTariffs: Sendable {
    public var files: [InputFile]
    /// How files are read that leave something open; nil for our own form alone.
    public var reading: TariffReading?
    /// The day whose prices are wanted, where a file has those of several; else today.
    public var date: CivilDate?
    /// The names of unsupported items that bills may leave out or guess.
    public var accepting: Set<String>
    public var replaces: Bool

    public init(
        _ files: [InputFile], reading: TariffReading? = nil, on date: CivilDate? = nil,
        accepting: Set<String> = [], replacing replaces: Bool = false
    ) {
        self.files = files
        self.reading = reading
        self.date = date
        self.accepting = accepting
        self.replaces = replaces
    }

    /// What became of each tariff, and names that were accepted in vain.
    public struct Outcome: Sendable {
        public var tariffs: [RateImport]
        /// Names that no tariff of the files has an item of.
        public var acceptedInVain: [String]
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ installation: Installation,
        _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let found = try tariffs(time, installation)
        let vain = found.reduce(accepting) { $1.tariff.acceptedInVain($0) }
        let importer = RateImporter(kind: .tariff, time: time, replaces: replaces)
        let outcomes = try book.perform(mode) { try importer.add(found.map(\.draft), to: $0) }
        return Outcome(tariffs: outcomes, acceptedInVain: vain.sorted())
    }

    /// The tariffs of `files`, in their order, or the problems of all.
    private func tariffs(
        _ time: OperationTime, _ installation: Installation
    ) throws -> [(tariff: Tariff, draft: RateDraft)] {
        let reading = reading ?? TariffReading(today: time.today)
        let schema = try RateSchemas.tariff(installation)
        let options = try reading.options(on: date)
        var problems = Problems()
        var found: [(Tariff, RateDraft)] = []
        var read: [Tariff] = []
        for file in files {
            do throws(Problems) {
                let tariffs = try TariffDocument.read(
                    file.bytes, file: file.name, options: options, schema: schema)
                read += tariffs
                try check(tariffs, in: file.name)
                let form = try RateFormat.detect(file.bytes, file: file.name)
                for tariff in tariffs {
                    found.append((tariff, try draft(tariff, from: file, form, reading)))
                }
            } catch {
                problems.add(error)
            }
        }
        if problems.hasErrors {
            problems.add(vain: read.reduce(accepting) { $1.acceptedInVain($0) })
        }
        try problems.throwIfAny()
        return found
    }

    /// Refuses what blocks billing, once for each place, time zones that are none, and worked
    /// bills that do not come out.
    private func check(_ tariffs: [Tariff], in file: String) throws(Problems) {
        var problems = Problems()
        var told: Set<UnsupportedItem> = []
        for tariff in tariffs {
            let items = tariff.blocking(accepting: accepting)
                .filter { told.insert($0).inserted }
            if !items.isEmpty { problems.add(Problems(.unsupported(items), of: tariff)) }
            do throws(SystemTimeZoneError) {
                let check = try WorkedBillCheck(tariff.accepting(accepting))
                if items.isEmpty { problems.add(check.problems) }
            } catch {
                problems.add("\(error)", at: tariff.clause.place)
            }
        }
        if tariffs.count > 1, problems.hasErrors {
            problems.add(TariffDocument.choice(of: tariffs, in: file))
        }
        try problems.throwIfAny()
    }

    private func draft(
        _ tariff: Tariff, from file: InputFile, _ form: RateFormat, _ reading: TariffReading
    ) throws(Problems) -> RateDraft {
        var draft = RateDraft(tariff, from: file)
        draft.suspicions = tariff.suspicions(asOf: reading.today).map {
            Problem($0.text, at: $0.clause.place, severity: .warning)
        }
        var reading = reading
        if form != .iedr { reading.statements = [] }
        let origin = TariffOrigin(
            of: tariff, in: file, reading: reading, on: date ?? reading.today,
            accepting: accepting)
        if form == .tariff, tariff.blocking().isEmpty { return draft }
        do {
            let document = try origin.document(named: RateFileName.name(of: file.name))
            draft.document = document.digest
            draft.kept += reading.statements.map { $0.document(.tariff) } + [document]
            draft.origin = origin
            return draft
        } catch {
            throw Problems("\(error)", at: tariff.clause.place)
        }
    }

    /// The tariffs of files in our own form.
    static func read(_ files: [InputFile], _ installation: Installation) throws -> [Tariff] {
        let schema = try RateSchemas.tariff(installation)
        var problems = Problems()
        var tariffs: [Tariff] = []
        for file in files {
            do throws(Problems) {
                tariffs.append(
                    try TariffFile.read(file.bytes, file: file.name, schema: schema))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return tariffs
    }
}

extension Problems {
    /// Warns of names that were accepted and are those of nothing.
    mutating func add(vain names: Set<String>) {
        for name in names.sorted() {
            addWarning("no tariff has anything called \(name) to be accepted", at: nil)
        }
    }
}

extension RateDraft {
    init(_ tariff: Tariff, from file: InputFile) {
        self.init(
            file: file, kind: .tariff, key: tariff.id.rawValue, name: tariff.identity.name,
            effective: tariff.effective, currency: tariff.currency, place: tariff.clause.place,
            warnings: tariff.unsupported.map(\.acceptance),
            isIllustrative: tariff.source.isIllustrative)
    }
}

extension UnsupportedItem {
    /// What is said of an item that was accepted.
    var acceptance: Problem {
        Problem(
            "\(name) \(effect.fault); \(effect.consequence)", at: clause.place,
            severity: .warning)
    }

    /// What is said of one that was not.
    var warning: Problem {
        Problem(
            "\(name) \(effect.fault); nobody is billed by this version until it is accepted",
            at: clause.place, severity: .warning)
    }
}
