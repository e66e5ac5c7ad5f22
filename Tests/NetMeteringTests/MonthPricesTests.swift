import NetMetering
import Quantities
import TestSupport
import Testing

struct MonthPricesTests {
    private func price(
        _ formula: PriceFormula, references: [(PriceReference.Unit, String)] = [],
        month: String = "2026-06"
    ) throws -> String {
        let declared = references.enumerated().map { index, reference in
            PriceReference(
                name: "r\(index)", kind: .monthly(series: "s"), unit: reference.0, clause: .none)
        }
        let program = try Program(
            identity: Sample.identity(), references: declared,
            value: Sample.value(ValueTerm(name: "term", price: formula)))
        let prices = try MonthPrices(
            program, month: Sample.month(month),
            references: ReferencePrices(
                try zip(declared, references).map { .month(try $0.price($1.1)) }))
        guard case .price(let price) = prices.price(ofTerm: 0, for: .other) else { return "none" }
        return price.description
    }

    /// IT-1: base + clamp(0, 40, 180 − Pz) + geography, in euro for a megawatt-hour.
    @Test(arguments: [
        ("0.080", "95", "0.010", "0.13"), ("0.080", "165", "0.010", "0.105"),
        ("0.080", "190", "0.010", "0.09"), ("0.070", "95", "0.004", "0.114"),
        ("0.060", "140", "0", "0.1"), ("0.060", "180", "0", "0.06"),
    ])
    func clampsAPart(base: String, zonal: String, geography: String, sum: String) throws {
        let part = PriceFormula(
            base: ClassTable(Sample.price("0.180")),
            references: [ReferenceFactor(0, factor: Sample.ratio("-1"))], least: .zero,
            greatest: Sample.price("0.040"))
        let clamped = try Sample.price(price(part, references: [(.megawattHour, zonal)]))
        let total = Sample.price(base) + clamped + Sample.price(geography)
        #expect(total.description == sum)
    }

    /// ME-3: 2.25 % a year on a rate published to six decimals.
    @Test(arguments: [
        ("2026-01", "0.11"), ("2026-12", "0.11"), ("2027-01", "0.112475"), ("2028-01", "0.115006"),
    ])
    func escalatesFromWhatWasPublished(month: String, rate: String) throws {
        let formula = PriceFormula(
            base: ClassTable(Sample.price("0.1100")),
            escalation: try Escalation(
                rate: Sample.ratio("0.0225"), from: Sample.date("2026-01-01"), decimals: 6))
        #expect(try price(formula, month: month) == rate)
    }

    /// CT-1: a fee that rises faster than the credit exceeds it in the sixth year.
    @Test
    func findsTheYearAFeeExceedsTheCredit() throws {
        let start = Sample.date("2020-01-01")
        let fee = try Escalation(rate: Sample.ratio("0.029"), from: start, decimals: 9)
        let credit = try Escalation(rate: Sample.ratio("0.01"), from: start, decimals: 9)
        let years = (1...10).filter { year in
            let date = start.adding(days: year * 366)
            let owed = fee.nanos(108_000_000, start: start, on: date) ?? 0
            return owed > credit.nanos(120_000_000, start: start, on: date) ?? 0
        }
        #expect(years.first == 6)
        let sixth = Sample.date("2026-01-01")
        #expect(fee.nanos(108_000_000, start: start, on: sixth) == 128_208_259)
        #expect(credit.nanos(120_000_000, start: start, on: sixth) == 127_382_418)
    }

    /// NY-3: what is rounded after the multiplier is rounded to a billionth.
    @Test
    func roundsThePriceAfterTheMultiplier() throws {
        let formula = PriceFormula(
            base: ClassTable(Sample.price("61.00")),
            multiplier: ClassTable(Sample.ratio("0.004166667")))
        #expect(try price(formula) == "0.254166687")
        let half = PriceFormula(
            base: ClassTable(Sample.price("0.000000003")),
            multiplier: ClassTable(Sample.ratio("0.5")))
        #expect(try price(half) == "0.000000002")
    }

    @Test
    func countsATermOnlyWithinItsDates() throws {
        let program = Sample.program(
            value: Sample.value(
                ValueTerm(
                    name: "adder", price: PriceFormula(Sample.price("0.01")),
                    effective: DatePeriod(
                        from: Sample.date("2025-04-01"), to: Sample.date("2026-01-01")))))
        let last = try MonthPrices(
            program, month: Sample.month("2025-12"), references: ReferencePrices())
        #expect(last.price(ofTerm: 0, for: .other) == .price(Sample.price("0.01")))
        let next = try MonthPrices(
            program, month: Sample.month("2026-01"), references: ReferencePrices())
        #expect(next.price(ofTerm: 0, for: .other) == .absent)
    }

