import Quantities
import RateFiles
import Tariffs
import Testing

/// What statements, supply extracts and modifiers add to a rate plan, and for whom.
struct IEDRStatementTests {
    private static let book = IEDRText.book(
        IEDRText.charges(IEDRText.charge("E", "0.1")),
        features: "<customerClasses><customerClass>Residential</customerClass></customerClasses>")

    /// The names of the tariff's charges after those of the book, and what is unsupported.
    private static func added(
        _ others: String, on date: String = "2024-06-10",
        for customer: IEDRCustomer = IEDRCustomer()
    ) throws -> (charges: [String], unsupported: [String]) {
        let tariff = try IEDRText.tariff(book, others, on: date, for: customer)
        return (tariff.charges.dropFirst().map(\.id), tariff.unsupported.map(\.name))
    }

    private static func list(_ name: String, _ entry: String, _ values: String...) -> String {
        "<\(name)>" + values.map { "<\(entry)>\($0)</\(entry)>" }.joined() + "</\(name)>"
    }

    private static func identifiers(class number: String, rates: String...) -> String {
        let references = rates.map { "<rateReference><rateCode>\($0)</rateCode></rateReference>" }
        return "<identifiers><serviceClassReferences><serviceClassReference><serviceClassNumber>"
            + "\(number)</serviceClassNumber></serviceClassReference></serviceClassReferences>"
            + (rates.isEmpty ? "" : "<rateReferences>\(references.joined())</rateReferences>")
            + "</identifiers>"
    }

    private static let rider = IEDRText.charge("R", "0.01", kind: "statementCharge")

    @Test(arguments: [
        ("", "", true), (identifiers(class: "1"), "", true), (identifiers(class: "01"), "", true),
        (identifiers(class: "2"), "", false), (identifiers(class: "1", rates: "2", "3"), "", true),
        (identifiers(class: "1", rates: "3"), "", false),
        (identifiers(class: "1", rates: "SC1-2"), "", true),
        ("", identifiers(class: "11"), true), ("", identifiers(class: "1"), false),
        (
            "",
            identifiers(class: "11") + "<profile>"
                + list("customerClasses", "customerClass", "Residential") + "</profile>", true
        ),
        (
            "<profile>" + list("customerClasses", "customerClass", "Residential") + "</profile>",
            "", true
        ),
        (
            "<profile>" + list("customerClasses", "customerClass", "Lighting") + "</profile>", "",
            false
        ),
        (
            "<profile>" + list("customerEntities", "customerEntity", "NonProfit") + "</profile>",
            "", true
        ),
        (
            "<profile>" + list("dwellingScenario", "dwelling", "Multifamily", "SingleFamily")
                + "</profile>", "", true
        ),
    ])
    func takesStatementsForThePlan(include: String, exclude: String, applies: Bool) throws {
        let statements = IEDRText.statements(
            IEDRText.statement("MAC", Self.rider, include: include, exclude: exclude))
        let added = try Self.added(statements)
        #expect(added.charges == (applies ? ["mac-r"] : []))
        #expect(added.unsupported.isEmpty)
    }

