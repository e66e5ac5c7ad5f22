internal import NetMetering
internal import Quantities
internal import Storage
internal import Tariffs

/// Finds the prices that a program's terms refer to.
struct ReferenceReader {
    let book: BookReader
    let program: Program
    let month: Month
    let zone: TimeZoneRules
    let rates: RateCache

    /// The prices in the order the program declares its references.
    ///
    /// A price that is not known is left missing; the month says which term needs it.
    /// `tariffs` are those of the array's subscriptions; a program that values all at a
    /// tariff's price needs them to be one.
    func references(tariffs: [String]) throws -> ReferencePrices {
        let tariff = try tariff(of: tariffs)
        return ReferencePrices(
            try program.references.map { reference in
                switch reference.kind {
                case .tariff(let component): try price(of: tariff, component)
                case .monthly(let series): try monthlyPrice(series)
                case .hourly(let series): try hourlyPrices(series)
                }
            })
    }

    /// What of the tariff that prices are taken from was accepted though it cannot be computed.
    func acceptedItems(tariffs: [String]) throws -> [String] {
        let isAsked = program.references.contains { reference in
            if case .tariff = reference.kind { true } else { false }
        }
        guard isAsked, let tariff = try tariff(of: tariffs) else { return [] }
        return tariff.accepted.map { "\($0.name) of \(tariff.id) is \($0.effect.words)" }
    }

    private func tariff(of keys: [String]) throws -> Tariff? {
        let keys = Set(keys).sorted()
        let used = usedTariffReference
        guard let key = keys.first else {
            guard let used else { return nil }
            throw MonthError.program(
                "program \(program.identity.id) values credit at the price \"\(used)\" of the "
                    + "subscriptions' tariff, and none of the array names one; fill in the column "
                    + "tariff of the list of members, and import the tariff with: commonwatt "
                    + "tariff import ID")
        }
        if keys.count > 1, let reference = used {
            throw MonthError.program(
                "subscriptions of the array are on \(keys.count) tariffs, "
                    + "\(keys.joined(separator: ", ")), and program \(program.identity.id) values "
                    + "all credit at the price \"\(reference)\" of one; put them on one tariff, or "
                    + "on an array for each")
        }
        let found = try rates.tariff(key, on: month.firstDay, in: book)
        let refusal = try found.flatMap {
            try BookCurrency(book).refusal(of: "tariff \"\(key)\"", in: $0.currency)
        }
        if let refusal { throw MonthError.program(refusal) }
        if found == nil, let used {
            throw MonthError.program(
                "program \(program.identity.id) values credit at the price \"\(used)\" of the "
                    + "tariff \"\(key)\", which the book does not have for \(month); import it "
                    + "with: commonwatt tariff import \(key)")
        }
        return found
    }

    /// The reference to a tariff's price that a term of the month uses, nil where none does.
    private var usedTariffReference: String? {
        let terms = program.value.terms.filter { $0.effective?.contains(month.firstDay) != false }
        let used = Set(terms.flatMap { $0.price.references.map(\.reference) })
        return program.references.indices.first { index in
            guard case .tariff = program.references[index].kind else { return false }
            return used.contains(index)
        }.map { program.references[$0].name }
    }

    private func monthlyPrice(_ series: String) throws -> ReferencePrices.Price {
        try book.monthlyPrice(of: series, in: month).map(ReferencePrices.Price.month) ?? .missing
    }

    private func hourlyPrices(_ series: String) throws -> ReferencePrices.Price {
        let range = zone.range(of: month.days)
        let runs = try book.hourlyPrices(of: series, in: range)
        guard let run = runs.first else { return .missing }
        let known = runs.compactMap { run in
            TimeRange(
                from: run.start,
                to: run.start.adding(seconds: 3600 * Int64(run.prices.count)))
        }
        if runs.count > 1, let missing = MissingHours(of: range, known: known, in: zone) {
            return .incomplete(missing)
        }
        return .hours(HourlyPrices(from: run.start, run.prices))
    }

    private func price(
        of tariff: Tariff?, _ component: String?
    ) throws -> ReferencePrices.Price {
        guard let tariff else { return .missing }
        let selection: ChargeSelection
        if let component {
            guard let known = ChargeComponent(rawValue: component) else { return .missing }
            selection = ChargeSelection(components: [known])
        } else {
            selection = .all
        }
        return .month(try tariff.energyPrice(of: selection, on: month.firstDay).price)
    }
}