    /// An hourly term and a monthly one, each by a series.
    private static func programOfSeries() throws -> Program {
        try Program(
            identity: Sample.identity(),
            references: [
                PriceReference(
                    name: "lbmp", kind: .hourly(series: "s"), unit: .megawattHour,
                    clause: .none),
                PriceReference(name: "vos", kind: .monthly(series: "a $"), clause: .none),
            ],
            value: ValueRule(
                unit: .money, at: .host,
                terms: [
                    ValueTerm(
                        name: "energy", price: PriceFormula(references: [ReferenceFactor(0)])),
                    ValueTerm(
                        name: "solar", price: PriceFormula(references: [ReferenceFactor(1)])),
                ]))
    }

    @Test
    func saysWhichPriceIsMissing() throws {
        let hour = try Instant("2026-06-01T06:00:00Z")
        let program = try Self.programOfSeries()
        let hours = ReferencePrices.Price.hours(HourlyPrices(from: hour, [.zero]))
        let late = Output.Hour(start: hour.adding(seconds: 3600), energy: Sample.energy("1"))
        let vos = ReferencePrices.Price.month(.zero)
        func error(_ prices: [ReferencePrices.Price], _ output: Output) -> String? {
            let error = #expect(throws: ValuationError.self) {
                try MonthPrices(
                    program, month: Sample.month("2026-06"), references: ReferencePrices(prices)
                ).values(of: output)
            }
            return error?.description
        }
        let output = Output(Sample.energy("1"), hours: [late])
        #expect(
            error([hours], output)
                == "solar needs a price of vos (the series \"a $\", per kWh) for 2026-06, none is "
                + "known; read it with: commonwatt program prices FILE --series 'a $' --per kWh")
        let read = "; read it with: commonwatt program prices FILE --series \"s\" --per MWh"
        #expect(
            error([hours, vos], output)
                == "energy needs a price of lbmp (the series \"s\", per MWh) for each hour; "
                + "0 of 1 hours are known, missing: the hour from 2026-06-01T07:00:00Z" + read)
        let day = try #require(TimeRange(from: hour, to: hour.adding(seconds: 86_400)))
        let known = try #require(TimeRange(from: hour, to: hour.adding(seconds: 3600)))
        let holes = try #require(MissingHours(of: day, known: [known], in: .fixed(offset: -14_400)))
        #expect(
            error([.incomplete(holes), vos], output)
                == "energy needs a price of lbmp (the series \"s\", per MWh) for each hour; "
                + "1 of 24 hours are known, missing: 23 hours from 2026-06-01T03:00:00-04:00"
                + read)
        #expect(
            error([hours, vos], Output(Sample.energy("1")))
                == "energy has a price for each hour, but the output is not given by hour")
        #expect(
            error([hours, hours], output)
                == "solar needs one price of vos for the month, found one for each hour")
        #expect(
            error([hours, vos], Output(.zero, masked: [.zero]))
                == "the output must be given for 0 masks, found 1")
    }

    @Test
    func readsAPriceForAMegawattHour() throws {
        let reference = PriceReference(
            name: "lbmp", kind: .hourly(series: "s"), unit: .megawattHour, clause: .none)
        #expect(try reference.price("-25.101234").description == "-0.025101234")
        let error = #expect(throws: NumeralError.self) { try reference.price("1000000.1") }
        #expect(
            error?.description == "the number is out of range, the limit is 1000000 per MWh")
    }

    @Test
    func refusesAPriceThatIsTooLarge() {
        let huge = EnergyPrice(nanosPerKilowattHour: .max)
        let program = Sample.program(
            value: Sample.value(
                ValueTerm(
                    name: "huge",
                    price: PriceFormula(
                        base: ClassTable(huge), multiplier: ClassTable(Sample.ratio("1000"))))))
        let error = #expect(throws: ValuationError.self) {
            try MonthPrices(
                program, month: Sample.month("2026-06"), references: ReferencePrices())
        }
        #expect(
            error?.description
                == "the price or value of huge is too large to be kept exactly")
    }
}
