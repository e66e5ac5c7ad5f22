import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport

/// Tariffs to be shown, from the files that are shipped and from texts.
enum TariffSample {
    static let day = CivilDate(year: 2026, month: 7, day: 3)

    static func shipped(_ path: String) throws -> Tariff {
        let file = PackageRoot.folder.appending(path: "rates/\(path)")
        return try TariffFile.read(
            Array(Data(contentsOf: file)), file: "rates/\(path)", schema: nil)
    }

    static func timeOfUse() throws -> Tariff {
        try shipped("us/az/aps/et-2/2016-05-03.xml")
    }

    static func tiered() throws -> Tariff {
        try shipped("us/ga/jackson-emc/a/2017-01-01.xml")
    }

    /// A tariff with a bit of everything that is shown, and a name that tries to break out.
    static func unusual(name: String = "Everything") throws -> Tariff {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tariff xmlns="https://commonwatt.org/schema/tariff/1" id="us.xx.all"
              currency="USD" timeZone="UTC" effectiveFrom="2026-01-01" effectiveTo="2027-01-01">
              <utility name="Somewhere Power" country="US" state="XX"/>
              <schedule code="ALL" name="\(name)" sector="commercial" service="bundled"
                applicability="Whoever wants it." supersedes="Leaf 7"/>
              <source document="None" read="2026-01-01" illustrative="true">Made up.</source>
              <calendar>
                <season id="summer" name="Summer"><days from="06-15" through="09-30"/></season>
                <season id="winter" name="Winter"><days from="10-01" through="06-14"/></season>
                <holiday name="Independence Day">
                  <fixed day="07-04" observed="nearest-weekday"/>
                </holiday>
                <timeOfUse id="energy-hours">
                  <period id="critical" name="Critical peak"/>
                  <period id="on" name="On-peak"/>
                  <period id="super" name="Super off-peak"/>
                  <period id="off" name="Off-peak" otherHours="true"/>
                  <window period="critical" days="weekday" from="16:00" to="16:40"
                    seasons="summer"/>
                  <window period="on" days="weekday" from="16:40" to="21:00"/>
                  <window period="super" days="all" from="01:15" to="05:00"/>
                </timeOfUse>
                <timeOfUse id="demand-hours" observesHolidays="false">
                  <period id="day" name="Day"/>
                  <period id="night" name="Night" otherHours="true"/>
                  <window period="day" days="all" from="08:00" to="20:00"/>
                </timeOfUse>
              </calendar>
            \(charges)
            </tariff>
            """
        return try TariffFile.read(Array(text.utf8), file: "all.xml", schema: nil)
    }

    private static let charges = """
        <charges>
          <fixed id="customer" name="Customer" component="delivery" per="day"
            amount="0.5"/>
          <energy id="energy" name="Energy" component="supply" timeOfUse="energy-hours"
            tierScope="period">
            <price periods="critical" value="0.9"/>
            <price periods="on">
              <tier upTo="500" value="0.3"/><tier value="0.35"/>
            </price>
            <price periods="super"><tier upTo="500" value="0.05"/><tier value="0.06"/></price>
            <price periods="off"><tier upTo="500" value="0.1"/><tier value="0.12"/></price>
          </energy>
          <demand id="demand" name="Demand" component="delivery" peak="by-period"
            timeOfUse="demand-hours" windowMinutes="15">
            <amount periods="day" value="12.5"/>
            <amount periods="night" value="2"/>
          </demand>
          <rider id="fuel" name="Fuel"><price value="0.01" to="2026-08-01"/></rider>
        </charges>
        """
}
