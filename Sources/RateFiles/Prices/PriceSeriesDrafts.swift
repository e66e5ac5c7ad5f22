internal import Diagnostics
internal import Quantities
internal import Tariffs

/// Gathers the prices of several documents into series.
///
/// A class, so that every part of a reader can add to the same series.
final class PriceSeriesDrafts {
    /// Prices that belong to one series.
    struct Key: Hashable {
        let name: String
        let currency: String?
        let kind: PriceSeries.Kind
    }

    private struct Draft {
        let key: Key
        var steps: [PriceSeries.Step] = []
        var places: [Place] = []
    }

    let problems: RateProblems
    /// The currency that prices must be in, nil for any.
    let currency: String?
    private var drafts: [Draft] = []
    private var indices: [Key: Int] = [:]

    init(problems: RateProblems, currency: String?) {
        self.problems = problems
        self.currency = currency
    }

    /// Where the prices of a series are added, nil with a problem where its currency is wrong.
    func series(_ key: Key, at place: Place) -> Int? {
        if let expected = currency, let found = key.currency, found != expected {
            problems.add(
                "expected prices in \(expected), found \(found); some senders write a currency "
                    + "that nobody chose", at: place)
            return nil
        }
        if let index = indices[key] { return index }
        drafts.append(Draft(key: key))
        indices[key] = drafts.count - 1
        return drafts.count - 1
    }

    func add(_ step: PriceSeries.Step, to series: Int, at place: Place) {
        drafts[series].steps.append(step)
        drafts[series].places.append(place)
    }

    /// The series that the prices make up.
    func reading(of place: Place?) throws(Problems) -> PriceSeriesReading {
        var series: [PriceSeries] = []
        for draft in drafts where !draft.steps.isEmpty {
            if let made = made(of: draft) { series.append(made) }
        }
        if series.isEmpty, !problems.all.hasErrors {
            problems.add("expected prices per kilowatt-hour, found none", at: place)
        }
        try problems.all.throwIfAny()
        return PriceSeriesReading(series: series, remarks: problems.all)
    }

    private func made(of draft: Draft) -> PriceSeries? {
        do throws(PriceSeriesError) {
            let made = try PriceSeries(
                name: draft.key.name, currency: draft.key.currency ?? currency,
                kind: draft.key.kind, steps: draft.steps)
            if made.repeats > 0 {
                problems.addWarning(
                    "\(made.repeats) prices of \"\(made.name)\" stand twice, and are the same",
                    at: draft.places.first)
            }
            return made
        } catch {
            report(error, of: draft)
            return nil
        }
    }

    private func report(_ error: PriceSeriesError, of draft: Draft) {
        guard case .overlap(_, let start, let index, let earlier) = error else {
            problems.add("\(error)", at: draft.places.first)
            return
        }
        let other = draft.places[earlier]
        problems.add(
            "the price from \(start) begins before the one of "
                + "\(other.file) on line \(other.line) ends, and is another; each time must have "
                + "one price", at: draft.places[index])
    }
}

extension EnergyPrice {
    /// Reads a price in units of ten to the power `exponent` of the currency.
    ///
    /// Throws where it is finer than a billionth, rather than round it.
    init(_ text: some StringProtocol, exponent: Int) throws(NumeralError) {
        let decimals = 9 + exponent
        guard decimals <= 18 else {
            guard try Numeral.scaled(text.utf8, decimals: 9) == 0 else { throw Self.tooLarge }
            self = .zero
            return
        }
        var nanos: Int64
        do throws(NumeralError) {
            nanos = try Numeral.scaled(text.utf8, decimals: max(0, decimals))
        } catch {
            if case .outOfRange = error { throw Self.tooLarge }
            throw error
        }
        for _ in 0..<max(0, -decimals) where nanos != 0 {
            guard nanos % 10 == 0 else { throw .tooManyDecimals(allowed: 9) }
            nanos /= 10
        }
        guard nanos.magnitude <= Self.inputLimit.nanosPerKilowattHour.magnitude else {
            throw Self.tooLarge
        }
        self.init(nanosPerKilowattHour: nanos)
    }

    private static var tooLarge: NumeralError {
        .outOfRange(limit: "\(inputLimit) per kWh")
    }
}
