public import Quantities
public import Tariffs

/// A tariff as plain text for a terminal, 80 characters wide.
public enum TariffText {
    /// The text of `tariff` as of a day, with a line feed at its end.
    ///
    /// Colour underlines what letters say already; leave it out where the text does not go
    /// to a terminal.
    public static func render(
        _ tariff: Tariff, on date: CivilDate, isColored: Bool = false
    ) -> String {
        var writer = TariffTextWriter(tariff, on: date, isColored: isColored)
        writer.write()
        return writer.page.text
    }
}

private struct TariffTextWriter {
    let tariff: Tariff
    let date: CivilDate
    let isColored: Bool
    let words: TariffWords
    var page = TerminalText()

    init(_ tariff: Tariff, on date: CivilDate, isColored: Bool) {
        self.tariff = tariff
        self.date = date
        self.isColored = isColored
        words = TariffWords(tariff, style: .terminal)
    }

    mutating func write() {
        writeHead()
        writeSource()
        writeCharges()
        for map in TariffMap.all(of: tariff, on: date) {
            TariffMapText(map: map, words: words, isColored: isColored).write(to: &page)
        }
        writeHolidays()
        writeBaselines()
        writeList(
            "Blocks billing until accepted",
            tariff.blocking().map { ("\($0.name) \($0.effect.fault)", $0.clause) })
        for effect in UnsupportedItem.Effect.allCases {
            let items = tariff.accepted.filter { $0.effect == effect }
            writeList(
                "Accepted, \(effect.words)", items.map { ($0.name, $0.clause) })
        }
        writeList("Remarks", tariff.remarks.map { ($0.words, $0.clause) })
    }

    private mutating func writeHead() {
        let identity = tariff.identity
        let utility = identity.utility
        page.paragraph("\(identity.schedule)  \(identity.name)")
        page.blank()
        page.pair("Tariff", tariff.id.rawValue)
        page.pair("File", tariff.clause.file)
        let place = [utility.state, utility.country].compactMap { $0 }.joined(separator: ", ")
        let number = utility.eia.map { ", EIA \($0)" } ?? ""
        page.pair("Utility", "\(utility.name) (\(place)\(number))")
        page.pair("For", "\(identity.sector.rawValue), \(identity.service.rawValue) service")
        if let who = identity.applicability { page.pair("Applies to", who) }
        page.pair("In force", TariffWords.dates(tariff.effective))
        if let old = identity.supersedes { page.pair("Supersedes", old) }
        page.pair(
            "Currency and zone",
            stated(tariff.currency, .currency) + ", " + stated(tariff.timeZone, .timeZone))
        page.pair("Rounding", "\(TariffWords.words(tariff.rounding)), each line to the cent")
        let days = tariff.regularDays
        page.pair("A month is", "\(days.lowerBound) to \(days.upperBound) days" + proration)
        let worked = tariff.workedBills.count
        page.pair("Worked bills", worked == 0 ? "none" : String(worked))
    }

    /// A fact, and whether the file says so.
    private func stated(_ fact: String, _ what: Tariff.Assumption) -> String {
        tariff.assumed.contains(what) ? "\(fact) (not stated; \(fact) taken)" : fact
    }

    private var proration: String {
        switch tariff.proration {
        case .refused: ""
        case .byDays(let days): ", others in parts of \(days) days"
        }
    }

    private mutating func writeSource() {
        let source = tariff.source
        page.heading("Source")
        if source.isIllustrative {
            page.paragraph("An illustration: these are not the figures of a published sheet.")
        }
        let parts = [source.document, source.page, source.docket].compactMap { $0 }
        page.paragraph(parts.joined(separator: ", ") + ", read \(source.read)")
        if let url = source.url { page.paragraph(url) }
        if !source.note.isEmpty { page.paragraph(source.note) }
    }

    // MARK: - Charges

    private mutating func writeCharges() {
        page.heading("Charges on \(date)")
        if !tariff.effective.contains(date) {
            page.paragraph("The tariff is not in force on that day.")
        }
        let leftOut = tariff.leftOut()
        if !leftOut.isEmpty {
            page.paragraph("Bills are without: \(leftOut.joined(separator: "; ")).")
        }
        var hidden = 0
        for charge in tariff.charges {
            let prices = charge.statedPrices.filter { $0.dates.contains(date) }
            hidden += charge.statedPrices.count - prices.count
            write(charge, prices)
        }
        guard hidden > 0 else { return }
        page.blank()
        let are = hidden == 1 ? "price is" : "prices are"
        page.paragraph("\(hidden) \(are) for other days; see them with --on, or as JSON.")
    }

