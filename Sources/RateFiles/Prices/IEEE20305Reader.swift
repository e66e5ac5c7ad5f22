internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// Reads the prices of IEEE 2030.5 tariff profiles.
///
/// A price is a whole number times ten to the power that the profile states, per unit of the
/// reading type that the rate component refers to.
struct IEEE20305Reader {
    let resources: IEEE20305Resources
    let drafts: PriceSeriesDrafts

    private let namespace = IEEE20305Resources.namespace

    /// A rate component, and how its figures become prices per kilowatt-hour.
    private struct Component {
        let name: String
        let currency: String
        let exponent: Int
    }

    init(_ resources: IEEE20305Resources, drafts: PriceSeriesDrafts) {
        self.resources = resources
        self.drafts = drafts
    }

    func read() {
        for profile in resources.profiles { read(profile) }
        if resources.profiles.isEmpty {
            drafts.problems.add(
                "expected a <TariffProfile> among the files, found none; the price of a "
                    + "ConsumptionTariffInterval means nothing without its TimeTariffInterval, "
                    + "RateComponent, ReadingType and TariffProfile", at: nil)
        }
    }

    private func read(_ profile: RateElement) {
        let currency = profile.requiredChild("currency", in: namespace)?.wholeNumber(in: 0...999)
        let power = profile.optionalChild("pricePowerOfTenMultiplier", in: namespace).map {
            $0.wholeNumber(in: -128...127)
        }
        let code =
            profile.optionalChild("rateCode", in: namespace)
            ?? profile.optionalChild("description", in: namespace)
        guard let name = (code ?? profile.requiredChild("mRID", in: namespace))?.shortText,
            let currency,
            case .some(let power) = power ?? 0
        else { return }
        guard let currency = Currency(number: currency)?.code else {
            profile.report("no currency known here has the ISO 4217 number \(currency)")
            return
        }
        guard let components = resources.list("RateComponentListLink", of: profile) else {
            profile.report(
                "the list that RateComponentListLink refers to is not among the files; give it too")
            return
        }
        for component in components {
            read(component, of: name, currency: currency, power: Int(power))
        }
    }

    private func read(
        _ component: RateElement, of profile: String, currency: String, power: Int
    ) {
        guard let unit = unit(of: component) else { return }
        guard let intervals = resources.list("TimeTariffIntervalListLink", of: component) else {
            component.report(
                "the list that TimeTariffIntervalListLink refers to is not among the files; give "
                    + "it too")
            return
        }
        let read = Component(
            name: profile + unit.suffix, currency: currency, exponent: power + 3 - unit.power)
        for interval in intervals { self.read(interval, of: read) }
    }

    /// What a price of the component is for: a power of ten of watt-hours, drawn or delivered.
    private func unit(of component: RateElement) -> (power: Int, suffix: String)? {
        guard let link = component.requiredChild("ReadingTypeLink", in: namespace)?.required("href")
        else {
            return nil
        }
        guard let type = resources.readingTypes[IEEE20305Resources.path(link)] else {
            component.report(
                "the ReadingType \"\(link.prefix(40))\" is not among the files; it says what a "
                    + "price is for, give it too")
            return nil
        }
        let unit = type.requiredChild("uom", in: namespace)?.wholeNumber(in: 0...255)
        let power = type.optionalChild("powerOfTenMultiplier", in: namespace).map {
            $0.wholeNumber(in: -128...127)
        }
        guard let unit, case .some(let power) = power ?? 0 else { return nil }
        guard unit == Self.wattHours else {
            drafts.problems.addWarning(
                "the prices are for the unit of measure \(unit), which is not energy; they are "
                    + "left out", at: type.place)
            return nil
        }
        let flow = type.optionalChild("flowDirection", in: namespace)?.wholeNumber(in: 0...255)
        return (Int(power), flow == Self.reverse ? " export" : "")
    }

    private static let wattHours: Int64 = 72
    private static let reverse: Int64 = 19
}

// MARK: - Intervals

extension IEEE20305Reader {
    private func read(_ interval: RateElement, of component: Component) {
        guard isInForce(interval) else { return }
        let period = interval.requiredChild("interval", in: namespace)
        let start = period?.requiredChild("start", in: namespace)?.wholeNumber(in: 0...Int64.max)
        let seconds = period?.requiredChild("duration", in: namespace)?.wholeNumber(
            in: 0...4_294_967_295)
        guard let start, let seconds else { return }
        guard let when = range(from: start, seconds: seconds, of: interval) else { return }
        let link = "ConsumptionTariffIntervalListLink"
        guard let blocks = resources.list(link, of: interval), !blocks.isEmpty else {
            drafts.problems.addWarning(
                "the list that \(link) refers to is not among the files; there is no price from "
                    + "\(when.start)", at: interval.place)
            return
        }
        for block in blocks { read(block, when, of: component) }
    }

    private func range(
        from start: Int64, seconds: Int64, of interval: RateElement
    ) -> TimeRange? {
        do throws(PriceStepError) {
            return try PriceStep.range(
                from: Instant(secondsSince1970: start), seconds: seconds)
        } catch {
            interval.report("\(error)")
            return nil
        }
    }

    /// Whether the interval was neither cancelled nor superseded.
    private func isInForce(_ interval: RateElement) -> Bool {
        guard
            let status = interval.requiredChild("EventStatus", in: namespace)?
                .requiredChild("currentStatus", in: namespace)?.wholeNumber(in: 0...255)
        else { return false }
        switch status {
        case 0, 1: return true
        case 2, 3, 4:
            drafts.problems.addWarning(
                "the interval is \(status == 4 ? "superseded" : "cancelled"), it is left out",
                at: interval.place)
            return false
        default:
            interval.report("expected a status from 0 to 4, found \(status)")
            return false
        }
    }

    /// The price of one block of consumption; the first is the price, others are series of their
    /// own.
    private func read(_ block: RateElement, _ when: TimeRange, of component: Component) {
        let from = block.requiredChild("startValue", in: namespace)?.wholeNumber(
            in: 0...281_474_976_710_655)
        guard let from,
            let price = block.requiredChild("price", in: namespace)?.value({
                text throws(NumeralError) in
                try Self.price(text, exponent: component.exponent)
            })
        else { return }
        let suffix = from == 0 ? "" : " above \(from)"
        let key = PriceSeriesDrafts.Key(
            name: component.name + suffix, currency: component.currency, kind: .price)
        guard let series = drafts.series(key, at: block.place) else { return }
        if from > 0 {
            drafts.problems.addWarning(
                "the price holds for use above \(from) units of its reading type; it is a series "
                    + "of its own, \"\(key.name)\"", at: block.place)
        }
        drafts.add(PriceSeries.Step(when, price: price), to: series, at: block.place)
    }

    /// A whole number, times ten to the power `exponent`, per kilowatt-hour.
    private static func price(
        _ text: String, exponent: Int
    ) throws(NumeralError) -> EnergyPrice {
        guard try Numeral.scaled(text.utf8, decimals: 0) != 0 else { return .zero }
        guard !text.contains(".") else { throw .unexpected(".") }
        return try EnergyPrice(text, exponent: exponent)
    }
}
