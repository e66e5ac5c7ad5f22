import Documents
import Foundation
import Quantities
import Tariffs
import TestSupport
import Testing

/// A tariff as a drawing.
struct TariffChartTests {
    private func chart(_ tariff: Tariff) throws -> String {
        TariffChart.render(tariff, on: try #require(TariffSample.day))
    }

    @Test func drawsHours() throws {
        try Golden.check(try chart(TariffSample.timeOfUse()), "tariff-time-of-use.svg")
    }

    @Test func drawsTiers() throws {
        try Golden.check(try chart(TariffSample.tiered()), "tariff-tiers.svg")
    }

    @Test func isWellFormedWhateverTheNames() throws {
        let name = "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#x202E;"
        for tariff in [
            try TariffSample.timeOfUse(), try TariffSample.tiered(),
            try TariffSample.unusual(name: name),
        ] {
            let svg = try chart(tariff)
            #expect(Markup(svg).problems == [])
            #expect(!svg.contains("<script"))
            #expect(!svg.unicodeScalars.contains("\u{202E}"))
            #expect(!svg.contains("href"))
        }
    }

    @Test func saysInWordsWhatItShows() throws {
        let svg = try chart(TariffSample.timeOfUse())
        #expect(svg.contains("role=\"img\" aria-labelledby=\"tariff-title tariff-text\""))
        #expect(
            svg.contains(
                "Monday to Friday: November to April: 00:00 to 12:00 Off-peak, "
                    + "12:00 to 19:00 On-peak, 19:00 to 24:00 Off-peak;"))
        #expect(svg.contains("Energy charge, May to October, On-peak: $0.24477 per kWh."))
    }

    @Test func tellsPeriodsByLettersAndPricesByFigures() throws {
        let svg = try chart(TariffSample.unusual())
        for letter in ["C", "P", "S", "o"] {
            #expect(svg.contains(">\(letter)</text>") || svg.contains(">\(letter)\(letter)"))
        }
        #expect(svg.contains(">$0.31\u{2013}0.36</text>"))
        #expect(svg.contains(">$12.50</text>"))
    }

    @Test func drawsMinutesAsTheyAre() throws {
        // 16:00 to 16:40 is two thirds of an hour of 24 units.
        #expect(try chart(TariffSample.unusual()).contains("x=\"464\" y="))
        #expect(try chart(TariffSample.unusual()).contains("width=\"16\" height=\"18\""))
    }
}

/// A tariff as JSON.
struct TariffJSONTests {
    private func json(_ tariff: Tariff) throws -> [String: Any] {
        let bytes = TariffJSON.render(tariff, on: try #require(TariffSample.day))
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(object as? [String: Any])
    }

    @Test func hasEveryPriceWithItsPlace() throws {
        let json = try json(TariffSample.unusual())
        #expect(json["schema"] as? String == "commonwatt.tariff-show/1")
        let charges = try #require(json["charges"] as? [[String: Any]])
        #expect(
            charges.map { $0["charge"] as? String } == ["customer", "energy", "demand", "fuel"])
        let energy = try #require(charges[1]["prices"] as? [[String: Any]])
        #expect(
            energy.map { $0["price"] as? String }
                == ["0.9", "0.3", "0.35", "0.05", "0.06", "0.1", "0.12"])
        let tier = try #require(energy[2]["tier"] as? [String: Any])
        #expect(tier["above"] as? String == "500")
        #expect(tier["up_to"] is NSNull)
        #expect(energy.allSatisfy { $0["line"] as? Int ?? 0 > 30 })
        let fuel = try #require(charges[3]["prices"] as? [[String: Any]])
        #expect(fuel[0]["to"] as? String == "2026-08-01")
        #expect(fuel[0]["in_force"] as? Bool == true)
    }

    @Test func hasHoursAndTheirPrices() throws {
        let schedules = try #require(
            try json(TariffSample.unusual())["times_of_use"] as? [[String: Any]])
        let days = try #require(schedules[0]["days"] as? [[String: Any]])
        #expect(
            days.map { $0["days"] as? String } == [
                "Monday to Friday", "Saturday, Sunday and holidays",
            ])
        let rows = try #require(days[0]["rows"] as? [[String: Any]])
        #expect(rows.count == 13)
        let hours = try #require(rows[6]["hours"] as? [[String: String]])
        #expect(hours.contains(["from": "16:00", "to": "16:40", "period": "critical"]))
        let prices = try #require(schedules[1]["prices"] as? [[String: Any]])
        #expect(prices.map { $0["of"] as? String } == ["demand"])
    }
}