    private mutating func write(_ charge: Charge, _ prices: [StatedPrice]) {
        page.blank()
        let component = words.component(of: charge)
        let details = ([component] + words.details(of: charge)).joined(separator: "; ")
        let name = charge.name == charge.id ? charge.name : "\(charge.name) [\(charge.id)]"
        if prices.count == 1, let price = prices.first, price.tier == nil,
            words.conditions(price, of: charge).isEmpty
        {
            let amount = words.price(price, of: charge)
            page.entry(name, amount: amount, note: Self.place(price.clause))
            page.paragraph(details, indent: 2)
            return
        }
        page.paragraph(name)
        page.paragraph(details, indent: 2)
        for group in TariffWords.groups(prices) { write(group, of: charge) }
        if prices.isEmpty { page.paragraph("no price on \(date)", indent: 4) }
    }

    private mutating func write(_ group: [StatedPrice], of charge: Charge) {
        guard let first = group.first else { return }
        let conditions = words.conditions(first, of: charge)
        let isTiered = first.tier != nil
        if isTiered, !conditions.isEmpty { page.paragraph(conditions, indent: 4) }
        for price in group {
            let label = price.tier.map(words.tier) ?? conditions
            page.entry(
                label.isEmpty ? "always" : label, amount: words.price(price, of: charge),
                note: Self.place(price.clause),
                indent: isTiered && !conditions.isEmpty ? 6 : 4)
        }
    }

    /// The place without folders, which stand above.
    private static func place(_ clause: Clause) -> String {
        let name = clause.file.split(separator: "/").last.map(String.init) ?? clause.file
        return "\(name):\(clause.line)"
    }

    // MARK: - What else it says

    private mutating func writeHolidays() {
        let holidays = tariff.calendar.holidays
        guard !holidays.isEmpty else { return }
        page.heading("Holidays, with their days in \(date.year)")
        for holiday in holidays {
            let days = holiday.rule.days(in: date.year).map(\.description)
            page.entry(
                "\(holiday.name): \(TariffWords.words(holiday.rule))",
                amount: days.count == 1 ? days[0] : days.isEmpty ? "none" : "",
                note: Self.place(holiday.clause))
            if days.count > 1 { page.paragraph(days.joined(separator: ", "), indent: 4) }
        }
    }

    private mutating func writeBaselines() {
        guard !tariff.baselines.isEmpty else { return }
        page.heading("Baseline allowances")
        for baseline in tariff.baselines {
            for allowance in baseline.allowances {
                let seasons = words.seasons(allowance.seasons).map { ", \($0)" } ?? ""
                page.entry(
                    "Territory \(baseline.territory)\(seasons)",
                    amount: words.figures.exact(allowance.perDay) + " a day",
                    note: Self.place(allowance.clause))
            }
        }
    }

    private mutating func writeList(_ heading: String, _ items: [(text: String, at: Clause)]) {
        guard !items.isEmpty else { return }
        page.heading(heading)
        for item in items { page.paragraph("\(item.at): \(item.text)") }
    }
}

extension TerminalText {
    /// A label, an amount at the right of its column, and a note beside it.
    ///
    /// What is too long for its column takes lines of its own; nothing is cut.
    fileprivate mutating func entry(
        _ label: String, amount: String, note: String, indent: Int = 0
    ) {
        let blanks = String(repeating: " ", count: indent)
        let amount = Self.clean(amount)
        let (amountEnd, labelWidth) = (60, 38)
        var labels = Self.wrapped(label, to: labelWidth - indent)
        let first = labels.isEmpty ? "" : labels.removeFirst()
        let fits = Self.width(of: amount) <= amountEnd - labelWidth - 1
        if fits {
            let gap = amountEnd - labelWidth - Self.width(of: amount)
            line(
                Self.padded(blanks + first, to: labelWidth)
                    + String(repeating: " ", count: gap) + amount + "  " + Self.clean(note))
        } else {
            line(Self.padded(blanks + first, to: amountEnd + 2) + Self.clean(note))
        }
        for label in labels { line(blanks + label) }
        if !fits { paragraph(amount, indent: indent + 2) }
    }
}
