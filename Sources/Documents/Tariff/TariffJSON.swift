public import Quantities
public import Tariffs

/// A tariff as JSON, with every price it states.
public enum TariffJSON {
    /// The name and version of the form.
    public static let schema = "commonwatt.tariff-show/1"

    /// The bytes of `tariff`; which prices are in force is told as of a day.
    public static func render(_ tariff: Tariff, on date: CivilDate) -> [UInt8] {
        let words = TariffWords(tariff, style: .terminal)
        var json = JSONWriter(capacity: 16_384)
        json.object { json in
            json.key("schema")
            json.value(schema)
            json.writeIdentity(of: tariff)
            json.key("on")
            json.value(date)
            json.writeCharges(of: tariff, on: date, words)
            json.key("times_of_use")
            json.array { json in
                for map in TariffMap.all(of: tariff, on: date) { json.write(map, of: tariff) }
            }
            json.writeCalendar(of: tariff, in: date.year)
            json.write("unsupported", tariff.unsupported)
            json.write("accepted", tariff.accepted)
            json.key("without")
            json.array { json in for item in tariff.leftOut() { json.value(item) } }
            json.write("remarks", tariff.remarks)
            json.key("worked_bills")
            json.value(Int64(tariff.workedBills.count))
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: StaticString, _ text: String?) {
        self.key(key)
        if let text { value(text) } else { null() }
    }

    fileprivate mutating func member(_ key: StaticString, _ texts: Set<String>?) {
        self.key(key)
        guard let texts else { return null() }
        array { json in for text in texts.sorted() { json.value(text) } }
    }

    fileprivate mutating func members(_ dates: DatePeriod) {
        key("from")
        value(dates.start)
        key("to")
        if dates.isOpen { null() } else { value(dates.end) }
    }

    fileprivate mutating func members(_ clause: Clause) {
        member("file", clause.file)
        key("line")
        value(Int64(clause.line))
        if let path = clause.path { member("path", path) }
        if let text = clause.text { member("source_text", text) }
    }

    fileprivate mutating func write(_ key: StaticString, _ items: [UnsupportedItem]) {
        self.key(key)
        array { json in
            for item in items {
                json.object { json in
                    json.member("text", item.name)
                    json.member("effect", item.effect.rawValue)
                    json.members(item.clause)
                }
            }
        }
    }

    fileprivate mutating func write(_ key: StaticString, _ remarks: [TariffRemark]) {
        self.key(key)
        array { json in
            for remark in remarks {
                json.object { json in
                    json.member("text", remark.text)
                    json.members(remark.clause)
                }
            }
        }
    }

    // MARK: - Identity

    fileprivate mutating func writeIdentity(of tariff: Tariff) {
        let identity = tariff.identity
        let utility = identity.utility
        member("tariff", tariff.id.rawValue)
        member("schedule", identity.schedule)
        member("name", identity.name)
        key("utility")
        object { json in
            json.member("name", utility.name)
            json.key("eia")
            if let number = utility.eia { json.value(Int64(number)) } else { json.null() }
            json.member("country", utility.country)
            json.member("state", utility.state)
        }
        member("sector", identity.sector.rawValue)
        member("service", identity.service.rawValue)
        member("applicability", identity.applicability)
        member("supersedes", identity.supersedes)
        member("currency", tariff.currency)
        member("time_zone", tariff.timeZone)
        if !tariff.assumed.isEmpty {
            key("assumed")
            array { json in
                for what in tariff.assumed.map(\.rawValue).sorted() { json.value(what) }
            }
        }
        member("rounding", tariff.rounding.rawValue)
        key("effective")
        object { $0.members(tariff.effective) }
        write(tariff.source)
    }

    private mutating func write(_ source: TariffSource) {
        key("source")
        object { json in
            json.member("document", source.document)
            json.member("page", source.page)
            json.member("url", source.url)
            json.member("docket", source.docket)
            json.key("read")
            json.value(source.read)
            json.member("note", source.note)
            json.key("illustrative")
            json.value(source.isIllustrative)
        }
    }

    // MARK: - Charges

    fileprivate mutating func writeCharges(
        of tariff: Tariff, on date: CivilDate, _ words: TariffWords
    ) {
        key("charges")
        array { json in
            for charge in tariff.charges { json.write(charge, on: date, words) }
        }
    }

    private mutating func write(_ charge: Charge, on date: CivilDate, _ words: TariffWords) {
        object { json in
            json.member("charge", charge.id)
            json.member("name", charge.name)
            json.member("component", charge.component.rawValue)
            json.member("category", charge.category.rawValue)
            json.member("direction", charge.direction.rawValue)
            json.member("unit", charge.unit)
            json.member("time_of_use", charge.timeOfUse)
            json.key("details")
            json.array { json in
                for detail in words.details(of: charge) { json.value(detail) }
            }
            json.members(charge.clause)
            json.key("prices")
            json.array { json in
                for price in charge.statedPrices { json.write(price, of: charge, date, words) }
            }
        }
    }

    private mutating func write(
        _ price: StatedPrice, of charge: Charge, _ date: CivilDate, _ words: TariffWords
    ) {
        object { json in
            json.member("seasons", price.seasons)
            json.member("periods", price.periods)
            json.key("tier")
            if let tier = price.tier { json.write(tier) } else { json.null() }
            json.member("price", price.amount.figure)
            json.member("text", words.price(price, of: charge))
            json.members(price.dates)
            json.key("in_force")
            json.value(price.dates.contains(date))
            json.members(price.clause)
        }
    }

    private mutating func write(_ tier: StatedPrice.Tier) {
        object { json in
            json.key("number")
            json.value(Int64(tier.number))
            json.member("above", tier.from)
            json.member("up_to", tier.upTo)
            json.member("unit", tier.unit)
            if let within = tier.within { json.member("within", within) }
        }
    }

    // MARK: - Calendar

    fileprivate mutating func writeCalendar(of tariff: Tariff, in year: Int) {
        key("holidays")
        array { json in
            for holiday in tariff.calendar.holidays {
                json.object { json in
                    json.member("name", holiday.name)
                    json.member("rule", TariffWords.words(holiday.rule))
                    json.key("dates")
                    json.array { json in
                        for date in holiday.rule.days(in: year) { json.value(date) }
                    }
                    json.members(holiday.clause)
                }
            }
        }
    }
}

extension StatedPrice.Amount {
    /// The figure, where one states it all.
    fileprivate var figure: String? {
        switch self {
        case .energy(let price): price.stated?.description
        case .perUnit(let amount): amount.description
        case .part(let ratio): ratio.description
        }
    }
}
