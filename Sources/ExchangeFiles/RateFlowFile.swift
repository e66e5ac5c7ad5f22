public import Diagnostics
import JSONParsing
public import Lending
import Quantities

/// Advances and payments in unit periods, as the examples of Regulation Z, Appendix J are given.
public struct RateFlowFile: Sendable {
    public let flows: [CashFlow]
    /// Unit periods a year.
    public let perYear: YearFraction
    /// The annual percentage rate to four decimals.
    public let percent: String

    /// Reads the flows and finds their rate; `file` names them in the places of problems.
    public init(_ bytes: [UInt8], file: String) throws(Problems) {
        let root = try JSONValue.read(bytes, file: file, limits: .loanCase)
        let collected = CaseProblems()
        guard let fields = CaseFields(root, collected) else { throw collected.problems }
        for key in ["id", "title", "published_apr_pct", "oracle_apr_pct", "provenance"] {
            _ = fields.text(key, fields.optional(key))
        }
        for key in ["consummation", "first_payment"] {
            _ = fields.date(key, fields.optional(key))
        }
        let perYear = fields.fraction(
            "unit_periods_per_year", fields.required("unit_periods_per_year"), limit: 366)
        _ = fields.required("advances")
        _ = fields.required("payments")
        for key in ["advances", "payments"]
        where fields.elements(key, fields.optional(key)).count > Self.flowLimit {
            fields.report("more than \(Self.flowLimit) flows cannot be read", of: key)
        }
        try collected.problems.throwIfAny()
        let advances = fields.objects("advances") { $0.flows(sign: -1) }.flatMap { $0 }
        let payments = fields.objects("payments") { $0.flows(sign: 1) }.flatMap { $0 }
        fields.refuseUnknown()
        if let perYear, perYear.numerator == 0 {
            fields.report(
                "\"unit_periods_per_year\" must be more than 0", of: "unit_periods_per_year")
        }
        if advances.count + payments.count > Self.flowLimit {
            fields.report("more than \(Self.flowLimit) flows cannot be read", of: "payments")
        }
        guard let perYear, !collected.problems.hasErrors else { throw collected.problems }
        guard let rate = AnnualPercentageRate(advances + payments, perYear: perYear) else {
            throw Problems(
                "no annual percentage rate makes the payments worth what is advanced",
                at: fields.place(of: "payments"))
        }
        flows = advances + payments
        self.perYear = perYear
        percent = rate.percent
    }

    private static let flowLimit = 2_400
}

extension CaseFields {
    /// The flows that one object stands for: `count` of them, a unit period apart.
    fileprivate func flows(sign: Int64) -> [CashFlow]? {
        let amount = cents("amount_cents", required("amount_cents"))
        let start = count("t", required("t"))
        let odd = fraction("f", required("f"), limit: 1)
        let many = count("count", optional("count")) ?? 1
        guard let amount, let start, let odd else { return nil }
        guard (0...1_200).contains(start), (1...1_200).contains(many) else {
            report("\"t\" must be from 0 to 1200 and \"count\" from 1 to 1200", of: "t")
            return nil
        }
        return (start..<(start + many)).map {
            CashFlow(Money(cents: sign * amount.cents), period: $0, odd: odd)
        }
    }

    /// A fraction in a text, as in `"19/30"` or `"12"`, from 0 to `limit`.
    fileprivate func fraction(_ key: String, _ value: JSONValue?, limit: Int64) -> YearFraction? {
        guard let text = text(key, value) else { return nil }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? Int32(part).map(Int64.init) : nil
        }
        let denominator = numbers.count == 2 ? numbers[1] : 1
        guard let numerator = numbers.first, numbers.count == parts.count, denominator > 0,
            numerator <= limit * denominator, denominator <= 366
        else {
            report(
                "\"\(key)\" must be a fraction from 0 to \(limit) as in \"19/30\", "
                    + "found \(Excerpt(text))", of: key)
            return nil
        }
        return YearFraction(numerator, denominator)
    }
}
