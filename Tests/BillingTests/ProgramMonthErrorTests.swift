import Billing
import NetMetering
import Quantities
import Testing

/// Why a month cannot be computed at all, in the words an administrator reads.
struct ProgramMonthErrorTests {
    private let june = Sample.june
    private let program: Program
    private let firstDays: DatePeriod

    init() throws {
        firstDays = try #require(
            DatePeriod(from: june.firstDay, to: june.firstDay.adding(days: 10)))
        program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            allocation: AllocationRule(denominator: 100))
    }

    private func segment(
        _ days: DatePeriod? = nil, _ weights: [Int64] = [1], rest: Int64 = 99,
        output: Output = Output(Energy(milliwattHours: 1))
    ) -> ProgramMonth.Segment {
        ProgramMonth.Segment(
            days: days ?? june.days, output: output, weights: weights, unsubscribed: rest)
    }

    private func expect(
        _ message: String, _ segments: [ProgramMonth.Segment], month: Month = Sample.june,
        program: Program? = nil, hostMoney: CreditBank<Money> = CreditBank(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: ProgramMonthError.self, sourceLocation: sourceLocation) {
            try ProgramMonth(
                program: program ?? self.program, month: month, segments: segments,
                members: [ProgramMonth.Member()], hostMoney: hostMoney
            ).outcome()
        }
        #expect(error?.description == message, sourceLocation: sourceLocation)
    }

    @Test
    func refusesAProgramThatDoesNotServe() throws {
        let hourly = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            allocation: AllocationRule(
                interval: .hour, clause: ProgramClause(file: "a.xml", line: 3)))
        expect(
            "the program says what cannot be computed yet: allocation by interval hour (a.xml:3)",
            [segment()], program: hourly)
        expect(
            "the program holds for 2000-01-01.., which does not cover 1999-12", [segment()],
            month: Sample.month("1999-12"))
    }

    @Test
    func refusesSegmentsThatAreNoMonth() {
        expect("a month needs at least one segment with output and shares", [])
        expect(
            "the segment 2026-06-01..<2026-07-01 does not lie in 2026-07", [segment()],
            month: Sample.month("2026-07"))
        expect(
            "the segment 2026-06-01..<2026-07-01 begins before 2026-06-01..<2026-06-11 ends",
            [segment(firstDays), segment()])
    }

    @Test
    func refusesSharesThatDoNotSum() {
        expect(
            "expected 1 shares in 2026-06-01..<2026-07-01, found 2",
            [segment(nil, [1, 1], rest: 98)])
        expect(
            "the shares of 2026-06-01..<2026-07-01 must sum to 100 with what nobody holds, "
                + "found 101", [segment(nil, [1], rest: 100)])
        expect(
            "shares of 2026-06-01..<2026-07-01: a weight must not be negative, found -1 for "
                + "holder 1", [segment(nil, [-1], rest: 101)])
    }

    @Test
    func refusesOutputItCannotUse() {
        expect(
            "the output is too large to be computed with exactly",
            [segment(output: Output(Energy(milliwattHours: .min)))])
        expect(
            "the output must be given for 0 masks, found 1",
            [segment(output: Output(.zero, masked: [.zero]))])
    }

    @Test
    func refusesAHostBankFromTheFuture() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            unallocated: UnallocatedRule(to: .hostBank))
        var bank = CreditBank<Money>()
        try bank.deposit(Sample.money("1.00"), earned: june.next)
        expect(
            "the host's bank: credit of 2026-06 cannot be banked after that of 2026-07, lots are "
                + "oldest first", [segment(output: Output(Sample.energy("100000")))],
            program: program, hostMoney: bank)
    }
}
