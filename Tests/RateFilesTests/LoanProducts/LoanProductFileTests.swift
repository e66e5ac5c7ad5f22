import Diagnostics
import Lending
import Quantities
import RateFiles
import TestSupport
import Testing
import XMLParsing

struct LoanProductFileTests {
    static let files = PackageRoot.xmlFiles(in: "rates/loans")

    /// A small product, to be changed in one place.
    static let small = """
        <loanProduct xmlns="https://commonwatt.org/schema/loan/1" id="small" name="Small"
            effectiveFrom="2026-01-01" currency="USD">
          <source document="None" read="2026-01-01">A test.</source>
          <rate percent="6" autopayDiscount="0.5"/>
          <amount from="100.00" to="5000.00"/>
          <term from="6" to="60"/>
          <schedule dueDay="5" dayCount="actual/365F" rounding="half-even" paymentRounding="up"/>
          <fee perPayment="1.50" prepaid="10.00" prepaidPercent="1"/>
          <lateFee flat="5.00" percent="4" choose="greater" graceDays="10"/>
          <chargeOff daysPastDue="90"/>
          <prepayment effect="recast"/>
          <paydown checkpoint="3" percent="20" method="reduced_principal" shortfall="carry"/>
          <servicing percent="1" of="interest"/>
          <example id="E" amount="100.00" payments="6" disbursed="2026-01-05">
            <expect payments="6"/>
          </example>
        </loanProduct>
        """

    private func read(
        _ text: String, _ schema: XMLSchema? = nil
    ) throws(Problems) -> LoanProduct {
        try LoanProductFile.read([UInt8](text.utf8), file: "small.xml", schema: schema)
    }

    private func schema() throws -> XMLSchema {
        try XMLSchema(PackageRoot.bytes(of: "rates/schema/loan.xsd"), named: "loan.xsd")
    }

