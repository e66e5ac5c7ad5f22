import Billing
import Quantities

/// The charts of a statement.
struct Charts {
    let figures: Figures
    private let history: [Statement.HistoryMonth]

    /// Charts of the last twelve months of `history`, in order of time.
    init(_ history: [Statement.HistoryMonth], figures: Figures) {
        self.figures = figures
        let latest = history.map(\.month).max()
        let recent = history.filter { month in
            latest.map { $0.months(since: month.month) < 12 } ?? false
        }
        var seen: Set<Month> = []
        self.history = recent.sorted { $0.month < $1.month }.filter {
            seen.insert($0.month).inserted
        }
    }

    var months: [Statement.HistoryMonth] { history }

    /// What the share generated, by month.
    var generation: String {
        BarChart(
            id: "generation", title: "Energy your share generated, by month",
            bars: history.map { month in
                BarChart.Bar(
                    month: month.month, value: month.allocated.milliwattHours,
                    text: figures.energy(month.allocated))
            },
            scale: { mark($0, unit: 1_000_000, decimals: 6) }, figures: figures
        ).svg()
    }

    /// What credits are counted in, where that is not money.
    var creditsUnit: String? { isMoney ? nil : "kWh" }

    private var isMoney: Bool {
        if case .money = history.last?.credit { true } else { false }
    }

    /// The credits earned, by month, in what the last month counts them in.
    var credits: String {
        let bars = history.filter { month in
            if case .money = month.credit { isMoney } else { !isMoney }
        }
        return BarChart(
            id: "credits", title: "Credits you earned, by month",
            bars: bars.map { month in
                BarChart.Bar(
                    month: month.month, value: month.credit.quantity,
                    text: figures.credit(month.credit))
            },
            scale: { value in
                guard isMoney else { return mark(value, unit: 1_000_000, decimals: 6) }
                return mark(value, unit: 100, decimals: 2)
            }, figures: figures
        ).svg()
    }

    /// A round value in few letters, as in `50`, `10k` or `2M`.
    private func mark(_ value: Int128, unit: Int128, decimals: Int) -> String {
        for (size, letter) in [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")]
        where value.magnitude >= (unit * Int128(size)).magnitude * 10 {
            return figures.number(value / Int128(size), decimals: decimals, least: 0) + letter
        }
        return figures.number(value, decimals: decimals, least: 0)
    }
}
