internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// Reads the prices in OpenADR 2.0b events (OpenADR 2.0 Profile Specification, B Profile).
///
/// A signal of type `price` gives prices, one of type `priceRelative` what is added to the price
/// that holds otherwise. The prices of one market context are one series, whatever events they
/// come in.
struct OpenADRReader {
    let drafts: PriceSeriesDrafts

    static let namespace = "http://openadr.org/oadr-2.0b/2012/07"
    static let interop = "http://docs.oasis-open.org/ns/energyinterop/201110"
    static let calendar = "urn:ietf:params:xml:ns:icalendar-2.0"
    static let stream = "urn:ietf:params:xml:ns:icalendar-2.0:stream"
    private static let emix = "http://docs.oasis-open.org/ns/emix/2011/06"

    func read(_ root: RateElement) {
        guard let distribution = distribution(of: root) else { return }
        let events = distribution.children("oadrEvent", in: Self.namespace)
        for event in events {
            if let event = event.requiredChild("eiEvent", in: Self.interop) { readEvent(event) }
        }
        if events.isEmpty { distribution.report("expected at least one <oadrEvent>, found none") }
    }

    /// The list of events, in its envelope or without it.
    private func distribution(of root: RateElement) -> RateElement? {
        if root.name == "oadrDistributeEvent" { return root }
        guard root.name == "oadrPayload" else {
            root.report("a part of an OpenADR message has no prices; give the <oadrPayload>")
            return nil
        }
        let signed = root.requiredChild("oadrSignedObject", in: Self.namespace)
        return signed?.requiredChild("oadrDistributeEvent", in: Self.namespace)
    }

    private func readEvent(_ event: RateElement) {
        guard let descriptor = event.requiredChild("eventDescriptor", in: Self.interop),
            let signals = event.requiredChild("eiEventSignals", in: Self.interop)
        else { return }
        if isCancelled(descriptor) { return }
        let context = descriptor.optionalChild("eiMarketContext", in: Self.interop)?
            .optionalChild("marketContext", in: Self.emix)
        let start = event.optionalChild("eiActivePeriod", in: Self.interop)?
            .optionalChild("properties", in: Self.calendar).flatMap(Self.start)
        for signal in signals.children("eiEventSignal", in: Self.interop) {
            guard let kind = kind(of: signal) else { continue }
            read(signal, kind: kind, name: context?.shortText, from: start)
        }
    }

    /// Whether the event was called off, or is a test: such prices hold nowhere.
    private func isCancelled(_ descriptor: RateElement) -> Bool {
        let status = descriptor.optionalChild("eventStatus", in: Self.interop)?.value
        if status == "cancelled" {
            drafts.problems.addWarning(
                "the event is cancelled, its prices are left out", at: descriptor.place)
            return true
        }
        let test = descriptor.optionalChild("testEvent", in: Self.interop)?.value ?? "false"
        guard test != "false", !test.isEmpty else { return false }
        drafts.problems.addWarning(
            "the event is a test, its prices are left out", at: descriptor.place)
        return true
    }

    /// When what these calendar properties tell of begins.
    private static func start(of properties: RateElement) -> Instant? {
        properties.optionalChild("dtstart", in: calendar)?
            .requiredChild("date-time", in: calendar)?
            .value { text throws(CalendarTextError) in try CalendarText.instant(text) }
    }
}

// MARK: - Signals

extension OpenADRReader {
    private static let priceSignals: Set = ["ELECTRICITY_PRICE", "ENERGY_PRICE"]

    /// What the signal says of prices, or nil, with a remark or problem, where it says nothing.
    private func kind(of signal: RateElement) -> PriceSeries.Kind? {
        let name = signal.requiredChild("signalName", in: Self.interop)?.value
        let type = signal.requiredChild("signalType", in: Self.interop)?.value
        guard let name, let type else { return nil }
        guard Self.priceSignals.contains(name.uppercased()) else {
            let count = signal.optionalChild("intervals", in: Self.stream)?.element.children.count
            drafts.problems.addWarning(
                "the signal \"\(name.prefix(40))\" of type \"\(type.prefix(40))\" tells no price "
                    + "of energy, its \(count ?? 0) intervals are left out", at: signal.place)
            return nil
        }
        switch type {
        case "price": return .price
        case "priceRelative": return .change
        default:
            signal.report(
                "expected a signal of type \"price\" or \"priceRelative\", found "
                    + "\"\(type.prefix(40))\", which is not supported")
            return nil
        }
    }

