import Billing
import Foundation
import Metering
import NetMetering
import Quantities
import RateFiles
import Sharing
import TestSupport

/// A random month of an array under a program that ships: joiners, leavers, changed shares, banks,
/// bills and fees of contracts.
struct ShippedProgramMonth {
    private var seed: Seed
    private let program: Program
    private let file: String
    private let month: Month
    private let zone = TimeZoneRules(identifier: "Test", initialOffset: -25_200, transitions: [])

    /// The program files below `rates/programs`, by their paths.
    static let files: [String] = {
        let root = PackageRoot.folder.appending(path: "rates/programs").path
        let found = FileManager.default.enumerator(atPath: root)
        return (found?.allObjects ?? []).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".xml") }.sorted()
    }()

    init(_ file: String, _ seed: Seed) throws {
        self.seed = seed
        self.file = file
        let url = PackageRoot.folder.appending(path: "rates/programs/\(file)")
        program = try ProgramFile.read(Array(try Data(contentsOf: url)), file: file, schema: nil)
        let start = program.identity.effective.start
        let first = Month(containing: start)
        month = start == first.firstDay ? first : first.next
    }

    mutating func input() throws -> ArrayMonth {
        let basis =
            switch program.allocation.key {
            case .blocks: try ShareBasis(.blocks, total: 620)
            case .watts: try ShareBasis(.watts, total: 500_000)
            default: ShareBasis.partsPerMillion
            }
        return ArrayMonth(
            array: ArrayFacts(
                number: 1, id: "A", name: "Array", utility: "Utility",
                capacity: Power(milliwatts: 500_000_000), shares: basis, timeZone: zone,
                dueDays: 21),
            month: month, issued: month.next.firstDay, cooperative: "Co-op", currency: "USD",
            disputeContact: nil, program: program,
            programSource: RunFacts.Source(name: file, digest: "00"),
            references: references(), production: try production(), meterFiles: [],
            acceptsGaps: false, template: nil, hostMoney: CreditBank(),
            hostEnergy: CreditBank(), subscriptions: try subscriptions(of: basis),
            lastSequence: 0, isContinuation: false)
    }

    private mutating func references() -> ReferencePrices {
        let start = zone.range(of: month.days).start
        return ReferencePrices(
            program.references.map { reference in
                guard reference.isHourly else { return .month(price()) }
                return .hours(
                    HourlyPrices(from: start, (0..<(31 * 24)).map { _ in price() }))
            })
    }

    private mutating func price() -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: .random(in: 1_000_000...200_000_000, using: &seed))
    }

    private mutating func production() throws -> ReadingSeries {
        let range = zone.range(of: month.days)
        let energies = (0..<Int(range.seconds / 3600)).map { _ in
            Energy(milliwattHours: .random(in: 0...80_000_000, using: &seed))
        }
        let run = ReadingRun(start: range.start, step: 3600, energies: energies)
        return try ReadingSeries([run].compactMap { $0 })
    }

    private mutating func subscriptions(of basis: ShareBasis) throws -> [SubscriptionMonth] {
        var left = basis.total
        return try (1...Int64.random(in: 5...14, using: &seed)).compactMap { number in
            guard left > 8 else { return nil }
            let units = Int64.random(in: 1...(left / 4), using: &seed)
            left -= units
            return try subscription(number, units: units)
        }
    }

    private mutating func subscription(_ number: Int64, units: Int64) throws -> SubscriptionMonth {
        let active = activeDays()
        let classes = program.classes + ["other"]
        return SubscriptionMonth(
            number: number,
            recipient: Statement.Recipient(
                subscriberID: "M\(number)", name: "Member \(number)",
                memberClass: classes.randomElement(using: &seed) ?? "other",
                utilityAccount: "00\(number)", subscriptionID: "S\(number)"),
            active: active, holdings: try holdings(number, units, active),
            feeOverride: fee(), usage: optional(energy()), utilityBill: optional(money(30_000)),
            moneyBank: try bank(program.value.unit == .money) { Money(cents: $0) },
            energyBank: try bank(program.value.unit == .energy) {
                Energy(milliwattHours: $0 * 10_007)
            },
            firstCredit: month.adding(months: -3),
            installment: number % 5 == 0
                ? StatementLine.InstallmentFact(
                    number: 3, count: 120, interest: Money(cents: 1282),
                    principal: Money(cents: 1603), balance: Money(cents: 255_207),
                    rate: Ratio(billionths: 60_000_000)) : nil,
            owed: money(9_000), paid: .zero, paymentCount: 0, lastStatement: nil, history: [],
            sharing: nil, isIssued: false, obstacle: nil)
    }

    /// One share, or two one after the other.
    private mutating func holdings(
        _ number: Int64, _ units: Int64, _ active: DatePeriod
    ) throws -> [ShareHolding<Int64>] {
        let change = month.day(.random(in: 5...25, using: &seed))
        guard units > 1, Int.random(in: 0...3, using: &seed) == 0, active.contains(change),
            change != active.start,
            let first = DatePeriod(from: active.start, to: change)
        else { return [try ShareHolding(number, units: units, during: active)] }
        let second = DatePeriod(from: change, to: active.end) ?? DatePeriod(from: change)
        return [
            try ShareHolding(number, units: units / 2, during: first),
            try ShareHolding(number, units: units, during: second),
        ]
    }

    private mutating func activeDays() -> DatePeriod {
        let start = month.adding(months: -9).firstDay
        let day = month.day(.random(in: 2...28, using: &seed))
        switch Int.random(in: 0...5, using: &seed) {
        case 0: return DatePeriod(from: day)
        case 1: return DatePeriod(from: start, to: day) ?? DatePeriod(from: start)
        default: return DatePeriod(from: start)
        }
    }

    private mutating func fee() -> FeeModel? {
        let models: [FeeModel?] = [
            nil, nil, .savings(Ratio(billionths: .random(in: 0...300_000_000, using: &seed))),
            program.settlement.mode == .net ? nil : .perKilowattHour(price()),
        ]
        return models.randomElement(using: &seed) ?? nil
    }

    private mutating func bank<Amount: Bankable>(
        _ isKept: Bool, _ amount: (Int64) -> Amount
    ) throws -> CreditBank<Amount> {
        var bank = CreditBank<Amount>()
        for back in [4, 2, 1] where isKept && Bool.random(using: &seed) {
            try bank.deposit(
                amount(.random(in: 1...5_000, using: &seed)), earned: month.adding(months: -back))
        }
        return bank
    }

    private mutating func energy() -> Energy {
        Energy(milliwattHours: .random(in: 0...3_000_000_000, using: &seed))
    }

    private mutating func money(_ most: Int64) -> Money {
        Money(cents: .random(in: 0...most, using: &seed))
    }

    private mutating func optional<Value>(_ value: Value) -> Value? {
        Int.random(in: 0...3, using: &seed) > 0 ? value : nil
    }
}
