import NetMetering
import Quantities

extension ProgramMonth {
    /// The output and its value, divided among the members and the unsubscribed rest.
    struct Division: Sendable {
        /// By holder, the unsubscribed rest last.
        var energy: [Energy]
        /// By segment, then by holder.
        var parts: [[Energy]] = []
        /// The terms whose worth depends on when the energy came.
        var byHours: [HourTerm]

        struct HourTerm: Sendable {
            let term: Int
            /// Whether each hour has a price of its own, so that money is divided.
            let isHourly: Bool
            /// By holder; used where the term is for the hours of a mask.
            var energy: [Energy]
            /// By holder; used where each hour has a price of its own.
            var femtos: [Int128]
        }
    }

    /// Divides every segment's output by its shares, and adds the parts up.
    func division(_ prices: MonthPrices) throws(ProgramMonthError) -> Division {
        var division = Division(
            energy: [Energy](repeating: .zero, count: members.count + 1), byHours: [])
        if program.value.unit == .money {
            division.byHours = hourTerms(prices)
        }
        for segment in segments {
            let parts = try parts(of: segment.output.energy, in: segment)
            for index in parts.indices { division.energy[index] += parts[index] }
            division.parts.append(parts)
            try addHours(of: segment, prices, to: &division)
        }
        return division
    }

    /// The parts of `energy` by the shares of a segment, to the last milliwatt-hour.
    private func parts(
        of energy: Energy, in segment: Segment
    ) throws(ProgramMonthError) -> [Energy] {
        do { return try Apportionment.parts(of: energy, weights: segment.weights) } catch {
            throw .shares(segment.days, error)
        }
    }

    /// The terms whose value depends on when the energy came, and not only on how much.
    private func hourTerms(_ prices: MonthPrices) -> [Division.HourTerm] {
        program.value.terms.indices.compactMap { index in
            let isHourly = prices.price(ofTerm: index, for: .other) == .hourly
            let isMask =
                if case .mask = program.value.terms[index].quantity { true } else { false }
            guard isHourly || isMask else { return nil }
            return Division.HourTerm(
                term: index, isHourly: isHourly,
                energy: [Energy](repeating: .zero, count: members.count + 1),
                femtos: isHourly ? [Int128](repeating: 0, count: members.count + 1) : [])
        }
    }

    private func addHours(
        of segment: Segment, _ prices: MonthPrices, to division: inout Division
    ) throws(ProgramMonthError) {
        guard !division.byHours.isEmpty else { return }
        let values: [TermValue]
        do { values = try prices.values(of: segment.output) } catch { throw .value(error) }
        for place in division.byHours.indices {
            let term = division.byHours[place]
            if case .mask(let mask) = program.value.terms[term.term].quantity {
                let parts = try parts(of: segment.output.masked[mask], in: segment)
                for index in parts.indices { division.byHours[place].energy[index] += parts[index] }
            }
            guard term.isHourly, let value = values.first(where: { $0.term == term.term }) else {
                continue
            }
            let divider = ShareDivider(segment.weights)
            for index in segment.weights.indices {
                division.byHours[place].femtos[index] += divider.part(
                    of: value.money.femtos, weight: segment.weights[index])
            }
        }
    }
}