    @Test func asksWhatItMustKnowOfTheCustomer() throws {
        let statements = IEDRText.statements(
            IEDRText.statement(
                "MAC", Self.rider,
                include: "<profile>" + Self.list("dwellingScenario", "dwelling", "Multifamily")
                    + "</profile>"),
            IEDRText.statement(
                "SBC", Self.rider,
                include: "<profile>" + Self.list("voltages", "voltage", "low") + "</profile>"))
        let unknown = try Self.added(statements)
        #expect(unknown.charges.isEmpty)
        #expect(
            unknown.unsupported == [
                "charge \"R\" of statement MAC (depends on the customer: dwelling Multifamily)",
                "charge \"R\" of statement SBC (depends on the customer: voltages low)",
            ])
        let known = try Self.added(
            statements,
            for: IEDRCustomer(traits: ["dwelling": "Multifamily", "voltages": "high"]))
        #expect(known.charges == ["mac-r"])
        #expect(known.unsupported.isEmpty)
        let without = try Self.added(
            statements, for: IEDRCustomer(statements: ["MAC": false, "SBC": false]))
        #expect(without.charges.isEmpty)
        #expect(without.unsupported.isEmpty)
    }

    @Test func tellsChargesOfOneNameApart() throws {
        let charges = ["A", "a", "A!", "A-2"].map {
            IEDRText.charge($0, "0.01", kind: "statementCharge")
        }
        let added = try Self.added(
            IEDRText.statements(IEDRText.statement("M", charges.joined())))
        #expect(added.charges == ["m-a", "m-a-2", "m-a-3", "m-a-2-2"])
    }

    /// Only one who names a kind of organization is held against lists of them.
    @Test func holdsOrganizationsAgainstListsOfThem() throws {
        let statements = IEDRText.statements(
            IEDRText.statement(
                "MAC", Self.rider,
                include: "<profile>" + Self.list("customerEntities", "customerEntity", "NonProfit")
                    + "</profile>"))
        #expect(
            try Self.added(statements, for: IEDRCustomer(entity: "NonProfit")).charges == ["mac-r"])
        #expect(try Self.added(statements, for: IEDRCustomer(entity: "Government")).charges.isEmpty)
    }

    @Test func leavesOutStatementsOfOtherUtilities() throws {
        let statements = IEDRText.statements(IEDRText.statement("MAC", Self.rider))
            .replacing("CED", with: "NYE")
        #expect(try Self.added(statements).charges.isEmpty)
    }

    @Test func ignoresDeletedRecordsAndTakesReplacements() throws {
        let charges =
            IEDRText.charge("R", "0.01", kind: "statementCharge")
            + IEDRText.charge(
                "R", "0.02", kind: "statementCharge", attributes: " isReplacementRecord=\"true\"")
            + IEDRText.charge(
                "S", "0.03", kind: "statementCharge", attributes: " IsDeletedRecord=\"1\"")
        let tariff = try IEDRText.tariff(
            Self.book, IEDRText.statements(IEDRText.statement("MAC", charges)))
        #expect(try IEDRText.june(tariff) == ["e: 60.00", "mac-r: 12.00"])
        #expect(tariff.remarks.map(\.text) == ["\"S\" is marked as deleted"])
    }

    @Test func listsValuesThatNothingTellsApart() throws {
        let charges =
            IEDRText.charge("R", "0.01", kind: "statementCharge")
            + IEDRText.charge("R", "0.02", kind: "statementCharge")
        let added = try Self.added(IEDRText.statements(IEDRText.statement("MAC", charges)))
        #expect(
            added.unsupported == [
                "charge \"R\" of statement MAC (2 different values hold at once, and nothing tells "
                    + "them apart)"
            ])
    }
}

// MARK: - Dates