    @Test func readsWhatItSays() throws {
        let product = try read(Self.small, schema())
        #expect(product.identity.id.rawValue == "small")
        #expect(product.identity.sources.map(\.note) == ["A test."])
        #expect(!product.identity.isIllustrative)
        #expect(product.rate.percent == "6")
        #expect(product.autopayDiscount.percent == "0.5")
        #expect(product.amounts == Money(cents: 100_00)...Money(cents: 5_000_00))
        #expect(product.periods == 6...60)
        #expect(product.calendar.dueDay == 5)
        #expect(product.calendar.dayCount == .actual365Fixed)
        #expect(product.calendar.rounding == .halfEven)
        #expect(product.calendar.paymentRounding == .up)
        #expect(product.fees.perPeriod == Money(cents: 150))
        #expect(product.prepaidCharge(on: Money(cents: 1_000_00)) == Money(cents: 20_00))
        #expect(product.ledger.chargeOffAfter == 90)
        #expect(
            product.ledger.lateFee
                == LateFee(
                    flat: Money(cents: 5_00), part: Ratio(billionths: 40_000_000),
                    choice: .greater, graceDays: 10))
        #expect(product.prepayment == .recast)
        #expect(product.paydown?.checkpoint == 3)
        #expect(product.paydown?.method == .reducedPrincipal)
        #expect(product.shortfall == .carry)
        #expect(product.servicing?.base == .interest)
    }

    @Test func leavesOutWhatNeedNotBeSaid() throws {
        let text = """
            <loanProduct xmlns="https://commonwatt.org/schema/loan/1" id="plain" name="Plain"
                effectiveFrom="2026-01-01" currency="USD">
              <source document="None" read="2026-01-01" illustrative="true"/>
              <rate percent="0"/>
              <amount from="1.00" to="1.00"/>
              <term from="1" to="1"/>
              <schedule dayCount="30/360"/>
            </loanProduct>
            """
        let product = try read(text, schema())
        #expect(product.identity.isIllustrative)
        #expect(product.fees == LoanProduct.Fees())
        #expect(product.ledger == LoanLedger.Terms())
        #expect(product.prepayment == .shorterTerm)
        #expect(product.paydown == nil)
        #expect(product.calendar.dueDay == nil)
    }

    @Test(arguments: files)
    func shippedProductsGiveTheirExamples(path: String) throws {
        let (product, examples) = try LoanProductFile.readWithExamples(
            PackageRoot.bytes(of: path), file: path, schema: schema())
        #expect(
            path == "rates/loans/\(product.identity.id)/\(product.identity.effective.start).xml")
        #expect(product.identity.isIllustrative)
        #expect(examples.count >= 2, "a shipped product needs worked loans")
        for example in examples {
            let differences = try example.differences(of: product)
            #expect(differences.isEmpty, "\(example.id): \(differences)")
        }
    }

    /// The comparison above is not blind.
    @Test func noticesAWrongFigure() throws {
        #expect(Self.files.count >= 2)
        let path = "rates/loans/solar-loan/2026-01-01.xml"
        let (product, examples) = try LoanProductFile.readWithExamples(
            PackageRoot.bytes(of: path), file: path, schema: schema())
        var example = try #require(examples.first)
        example.expected.payment = Money(cents: 130_13)
        example.expected.annualPercentageRate = "6.7381"
        example.expected.payments = 239
        #expect(
            try example.differences(of: product) == [
                "expected the payment to be 130.13, found 130.12",
                "expected the number of payments to be 239, found 240",
                "expected the annual percentage rate to be 6.7381, found 6.7380",
            ])
    }

    @Test(arguments: [
        ("<term from=\"6\" to=\"60\"/>", "", "1:1: <loanProduct>: the element <term> is missing"),
        (
            "percent=\"6\"", "percent=\"a\"",
            "4:3: <rate> percent: expected a plain decimal number, found \"a\" in it"
        ),
        (
            "percent=\"6\"", "percent=\"101\"",
            "4:3: <rate> percent: expected from 0 to 100, found 101"
        ),
        (
            "autopayDiscount=\"0.5\"", "autopayDiscount=\"7\"",
            "4:3: <rate> autopayDiscount: expected from 0 to 6, found 7"
        ),
        (
            "to=\"5000.00\"", "to=\"99.00\"",
            "5:3: <amount> to: expected at least 100.00, found 99.00"
        ),
        (
            "to=\"60\"", "to=\"5\"",
            "6:3: <term> to: expected a whole number from 6 to 1200, found \"5\""
        ),
        (
            "dueDay=\"5\"", "dueDay=\"29\"",
            "7:3: <schedule> dueDay: expected a whole number from 1 to 28, found \"29\""
        ),
        (
            "dueDay=\"5\"", "dueDay=\"5\" frequency=\"weekly\"",
            "7:3: <schedule> dueDay: a day of the month needs monthly or quarterly payments"
        ),
        (
            "dayCount=\"actual/365F\"", "dayCount=\"actual\"",
            "7:3: <schedule> dayCount: expected one of \"30/360\", \"actual/360\", "
                + "\"actual/365F\", \"actual/actual-ISDA\", \"actual/actual-year-end\", "
                + "\"actual/364\", found \"actual\""
        ),
        (
            "perPayment=\"1.50\"", "perPayment=\"-1\"",
            "8:3: <fee> perPayment: expected an amount of 0 or more, found -1.00"
        ),
        (
            "flat=\"5.00\" percent=\"4\" choose=\"greater\"", "",
            "9:3: <lateFee>: a flat amount or a percent is missing"
        ),
        (
            "choose=\"greater\"", "", "9:3: <lateFee> choose: the attribute is missing"
        ),
        (
            "daysPastDue=\"90\"", "daysPastDue=\"0\"",
            "10:3: <chargeOff> daysPastDue: expected a whole number from 1 to 3650, found \"0\""
        ),
        (
            "effect=\"recast\"", "effect=\"none\"",
            "11:3: <prepayment> effect: expected one of \"shorter-term\", \"recast\", "
                + "found \"none\""
        ),
        (
            "checkpoint=\"3\"", "checkpoint=\"6\"",
            "1:1: a loan of 100.00 in 6 payments cannot be made: the checkpoint must lie within "
                + "the loan's payments that it can shape, found 6"
        ),
        (
            "percent=\"1\" of=\"interest\"", "percent=\"1\" base=\"interest\"",
            "13:3: <servicing>: nothing is known of an attribute \"base\""
        ),
        (
            "payments=\"6\" disbursed=\"2026-01-05\"", "payments=\"6\"",
            "14:3: <example> disbursed: the attribute is missing"
        ),
        (
            "prepaid=\"10.00\"", "prepaid=\"100.00\"",
            "1:1: a loan of 100.00 in 6 payments cannot be made: the prepaid finance charge must "
                + "be from 0.00 to less than the principal of 100.00, found 101.00"
        ),
        (
            "currency=\"USD\"", "currency=\"dollar\"",
            "1:1: <loanProduct> currency: expected the code of a currency as in USD, found "
                + "\"dollar\""
        ),
    ])
    func saysWhatIsWrongAndWhere(text: String, changed: String, message: String) {
        let document = Self.small.replacing(text, with: changed)
        let error = #expect(throws: Problems.self) { try read(document) }
        #expect(error?.description == "small.xml:" + message)
        #expect(throws: Problems.self) { try read(document, schema()) }
    }

    @Test func collectsAllProblems() {
        let text = Self.small.replacing("percent=\"6\"", with: "percent=\"x\"")
            .replacing("from=\"6\"", with: "from=\"0\"")
            .replacing("<chargeOff ", with: "<chargeOf ")
        let error = #expect(throws: Problems.self) { try read(text) }
        #expect(error?.description.split(separator: "\n").count == 3)
    }
}
