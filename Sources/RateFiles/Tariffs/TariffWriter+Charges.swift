internal import Quantities
internal import Tariffs

extension TariffWriter {
    func write(_ charge: Charge, _ output: inout TariffWriterOutput) {
        let form = ChargeForm(of: charge)
        var attributes: [Attribute] = [
            ("id", charge.id), ("name", charge.name == charge.id ? nil : charge.name),
            ("component", Self.text(charge.component, unless: form.component)),
            ("category", Self.text(charge.category, unless: form.category)),
            ("direction", Self.text(charge.direction, unless: form.direction)),
            ("seasons", Self.names(charge.seasons)),
            ("from", charge.dates.map { "\($0.start)" }),
            ("to", charge.dates.flatMap { $0.isOpen ? nil : "\($0.end)" }),
            ("rounding", charge.rounding?.rawValue),
        ]
        attributes += kindAttributes(charge.kind) + Self.origin(charge.clause)
        output.element(form.rawValue, attributes) { output in
            writeChildren(of: charge.kind, &output)
        }
    }

    private func kindAttributes(_ kind: ChargeKind) -> [Attribute] {
        switch kind {
        case .fixed(let fixed): [("per", fixed.basis.rawValue)]
        case .energy(let energy): energyAttributes(energy)
        case .demand(let demand): demandAttributes(demand)
        case .reactive(let reactive):
            [("per", reactive.basis.rawValue), ("free", reactive.free.map { "\($0)" })]
        case .percentage(let percentage): selection(percentage.base)
        case .minimum(let minimum):
            [("per", minimum.basis.rawValue)] + selection(minimum.base)
        }
    }

    private func writeChildren(of kind: ChargeKind, _ output: inout TariffWriterOutput) {
        switch kind {
        case .fixed(let fixed): writeAmounts(fixed.amounts, &output)
        case .energy(let energy):
            for rate in energy.rates { write(rate, &output) }
        case .demand(let demand): writeDemand(demand, &output)
        case .reactive(let reactive): writeAmounts(reactive.amounts, &output)
        case .percentage(let percentage):
            writeDated(percentage.rates, as: "percent", &output) { $0.percent }
        case .minimum(let minimum): writeAmounts(minimum.amounts, &output)
        }
    }

    private func writeAmounts(
        _ amounts: [Dated<ChargeAmount>], _ output: inout TariffWriterOutput
    ) {
        writeDated(amounts, as: "amount", &output) { "\($0)" }
    }

    private func writeDated<Value>(
        _ values: [Dated<Value>], as name: String, _ output: inout TariffWriterOutput,
        text: (Value) -> String
    ) {
        for value in values {
            output.element(
                name,
                dates(value.dates) + [("value", text(value.value))] + Self.origin(value.clause))
        }
    }

    private func selection(_ selection: ChargeSelection) -> [Attribute] {
        [
            ("ofComponents", Self.names(selection.components.map { Set($0.map(\.rawValue)) })),
            ("ofCharges", Self.names(selection.charges)),
            ("except", selection.excluded.isEmpty ? nil : Self.names(selection.excluded)),
        ]
    }
}

extension ChargeForm {
    /// The element that says most of a charge by its name.
    fileprivate init(of charge: Charge) {
        switch charge.kind {
        case .fixed: self = .fixed
        case .energy(let energy) where energy.flow == .exported:
            self = charge.category == .valueStack ? .valueStack : .buyBack
        case .energy: self = charge.category == .rider ? .rider : .energy
        case .demand: self = .demand
        case .reactive: self = .reactive
        case .percentage: self = charge.category == .tax ? .tax : .percentage
        case .minimum: self = .minimum
        }
    }
}
