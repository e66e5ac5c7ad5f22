import Operations
import Quantities
import TestSupport
import Testing

/// What a person who answers for the bills must be able to hold against the published rules.
struct ShowProgramTests {
    private func show(_ key: String, on date: String) throws -> ShowProgram.Description {
        try ShowProgram(key, on: day(date))(
            shippedIn: Installation(folder: PackageRoot.folder))
    }

    private func rules(_ shown: ShowProgram.Description) -> [String] {
        shown.rules.map { "\($0.name): \($0.words)" }
    }

    @Test func tellsTheRulesOfNetCrediting() throws {
        let shown = try show("ny-net-crediting", on: "2026-06-01")
        #expect(
            shown.limits == [
                "members: at least 10 members (line 45)",
                "members of 25 kW or more together: together at most 40 % of the array, counting "
                    + "those from 25 kW (line 46)",
                "smallest share in a year: the smallest at least 1000 kWh a year (line 48)",
                "share against usage: the largest at most 100 % of the member's own yearly use "
                    + "(line 50)",
            ])
        #expect(
            shown.masks.map(\.words) == [
                "months 6 7 8 9, Mon Tue Wed Thu Fri, 14:00 to 19:00 in America/New_York"
            ])
        let rules = rules(shown)
        for rule in [
            "lag: credit meets the bill 1 billing cycle after its month: report that bill for the "
                + "month",
            "carried: without limit; nothing lapses",
            "on leaving: what is banked is forfeited when a subscription ends",
            "the utility keeps: 1.5 % of the credit of the array, from 2025-07-17 on",
            "output nobody holds: credit of the host's, carried, and forfeited after 24 months",
            "list of shares: percentages of 3 decimals, which add up to 100 %",
            "fee of part of a month: a fee for the size of a share is not divided by days: it is "
                + "due whole, for the size held last in the month",
        ] { #expect(rules.contains(rule), "\(rule) is not in \(rules)") }
        #expect(shown.unsupported.isEmpty)
    }

    @Test(arguments: [
        (
            "2025-06-01",
            "7.58 and 0.04752 per kWh used: it is added after credit has brought the bill down, to "
                + "nothing at most; not for low-income"
        ),
        (
            "2026-01-01",
            "7.58 and 0.04752 per kWh used: credit brings the bill down to it at most, and the "
                + "rest is carried; not for low-income"
        ),
    ])
    func tellsTheMinimumBill(date: String, words: String) throws {
        let shown = try show("va-shared-solar", on: date)
        let minimum = try #require(shown.rules.first { $0.name == "minimum bill" })
        #expect(minimum.words == words && minimum.isIllustrative && minimum.line != nil)
    }

    @Test func tellsWhatIsLimitedByUse() throws {
        let shown = try show("or-community-solar", on: "2026-06-01")
        let rules = rules(shown)
        #expect(
            rules.contains("credit limit: credit is earned on at most what the subscriber used"))
        #expect(
            rules.contains(
                "on leaving: what is banked goes to a common fund when a subscription ends"))
    }

    /// What the host is paid for the rest is a price as the others; a rule that no line states has
    /// no line.
    @Test func tellsWhatOutputNobodyHoldsIsPaidWith() throws {
        let garden = try show("mn-value-of-solar", on: "2026-06-01")
        let payout = try #require(garden.prices.last)
        #expect(payout.name == "output nobody holds" && payout.price == "0.0385 per kWh")
        #expect(payout.line == 22 && payout.isIllustrative)
        let solar = try show("fl-solartogether", on: "2026-06-01")
        #expect(solar.prices.map(\.name) == ["credit"])
        #expect(solar.rules.first { $0.name == "output nobody holds" }?.line == .some(nil))
    }

    @Test func namesTheShippedIDs() {
        let error = #expect(throws: OperationError.self) {
            try show("ny-netcrediting", on: "2026-06-01")
        }
        #expect(error?.description.hasSuffix("; is ny-net-crediting meant?") == true)
    }

    @Test(arguments: [
        "coop-blocks", "fl-solartogether", "mn-legacy-garden", "mn-value-of-solar",
        "ny-net-crediting", "or-community-solar", "va-shared-solar",
    ])
    func everyShippedProgramBills(key: String) throws {
        #expect(try show(key, on: "2026-06-01").unsupported.isEmpty)
    }
}
