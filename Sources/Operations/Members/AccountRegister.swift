internal import Diagnostics
internal import ExchangeFiles
internal import Quantities

/// The accounts with utilities that subscriptions have, to find those that are one account written
/// twice, or no account.
struct AccountRegister {
    /// A subscription with its account.
    struct Holding {
        let subscription: String
        let array: String
        let account: String
        /// The days of the contract.
        let period: DatePeriod
        /// Where a list states it; nil for what the book has already.
        var place: Place?
    }

    private var holdings: [Holding] = []
    private var indices: [[UInt8]: [Int]] = [:]

    /// Adds a subscription, and says what is odd about its account beside those added before; nil
    /// where nothing is.
    mutating func add(_ holding: Holding) -> String? {
        let core = UtilityAccount.core(holding.account)
        defer {
            indices[core, default: []].append(holdings.count)
            holdings.append(holding)
        }
        if UtilityAccount.isSpoiled(holding.account) {
            return "\(Excerpt(holding.account)) is a number as a spreadsheet shows it, and no "
                + "account; put the account in anew, from a column that is formatted as text"
        }
        let others = (indices[core] ?? []).map { holdings[$0] }
        return twin(of: holding, among: others) ?? likeness(of: holding, among: others)
    }

    /// What to say of another subscription with the same account on the same array.
    private func twin(of holding: Holding, among others: [Holding]) -> String? {
        let twins = others.filter {
            $0.account.hasSameBytes(as: holding.account)
                && $0.array.hasSameBytes(as: holding.array)
                && $0.period.overlaps(holding.period)
        }
        guard !twins.isEmpty else { return nil }
        return "\(Excerpt(holding.account)) is the account of \(Self.names(of: twins)) on "
            + "\(holding.array) too; what the utility reports of it is divided by their shares"
    }

    /// What to say of an account that differs only in how it is written.
    private func likeness(of holding: Holding, among others: [Holding]) -> String? {
        for other in others where other.period.overlaps(holding.period) {
            guard let difference = UtilityAccount.difference(other.account, holding.account) else {
                continue
            }
            return "\(Excerpt(holding.account)) differs from \(Excerpt(other.account)), the "
                + "account of \(Self.names(of: [other])), by \(difference.words); if it is the "
                + "same, write it as the utility does"
        }
        return nil
    }

    private static func names(of holdings: [Holding]) -> String {
        let shown = holdings.prefix(3).map { holding in
            holding.subscription + (holding.place.map { " (line \($0.line))" } ?? "")
        }
        let more = holdings.count > 3 ? ["\(holdings.count - 3) more"] : []
        let all = shown + more
        guard all.count > 1 else { return all.first ?? "" }
        return all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "")
    }
}

/// Days between two shares of a subscription on which it holds none.
struct ShareGap {
    let days: DatePeriod

    /// The gaps between shares in the order of their days, each with the place of the share after.
    static func all(in periods: [DatePeriod]) -> [(gap: ShareGap, next: Int)] {
        zip(periods, periods.dropFirst()).enumerated().compactMap { index, pair in
            DatePeriod(from: pair.0.end, to: pair.1.start).map { (ShareGap(days: $0), index + 1) }
        }
    }

    var words: String {
        let last = days.end.adding(days: -1)
        return days.start == last ? "on \(last)" : "from \(days.start) to \(last)"
    }
}