extension IEDRStatementTests {
    /// The next statement takes over from its first day; before the first one nothing is
    /// known, and the tariff does not hold.
    @Test func followsOneStatementByTheNext() throws {
        let statements = IEDRText.statements(
            IEDRText.statement(
                "MAC",
                IEDRText.charge("R", "0.01", kind: "statementCharge", from: "2024-05-01")),
            IEDRText.statement(
                "MAC",
                IEDRText.charge("R", "0.02", kind: "statementCharge", from: "2024-06-16")))
        let tariff = try IEDRText.tariff(Self.book, statements)
        #expect(tariff.effective.description == "2024-05-01..")
        #expect(tariff.unsupported.isEmpty)
        let june = try #require(Month(year: 2024, month: 6)).days
        let change = try CivilDate("2024-06-16")
        let usage = try [
            UsageTotals(
                dates: #require(DatePeriod(from: june.start, to: change)),
                total: Energy(kilowattHours: "300")),
            UsageTotals(
                dates: #require(DatePeriod(from: change, to: june.end)),
                total: Energy(kilowattHours: "300")),
        ]
        let bill = try CompiledTariff(tariff, zone: .utc, dates: june)
            .bill(for: TariffUsage(period: june, imported: .totals(usage)))
        #expect(
            bill.lines.map { "\($0.charge) \($0.dates): \($0.amount)" } == [
                "e 2024-06-01..<2024-07-01: 60.00",
                "mac-r 2024-06-01..<2024-06-16: 3.00",
                "mac-r 2024-06-16..<2024-07-01: 6.00",
            ])
    }

    @Test func doesNotGuessWhatARiderWasBefore() throws {
        let statements = IEDRText.statements(
            IEDRText.statement(
                "MAC",
                IEDRText.charge("R", "0.01", kind: "statementCharge", from: "2024-07-01")))
        let tariff = try IEDRText.tariff(Self.book, statements)
        #expect(
            tariff.unsupported.map(\.name) == [
                "charge \"R\" of statement MAC (begins on 2024-07-01, and what it was before is "
                    + "not in the files)"
            ])
        #expect(tariff.effective.description == "2024-01-01..<2024-07-01")
    }

    /// An end that is only expected is an end where a bill crosses it, and a doubt where it
    /// has passed.
    @Test func doubtsAnEndThatWasExpected() throws {
        func statements(_ more: String = "") -> String {
            IEDRText.statements(
                IEDRText.statement(
                    "MAC",
                    IEDRText.charge(
                        "R", "0.01", kind: "statementCharge", expected: "2024-06-16") + more))
        }
        let before = try IEDRText.tariff(Self.book, statements())
        #expect(before.unsupported.isEmpty)
        #expect(throws: TariffBillError.self) { try IEDRText.june(before) }
        let after = try Self.added(statements(), on: "2024-06-16")
        #expect(
            after.unsupported == [
                "charge \"R\" of statement MAC (was expected to be replaced on 2024-06-16, and is "
                    + "taken to hold on)"
            ])
        let next = IEDRText.charge("R", "0.02", kind: "statementCharge", from: "2024-06-16")
        #expect(try Self.added(statements(next), on: "2024-06-16").unsupported.isEmpty)
    }

    @Test func endsATariffWhereItsPlanIsCancelled() throws {
        let text = Self.book.replacing(
            "</effectivePeriod></validityStatusDates>",
            with: "</effectivePeriod><dateCancellation>2024-09-01</dateCancellation>"
                + "</validityStatusDates>")
        #expect(
            try IEDRText.tariff(text).effective.description == "2024-01-01..<2024-09-01")
        #expect(try IEDRText.read(text).tariffs(on: CivilDate("2024-09-01")).isEmpty)
    }
}

// MARK: - Supply and modifiers

extension IEDRStatementTests {
    private static let supplied = book.replacing(
        "<hasRetailSupply>true", with: "<hasRetailSupply>false")

    private static func extract(_ charges: String...) -> String {
        """
        <supplyChargesExtracts><supplyChargesExtract><utilityInfo><iedrOrgAbbreviation>CED\
        </iedrOrgAbbreviation></utilityInfo><supplyCharges><scopeOfApplicability><include/>\
        </scopeOfApplicability>\(charges.joined())</supplyCharges></supplyChargesExtract>\
        </supplyChargesExtracts>
        """
    }

    private static func supply(_ price: String, _ from: String, _ to: String) -> String {
        IEDRText.charge(
            "Market supply", price, kind: "supplyCharge", from: from, to: to, component: "supply")
    }

