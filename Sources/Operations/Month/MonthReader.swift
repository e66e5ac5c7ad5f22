internal import Accounting
internal import Billing
internal import Lending
internal import Metering
internal import NetMetering
internal import Quantities
internal import Sharing
internal import Storage
internal import SystemTimeZones

/// Reads what an array's month is billed from out of one state of the book.
struct MonthReader {
    let book: BookReader
    let array: Stored<ArrayRow>
    let request: MonthRequest
    let settings: BookSettings
    let rates: RateCache
    let template: RunFacts.Source?
    private let zone: TimeZoneRules

    init(
        _ book: BookReader, _ array: Stored<ArrayRow>, _ request: MonthRequest,
        settings: BookSettings, rates: RateCache, zones: TimeZoneCache,
        template: RunFacts.Source?
    ) throws {
        self.book = book
        self.array = array
        self.request = request
        self.settings = settings
        self.rates = rates
        self.template = template
        do { zone = try zones.rules(array.timeZone) } catch {
            throw MonthError.timeZone("\(error)")
        }
    }

    private var month: Month { request.month }

    func arrayMonth() throws -> ArrayMonth {
        try checkOrder()
        let (program, source) = try program()
        let production = try production()
        let memberships = try book.memberships(ofArray: array.id, on: month.days)
        guard !memberships.isEmpty else { throw MonthError.noSubscriptions }
        let members = try MemberReader(
            book: book, array: array, month: month, issued: request.issued, zone: zone,
            program: program)
        let prices = ReferenceReader(
            book: book, program: program, month: month, zone: zone, rates: rates)
        let tariffs = memberships.compactMap(\.subscription.tariff)
        let host = try HostBanks(
            book, array: array.id, before: month, graceMonths: program.unallocated.graceMonths)
        return ArrayMonth(
            array: try facts(), month: month, issued: request.issued,
            cooperative: settings.name, currency: settings.currency,
            disputeContact: settings.disputeContact, program: program, programSource: source,
            references: try prices.references(tariffs: tariffs), production: production.series,
            meterFiles: production.files, acceptsGaps: request.acceptsGaps, template: template,
            hostMoney: host.money, hostEnergy: host.energy,
            subscriptions: try memberships.map(members.subscription),
            lastSequence: try book.lastStatement(ofArray: array.id),
            isContinuation: try !book.runs(ofArray: array.id, in: month).isEmpty,
            utilityReports: members.reports.sources,
            acceptedItems: try prices.acceptedItems(tariffs: tariffs),
            asksForSharing: try book.sharingTerms(ofArray: array.id, in: month) != nil)
    }

    /// Months are issued in order: a later one would be made from banks and balances that
    /// the earlier one still changes.
    private func checkOrder() throws {
        guard month.lastDay < request.issued else {
            throw MonthError.notOver(month, asOf: request.issued)
        }
        let billed = try book.billedMonths(ofArray: array.id)
        if let last = billed.last, last < month.previous {
            throw MonthError.earlierMonthOpen(last.next)
        }
    }

    /// The version of the array's program that holds on the month's first day, with its file.
    ///
    /// It counts for the whole month; but the days behind its end must be covered too.
    private func program() throws -> (Program, RunFacts.Source) {
        let versions = try book.programVersions(array.program)
        guard !versions.isEmpty else { throw MonthError.noProgram(array.program) }
        guard let version = versions.inForce(on: month.firstDay) else {
            throw MonthError.programDoesNotCover(array.program, month.firstDay)
        }
        if let end = version.effectiveTo, end < month.days.end,
            versions.inForce(on: end) == nil
        {
            throw MonthError.programDoesNotCover(array.program, end)
        }
        let program = try rates.program(version, in: book)
        try checkCurrency(of: "program \"\(array.program)\"", program.identity.currency)
        let file = try book.document(version.document)?.name ?? version.key
        return (program, RunFacts.Source(name: file, digest: version.document.description))
    }

    private func checkCurrency(of what: String, _ currency: String) throws {
        if let refusal = try BookCurrency(book).refusal(of: what, in: currency) {
            throw MonthError.program(refusal)
        }
    }

    private func basis() throws -> ShareBasis {
        guard let unit = ShareUnit(rawValue: array.shareUnit) else {
            throw MonthError.shareUnit(array.shareUnit)
        }
        return try ShareBasis(unit, total: array.shareTotal)
    }

    private func facts() throws -> ArrayFacts {
        ArrayFacts(
            number: array.id, id: array.key, name: array.name, utility: array.utility,
            capacity: array.capacity, shares: try basis(), timeZone: zone,
            dueDays: array.dueDays)
    }

    private func production() throws -> (series: ReadingSeries, files: [RunFacts.Source]) {
        guard let meter = try book.productionMeter(ofArray: array.id) else {
            throw MonthError.noMeter(array: array.key)
        }
        let range = zone.range(of: month.days)
        let series = try book.readings(of: meter.id, .received, in: range)
        guard !series.isEmpty else { throw MonthError.noReadings(meter: meter.key, month) }
        let sources = try book.readingSources(of: meter.id, .received, in: range)
        return (
            series,
            sources.map {
                RunFacts.Source(name: $0.name, digest: $0.digest.description)
            }
        )
    }
}
