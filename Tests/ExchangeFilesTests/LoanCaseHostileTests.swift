import Diagnostics
import ExchangeFiles
import TestSupport
import Testing

/// Whatever a case file says, it is worked out or refused; nothing in it ends the program.
struct LoanCaseHostileTests {
    private static let numbers = [
        "0", "1", "1", "2", "3", "3", "11", "12", "13", "24", "180", "600", "1199", "1200", "1201",
        "-1", "100",
        "1000000000000000", "999999999999999", "9223372036854775807", "1e30", "0.5", "null",
    ]
    private static let percents = ["0", "0.0000001", "6", "8.25", "30", "99.9999999", "100", "x"]
    private static let dates = [
        "1900-01-01", "2024-01-15", "2024-01-31", "2024-02-15", "2024-02-29", "2199-12-31",
        "2200-12-31",
    ]
    private static let starts = ["1900-01-01", "2024-01-15", "2024-01-29", "2024-01-31"]
    private static let firstDues = ["2024-02-15", "2024-02-29", "2024-02-29", "2190-12-31"]
    private static let words: [String: [String]] = [
        "kind": ["schedule", "simple_interest"],
        "frequency": ["monthly", "quarterly", "weekly", "biweekly"],
        "day_count": ["30/360", "actual/360", "actual/365F", "actual/actual-ISDA"],
        "rounding": ["half_up", "half_even"], "odd_first": ["inside", "separate"],
        "payment_basis": ["actual", "nominal"], "payment_rounding": ["up", "nearest"],
        "deferral_interest": ["capitalize_each", "capitalize_end", "none"],
        "shortfall": ["capitalize", "carry"], "fee_base": ["payment", "interest"],
    ]
    private static let optional = [
        "interest_only_periods", "deferral_periods", "amortization_periods", "step_every",
        "autopay_off_after", "fee_per_period_cents", "prepaid_finance_charge_cents",
        "charge_off_dpd", "due_day",
    ]

    @Test(arguments: Seed.many)
    func isWorkedOutOrRefused(seed: Seed) {
        var seed = seed
        for _ in 0..<10 {
            let text = Self.document(using: &seed)
            do {
                let loan = try LoanCase(Array(text.utf8), file: "case.json")
                #expect(!loan.scheduleCSV.isEmpty && !loan.summaryJSON.isEmpty)
                #expect(loan.notesCSV?.isEmpty != true)
            } catch {
                #expect(error.hasErrors, "\(text)")
            }
        }
    }

    private static func document(using seed: inout Seed) -> String {
        var fields = ["\"id\": \"x\"", "\"currency\": \"USD\""]
        for (key, choices) in words.sorted(by: { $0.key < $1.key }) {
            let isRequired = ["kind", "frequency", "day_count", "rounding"].contains(key)
            guard isRequired || Int.random(in: 0..<4, using: &seed) == 0 else { continue }
            fields.append("\"\(key)\": \"\(pick(choices, &seed))\"")
        }
        let principal = pick(["100000", "2500000", "1000000000000000", "1"], &seed)
        fields.append("\"principal_cents\": \(principal)")
        fields.append("\"annual_rate_pct\": \"\(pick(percents, &seed))\"")
        fields.append("\"n_periods\": \(pick(["1", "12", "24", "360", "1200"], &seed))")
        fields.append("\"disbursement_date\": \"\(pick(starts, &seed))\"")
        fields.append("\"first_due_date\": \"\(pick(firstDues, &seed))\"")
        for key in optional where Int.random(in: 0..<8, using: &seed) == 0 {
            fields.append("\"\(key)\": \(pick(numbers, &seed))")
        }
        for key in ["step_pct", "autopay_discount_pct", "servicing_fee_pct"]
        where Int.random(in: 0..<6, using: &seed) == 0 {
            fields.append("\"\(key)\": \"\(pick(percents, &seed))\"")
        }
        fields += parts(principal, &seed)
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private static func parts(_ principal: String, _ seed: inout Seed) -> [String] {
        var parts: [String] = []
        if Bool.random(using: &seed) { parts.append("\"allow_negative_amortization\": true") }
        if Int.random(in: 0..<4, using: &seed) == 0 {
            parts.append(
                """
                "solar_paydown": {"checkpoint_n": \(pick(numbers, &seed)), \
                "target_pct": "\(pick(percents, &seed))", \
                "method": "\(pick(["pv", "reduced_principal"], &seed))"}
                """)
        }
        if Int.random(in: 0..<3, using: &seed) == 0 {
            let prepayment = """
                {"after_n": \(pick(numbers, &seed)), "amount_cents": \(pick(numbers, &seed)), \
                "recast": \(Bool.random(using: &seed))}
                """
            parts.append("\"prepayments\": [\(prepayment), \(prepayment)]")
        }
        if Int.random(in: 0..<4, using: &seed) == 0 {
            parts.append("\"notes_cents\": [\(principal)]")
        }
        if Int.random(in: 0..<2, using: &seed) == 0 {
            let events = (0..<6).map { _ in
                """
                {"type": "\(pick(["payment", "quote", "status"], &seed))", \
                "date": "\(pick(dates, &seed))"\(pick(["", ", \"amount_cents\": 1",
                    ", \"amount_cents\": \"payoff\"", ", \"amount_cents\": 99999"], &seed))}
                """
            }
            parts.append("\"events\": [\(events.joined(separator: ", "))]")
        }
        return parts
    }

    private static func pick(_ choices: [String], _ seed: inout Seed) -> String {
        choices[Int.random(in: choices.indices, using: &seed)]
    }
}
