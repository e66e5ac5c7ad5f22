import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing

/// Small rate plan documents, made of parts.
enum IEDRText {
    static func read(_ text: String) throws(Problems) -> IEDRDocument {
        try IEDRFile.read(Array(text.utf8), file: "b.xml")
    }

    /// A book of one plan in draft 0.99.7; the contents begin on the third line.
    static func book(_ contents: String, features: String = "", commodity: String = "") -> String {
        """
        <tariffBooks><tariffBook><serviceClasses><serviceClass><serviceClassNumber>1\
        </serviceClassNumber><rates><rate><rateCode>SC1-2</rateCode><rateName>R</rateName>\
        <ratePlans>
        <ratePlan><ratePlanIdentifiers><rateCode>SC1-2</rateCode><ratePlanCodeUnique>P\
        </ratePlanCodeUnique></ratePlanIdentifiers>\(commodity)<utilityInfo>\
        <iedrOrgAbbreviation>CED</iedrOrgAbbreviation></utilityInfo><ratePlanApplicability>\
        <modelComponents>\
        <hasRetailSupply>true</hasRetailSupply></modelComponents><profile>\(features)</profile>\
        </ratePlanApplicability><name>Plan</name><validityStatusDates><effectivePeriod>\
        <startDate>2024-01-01</startDate></effectivePeriod></validityStatusDates>
        \(contents)
        </ratePlan></ratePlans></rate></rates></serviceClass></serviceClasses></tariffBook>\
        </tariffBooks>
        """
    }

    static func charges(_ charges: String...) -> String {
        "<charges>\n" + charges.joined(separator: "\n") + "\n</charges>"
    }

    /// A charge for a kilowatt-hour unless `measure` says another.
    static func charge(
        _ name: String, _ value: String, kind: String = "meteredServiceCharge",
        from: String = "2024-01-01", to: String? = nil, expected: String? = nil,
        component: String = "delivery", fields: String = "", measure: String = perKilowattHour,
        attributes: String = ""
    ) -> String {
        """
        <\(kind)\(attributes)><effectivePeriod><startDate>\(from)</startDate>\
        \(to.map { "<endDate>\($0)</endDate>" } ?? "")\
        \(expected.map { "<expectedEndDate>\($0)</expectedEndDate>" } ?? "")</effectivePeriod>\
        \(fields)<statementComponent>\(component)</statementComponent><name>\(name)</name>\
        <value>\(value)</value>\(measure)</\(kind)>
        """
    }

    static let perKilowattHour = measure("by_metered_quantity", "energy", "kWh")

    static func measure(
        _ method: String, _ source: String? = nil, _ unit: String? = nil, _ more: String = ""
    ) -> String {
        "<measurementDefinition><calculationMethod>\(method)</calculationMethod>"
            + (source.map { "<measurementSource>\($0)</measurementSource>" } ?? "")
            + (unit.map { "<unitOfMeasure>\($0)</unitOfMeasure>" } ?? "") + more
            + "</measurementDefinition>"
    }

    static func interval(_ kind: String, count: Int = 1) -> String {
        "<measurementInterval><calculationMode>PERIOD</calculationMode><calcIntervalKind>\(kind)"
            + "</calcIntervalKind><calcIntervalPer>\(count)</calcIntervalPer></measurementInterval>"
    }

    /// Statements, each of one charge for whom `include` and `exclude` say.
    static func statements(_ statements: String...) -> String {
        "<tariffStatements>\n" + statements.joined(separator: "\n") + "\n</tariffStatements>"
    }

    static func statement(
        _ code: String, _ charges: String, include: String = "", exclude: String = ""
    ) -> String {
        """
        <tariffStatement><utilityInfo><iedrOrgAbbreviation>CED</iedrOrgAbbreviation></utilityInfo>\
        <tariffStatementTypeCode>\(code)</tariffStatementTypeCode><type>T</type><statementCharges>\
        <scopeOfApplicability><include>\(include)</include><exclude>\(exclude)</exclude>\
        </scopeOfApplicability>\(charges)</statementCharges></tariffStatement>
        """
    }

    /// The tariff of a book's one plan.
    static func tariff(
        _ book: String, _ others: String..., on date: String = "2024-06-10",
        for customer: IEDRCustomer = IEDRCustomer()
    ) throws -> Tariff {
        let tariffs = try read(book).tariffs(
            on: CivilDate(date), with: others.map { try read($0) }, for: customer)
        #expect(tariffs.count == 1)
        return try #require(tariffs.first)
    }

    /// The lines of a June bill for 600 kWh, as `charge, period, tier: amount`.
    static func june(_ tariff: Tariff, accepting: Set<String> = []) throws -> [String] {
        let period = try #require(Month(year: 2024, month: 6)).days
        let usage = UsageTotals(dates: period, total: try Energy(kilowattHours: "600"))
        return try CompiledTariff(tariff, zone: .utc, dates: period, accepting: accepting)
            .bill(for: TariffUsage(period: period, imported: .totals([usage])))
            .lines.map { "\($0.label): \($0.amount)" }
    }
}
