internal import Quantities
internal import Tariffs

/// Turns a tariff into the elements of our XML.
struct TariffWriter {
    typealias Attribute = TariffWriterOutput.Attribute

    let tariff: Tariff
    var output = TariffWriterOutput()

    init(_ tariff: Tariff) {
        self.tariff = tariff
    }

    mutating func writeTariff() {
        let usual = Tariff.usualDays
        let days = tariff.regularDays
        var perMonth: Int?
        if case .byDays(let days) = tariff.proration { perMonth = days }
        let attributes: [Attribute] = [
            ("xmlns", TariffFile.namespace), ("id", tariff.id.rawValue),
            ("currency", tariff.currency), ("timeZone", tariff.timeZone),
            ("effectiveFrom", "\(tariff.effective.start)"),
            ("effectiveTo", tariff.effective.isOpen ? nil : "\(tariff.effective.end)"),
            ("rounding", Self.text(tariff.rounding, unless: .halfAwayFromZero)),
            ("monthDaysFrom", Self.text(days.lowerBound, unless: usual.lowerBound)),
            ("monthDaysThrough", Self.text(days.upperBound, unless: usual.upperBound)),
            ("prorationDaysPerMonth", perMonth.map { "\($0)" }),
        ]
        let copy = self
        output.element("tariff", attributes + Self.origin(tariff.clause)) { output in
            copy.writeIdentity(&output)
            copy.writeCalendar(&output)
            copy.writeBaselines(&output)
            output.element("charges", []) { output in
                for charge in copy.tariff.charges { copy.write(charge, &output) }
            }
            for bill in copy.tariff.workedBills { copy.write(bill, &output) }
            for item in copy.tariff.notUnderstood {
                output.element(
                    "unsupported",
                    [
                        ("name", item.name),
                        ("guessed", item.effect == .guessed ? "true" : nil),
                        (
                            "charge",
                            item.effect == .guessed
                                ? copy.tariff.charge(item.clause.id)?.id : nil
                        ),
                    ] + Self.origin(item.clause))
            }
            for name in copy.tariff.accepting.sorted() {
                output.element("accepted", [("name", name)])
            }
            for remark in copy.tariff.remarks {
                output.element("remark", [("text", remark.text)] + Self.origin(remark.clause))
            }
        }
    }

    private func writeIdentity(_ output: inout TariffWriterOutput) {
        let identity = tariff.identity
        let source = tariff.source
        output.element(
            "utility",
            [
                ("name", identity.utility.name), ("eia", identity.utility.eia.map { "\($0)" }),
                ("country", identity.utility.country), ("state", identity.utility.state),
            ])
        output.element(
            "schedule",
            [
                ("code", identity.schedule), ("name", identity.name),
                ("sector", identity.sector.rawValue), ("service", identity.service.rawValue),
                ("applicability", identity.applicability), ("supersedes", identity.supersedes),
            ])
        output.element(
            "source",
            [
                ("document", source.document), ("page", source.page), ("url", source.url),
                ("docket", source.docket), ("read", "\(source.read)"),
                ("illustrative", source.isIllustrative ? "true" : nil),
            ], text: source.note)
    }

    private func writeBaselines(_ output: inout TariffWriterOutput) {
        for baseline in tariff.baselines {
            let attributes = [("territory", baseline.territory)] + Self.origin(baseline.clause)
            output.element("baseline", attributes) { output in
                for allowance in baseline.allowances {
                    output.element(
                        "allowance",
                        [
                            ("seasons", Self.names(allowance.seasons)),
                            ("kWhPerDay", "\(allowance.perDay)"),
                        ] + Self.origin(allowance.clause))
                }
            }
        }
    }
}

// MARK: - Worked bills

extension TariffWriter {
    private func write(_ bill: WorkedBill, _ output: inout TariffWriterOutput) {
        guard let imported = Self.totals(of: bill.usage.imported),
            let exported = Self.totals(of: bill.usage.exported)
        else { return }
        let attributes: [Attribute] = [
            ("id", bill.id), ("from", "\(bill.usage.period.start)"),
            ("to", "\(bill.usage.period.end)"),
            ("meters", Self.text(bill.usage.meters, unless: 1)), ("total", "\(bill.total)"),
        ]
        output.element("workedBill", attributes + Self.origin(bill.clause)) { output in
            for totals in imported { Self.write(totals, as: "usage", &output) }
            for totals in exported { Self.write(totals, as: "export", &output) }
            write(bill.usage.demands, &output)
            for line in bill.lines {
                output.element(
                    "line",
                    [
                        ("charge", line.charge), ("period", line.period),
                        ("tier", line.tier.map { "\($0)" }),
                        ("kWh", line.quantity.map { "\($0)" }),
                        ("kW", line.power.map { "\($0)" }), ("amount", "\(line.amount)"),
                    ] + Self.origin(line.clause))
            }
        }
    }

    /// The demands of a bill, each by the periods of its charge.
    private func write(_ demands: [String: [Power]], _ output: inout TariffWriterOutput) {
        for (charge, powers) in demands.sorted(by: { $0.key < $1.key }) {
            guard case .demand(let demand) = tariff.charge(charge)?.kind else { continue }
            guard case .byPeriod(let schedule) = demand.peak,
                let use = tariff.calendar.timesOfUse.first(where: { $0.id == schedule })
            else {
                let power = powers.first.map { "\($0)" }
                output.element("demand", [("charges", charge), ("kW", power)])
                continue
            }
            output.element("demand", [("charges", charge)]) { output in
                for (period, power) in zip(use.periods, powers) {
                    output.element("period", [("id", period.id), ("kW", "\(power)")])
                }
            }
        }
    }

    /// The totals, nil where the usage is readings.
    private static func totals(of usage: MeteredUsage) -> [UsageTotals]? {
        switch usage {
        case .none: []
        case .totals(let totals): totals
        case .intervals: nil
        }
    }

    private static func write(
        _ totals: UsageTotals, as name: String, _ output: inout TariffWriterOutput
    ) {
        let attributes: [Attribute] = [
            ("from", "\(totals.dates.start)"), ("to", "\(totals.dates.end)"),
            ("kWh", "\(totals.total)"),
        ]
        output.element(name, attributes) { output in
            for (id, energy) in totals.byPeriod.sorted(by: { $0.key < $1.key }) {
                output.element("period", [("id", id), ("kWh", "\(energy)")])
            }
        }
    }
}

// MARK: - Attributes

extension TariffWriter {
    /// What a clause was read from in another format.
    static func origin(_ clause: Clause) -> [Attribute] {
        [("sourcePath", clause.path), ("sourceText", clause.text)]
    }

    static func names(_ names: Set<String>?) -> String? {
        names.map { $0.sorted().joined(separator: " ") }
    }

    static func text<Word: RawRepresentable<String> & Equatable>(
        _ word: Word, unless usual: Word?
    ) -> String? {
        word == usual ? nil : word.rawValue
    }

    static func text(_ number: Int, unless usual: Int) -> String? {
        number == usual ? nil : "\(number)"
    }

    /// Dates, of which the tariff's own beginning goes without saying.
    func dates(_ dates: DatePeriod) -> [Attribute] {
        [
            ("from", dates.start == tariff.effective.start ? nil : "\(dates.start)"),
            ("to", dates.isOpen ? nil : "\(dates.end)"),
        ]
    }
}