    private func read(
        _ signal: RateElement, kind: PriceSeries.Kind, name: String?, from start: Instant?
    ) {
        guard let unit = unit(of: signal),
            let intervals = signal.requiredChild("intervals", in: Self.stream)
        else { return }
        let fallback = signal.optionalChild("signalName", in: Self.interop)?.shortText
        guard let name = name ?? fallback else { return }
        let key = PriceSeriesDrafts.Key(name: name, currency: unit.currency, kind: kind)
        guard let series = drafts.series(key, at: signal.place) else { return }
        var next = start
        for interval in intervals.children("interval", in: Self.interop) {
            guard let read = self.interval(interval, from: next, exponent: unit.exponent) else {
                next = nil
                continue
            }
            drafts.add(read, to: series, at: interval.place)
            next = read.range.end
        }
    }

    /// The interval, which begins where it says, or else where the one before it ends.
    private func interval(
        _ element: RateElement, from next: Instant?, exponent: Int
    ) -> PriceSeries.Step? {
        let hasStart = element.optionalChild("dtstart", in: Self.calendar) != nil
        let start = hasStart ? Self.start(of: element) : next
        if start == nil, !hasStart, !drafts.problems.all.hasErrors {
            element.report("expected a <dtstart> here or in <eiActivePeriod>, found none")
        }
        let seconds = element.requiredChild("duration", in: Self.calendar)?
            .requiredChild("duration", in: Self.calendar)?
            .value { text throws(CalendarTextError) in try CalendarText.seconds(text) }
        let price = element.requiredChild("signalPayload", in: Self.interop)?
            .requiredChild("payloadFloat", in: Self.interop)?
            .requiredChild("value", in: Self.interop)?
            .value { text throws(NumeralError) in try EnergyPrice(text, exponent: exponent) }
        guard let start, let seconds, let price else { return nil }
        do throws(PriceStepError) {
            let range = try PriceStep.range(from: start, seconds: seconds)
            return PriceSeries.Step(range, price: price)
        } catch {
            element.report("\(error)")
            return nil
        }
    }
}

// MARK: - Units

extension OpenADRReader {
    /// The currency and power of ten of a signal's figures, nil with a remark where they are not
    /// for kilowatt-hours.
    private func unit(of signal: RateElement) -> (currency: String?, exponent: Int)? {
        let others = ["currencyPerKW", "currencyPerThm", "currency", "customUnit"]
        let other = others.compactMap { signal.optionalChild($0, in: Self.namespace) }.first
        if let other {
            drafts.problems.addWarning(
                "the signal is in <\(other.name)>, which is no price of energy, it is left out",
                at: other.place)
            return nil
        }
        guard let base = signal.optionalChild("currencyPerKWh", in: Self.namespace) else {
            drafts.problems.addWarning(
                "the signal states no currency and no unit, its prices are read as per kWh",
                at: signal.place)
            return (nil, 0)
        }
        let currency = base.requiredChild("itemUnits", in: Self.namespace)?
            .value { text throws(CurrencyError) in try Currency(text).code }
        let scale = base.optionalChild("siScaleCode", in: Self.emix + "/siscale")
        guard let currency else { return nil }
        guard let scale else { return (currency, 0) }
        guard let exponent = Self.exponents[scale.value ?? ""] else {
            scale.report(
                "expected a scale of \(Self.exponents.keys.sorted().joined(separator: ", ")), "
                    + "found \"\((scale.value ?? "").prefix(40))\"")
            return nil
        }
        return (currency, exponent)
    }

    /// The powers of ten of the scale codes (OASIS EMIX 1.0, `siscale.xsd`).
    private static let exponents = [
        "p": -12, "n": -9, "micro": -6, "m": -3, "c": -2, "d": -1, "k": 3, "M": 6, "G": 9,
        "T": 12, "none": 0,
    ]
}
