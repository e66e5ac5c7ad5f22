import Billing
import Documents
import Quantities
import Testing

/// Charts, seen through a template that shows nothing else.
struct ChartTests {
    private let page: StatementPage

    init() throws {
        page = try StatementPage(template: "{{{generation-chart}}}|{{{credits-chart}}}")
    }

    private func charts(_ history: [Statement.HistoryMonth]) -> [String] {
        var sample = Sample.netCrediting
        sample.statement.history = history
        return page.render(sample.statement, sample.run).split(
            separator: "|", omittingEmptySubsequences: false
        ).map(String.init)
    }

    private func bars(_ chart: String) -> Int { chart.ranges(of: "<rect ").count }

    @Test(arguments: 1...12)
    func hasABarForEachMonth(months: Int) {
        for chart in charts(Sample.history(months)) {
            #expect(bars(chart) == months)
            #expect(chart.ranges(of: "class=\"bar now\"").count == 1)
        }
    }

    @Test func isLeftOutWithoutHistory() {
        #expect(charts([]) == ["", ""])
    }

    @Test func saysEveryMonthInWords() {
        let chart = charts(Sample.history(2))[0]
        #expect(
            chart.contains(
                "<desc id=\"generation-text\">May 2026: 742.00\u{A0}kWh; "
                    + "June 2026: 740.00\u{A0}kWh.</desc>"))
        #expect(chart.contains("aria-labelledby=\"generation-title generation-text\""))
    }

    @Test func showsTheLatestTwelveOnce() {
        let year = Sample.history(12)
        let older = Statement.HistoryMonth(
            month: Sample.june.adding(months: -12), allocated: .zero, credit: Sample.money(0))
        for chart in charts([older] + year + [year[3]]) {
            #expect(bars(chart) == 12)
        }
    }

    @Test func drawsMonthsWithoutSunAndBelowZero() {
        let chart = charts([
            Statement.HistoryMonth(
                month: Sample.june.previous, allocated: .zero, credit: Sample.money(0)),
            Statement.HistoryMonth(
                month: Sample.june, allocated: Sample.energy(-40), credit: Sample.money(-1)),
        ])[0]
        // Nothing is on the line of zero; what is below goes down from it.
        #expect(chart.contains("y=\"8\" width=\"34\" height=\"0\""))
        #expect(chart.contains("y=\"8\" width=\"34\" height=\"100\""))
        #expect(chart.contains(">\u{2212}40</text>"))
    }

    @Test func marksLargeValuesInFewLetters() {
        let month = Statement.HistoryMonth(
            month: Sample.june, allocated: Sample.energy(9_000_000_000),
            credit: Sample.money(4_400_000))
        let both = charts([month])
        #expect(both[0].contains(">10G</text>"))
        #expect(both[1].contains(">60k</text>"))
    }

    @Test func keepsToOneUnit() {
        var history = Sample.history(3)
        history[0].credit = .energy(Sample.energy(12))
        #expect(bars(charts(history)[1]) == 2)
    }
}