    @Test func takesSupplyFromAnExtract() throws {
        let none = try IEDRText.tariff(Self.supplied)
        #expect(
            none.unsupported.map(\.name) == [
                "supply of plan \"Plan\" (no price is given for 2024-06-10)"
            ])
        let extract = Self.extract(Self.supply("0.12", "2024-06-01", "2024-06-30"))
        let tariff = try IEDRText.tariff(Self.supplied, extract)
        #expect(tariff.unsupported.isEmpty)
        #expect(tariff.identity.service == .bundled)
        #expect(tariff.effective.description == "2024-06-01..<2024-07-01")
        #expect(try IEDRText.june(tariff) == ["e: 60.00", "market-supply: 72.00"])
        let delivery = try IEDRText.tariff(Self.book, extract)
        #expect(delivery.charges.map(\.id) == ["e"])
        #expect(
            delivery.remarks.map(\.text) == [
                "\"Market supply\" of the supply extract is for those whom the utility supplies"
            ])
    }

    /// Each meter-reading cycle has windows of its own, so a day has many prices.
    @Test func choosesSupplyByTheReadWindow() throws {
        let extract = Self.extract(
            Self.supply("0.11", "2024-05-20", "2024-06-19"),
            Self.supply("0.12", "2024-06-01", "2024-06-30"),
            Self.supply("0.13", "2024-06-05", "2024-07-05"))
        #expect(
            try IEDRText.tariff(Self.supplied, extract).unsupported.map(\.name) == [
                "charge \"Market supply\" of the supply extract (3 different values hold at once, "
                    + "and nothing tells them apart; say the read window)"
            ])
        let window = DatePeriod(
            from: try CivilDate("2024-06-01"), to: try CivilDate("2024-07-01"))
        let tariff = try IEDRText.tariff(
            Self.supplied, extract, for: IEDRCustomer(readingWindow: window))
        #expect(try IEDRText.june(tariff).last == "market-supply: 72.00")
    }

    private static func modifiers(_ charge: String) -> String {
        """
        <ratePlanModifiers><ratePlanModifier><ratePlanModifierIdentifiers>\
        <ratePlanModifierCodeUnique>VDER-1</ratePlanModifierCodeUnique>\
        </ratePlanModifierIdentifiers><ratePlanModifierKind>VDER_credits</ratePlanModifierKind>\
        <ratePlanModifierApplicability>\
        <include/></ratePlanModifierApplicability><name>Value stack</name>\
        <charges>\(charge)</charges></ratePlanModifier></ratePlanModifiers>
        """
    }

    @Test func appliesTheModifiersACustomerHas() throws {
        let text = Self.modifiers(
            IEDRText.charge("Community credit", "0.12", kind: "exportCredit", component: "export"))
        let document = try IEDRText.read(text)
        #expect(document.modifiers.map(\.kind) == ["VDER_credits"])
        #expect(try Self.added(text).charges.isEmpty)
        let added = try Self.added(text, for: IEDRCustomer(modifiers: ["VDER-1"]))
        #expect(added.charges == ["vder-1-community-credit"])
        #expect(added.unsupported.isEmpty)
        let odd = text.replacing("<charges>", with: "<cap>5</cap><charges>")
        #expect(
            try Self.added(odd, for: IEDRCustomer(modifiers: ["VDER-1"])).unsupported == [
                "element <cap> of modifier \"VDER-1\""
            ])
        let seasonal = Self.modifiers(
            IEDRText.charge(
                "Community credit", "0.12", kind: "exportCredit",
                component: "export",
                fields: "<seasonName>Summer</seasonName>"))
        #expect(
            try Self.added(seasonal, for: IEDRCustomer(modifiers: ["VDER-1"])).unsupported == [
                "charge \"Community credit\" of modifier VDER-1 (it goes by the calendar of its "
                    + "modifier)"
            ])
    }

    @Test func doesNotChargeTwiceWhatTheBookRepeats() throws {
        let repeated = IEDRText.charge(
            "R", "0.01", kind: "statementCharge",
            fields: "", measure: IEDRText.perKilowattHour
        ).replacing("<name>", with: "<tariffStatementTypeCode>MAC</tariffStatementTypeCode><name>")
        let tariff = try IEDRText.tariff(
            IEDRText.book(IEDRText.charges(IEDRText.charge("E", "0.1"), repeated)),
            IEDRText.statements(IEDRText.statement("MAC", Self.rider)))
        #expect(
            tariff.unsupported.map(\.name) == [
                "charge \"R\" of statement MAC (the book states it too)"
            ])
        #expect(tariff.charges.map(\.id) == ["e", "r"])
    }
}
