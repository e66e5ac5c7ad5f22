import Diagnostics
import ExchangeFiles
import Testing

/// Bad cases, each refused by name and place.
struct LoanCaseRefusalTests {
    private static let good = """
        {
         "kind": "schedule", "frequency": "monthly", "day_count": "30/360",
         "rounding": "half_up", "currency": "USD", "id": "x", "title": "a case",
         "principal_cents": 100000,
         "annual_rate_pct": "6",
         "n_periods": 12,
         "disbursement_date": "2024-01-15",
         "first_due_date": "2024-02-15"
        }
        """

    private func message(replacing old: String, with new: String) -> String? {
        let text = Self.good.replacing(old, with: new)
        return #expect(throws: Problems.self) {
            _ = try LoanCase(Array(text.utf8), file: "case.json")
        }?.description
    }

    @Test func theCaseItselfIsGood() throws {
        let loan = try LoanCase(Array(Self.good.utf8), file: "case.json")
        #expect(loan.scheduleCSV.hasPrefix("n,due_date,days,payment,"))
        #expect(loan.notesCSV == nil)
    }

    @Test(arguments: [
        (": 100000", ": -1", "case.json:4:21: \"principal_cents\" must not be negative, found -1"),
        (
            ": 100000", ": 0",
            "case.json:4:21: the principal must be from 0.01 to "
                + "10000000000000.00, found 0.00"
        ),
        (
            ": 100000", ": 1.5",
            "case.json:4:21: \"principal_cents\" must be a whole number, "
                + "found \"1.5\""
        ),
        (": 12,", ": 0,", "case.json:6:15: a loan must have from 1 to 1200 periods, found 0"),
        (
            ": 12,", ": 1201,",
            "case.json:6:15: a loan must have from 1 to 1200 periods, "
                + "found 1201"
        ),
        (
            "30/360", "30/365",
            "case.json:2:59: unknown day_count \"30/365\", expected one of "
                + "\"30/360\", \"actual/360\", \"actual/365F\", \"actual/actual-ISDA\""
        ),
        ("\"title\"", "\"titel\"", "case.json:3:55: unknown field \"titel\""),
        ("\"6\"", "6", "case.json:5:21: \"annual_rate_pct\" must be a text, found a number"),
        (
            "\"6\"", "\"6%\"",
            "case.json:5:21: \"annual_rate_pct\": expected a plain decimal "
                + "number, found \"%\" in it"
        ),
        (
            "2024-02-15", "2024-02-30",
            "case.json:8:20: \"first_due_date\": the calendar from 1900 "
                + "to 2200 has no such day: \"2024-02-30\""
        ),
        (" \"n_periods\": 12,", "", "case.json:1:1: expected the field \"n_periods\", found none"),
        (
            ": 12,", ": 12, \"step_every\": 1, \"step_pct\": \"100\",",
            "case.json:2:10: payment 1 of 0.26 is less than its interest of 5.00, which the "
                + "contract does not allow"
        ),
        (
            ": 12,", ": 12, \"deferral_periods\": 2,",
            "case.json:6:39: deferred periods need the "
                + "field \"deferral_interest\""
        ),
        (
            ": 12,", ": 12, \"step_every\": 1,",
            "case.json:6:33: \"step_every\" and \"step_pct\" go "
                + "together, found only one"
        ),
        (
            ": 12,", ": 12, \"events\": [],",
            "case.json:6:29: \"events\" are posted to a ledger: "
                + "\"kind\" must be \"simple_interest\""
        ),
        (
            ": 12,", ": 12, \"notes_cents\": [1],",
            "case.json:6:34: the notes must sum to the "
                + "principal of 1000.00, found 0.01"
        ),
        (
            ": 12,", ": 12, \"prepayments\": [{\"after_n\": 1, \"amount_cents\": 1, \"x\": 1}],",
            "case.json:6:69: unknown field \"x\""
        ),
        (
            "\"schedule\"",
            "\"simple_interest\", \"events\": [{\"type\": \"payment\", "
                + "\"date\": \"2024-02-15\", \"amount_cents\": 200000}]",
            "case.json:2:39: the payment of 2000.00 on 2024-02-15 is more than the 1005.00 that "
                + "pays the loan off"
        ),
    ])
    func refuses(old: String, new: String, message: String) {
        #expect(self.message(replacing: old, with: new) == message)
    }

    @Test(arguments: [
        (
            "\"12\"", "\"x\"",
            "flows.json:1:27: \"unit_periods_per_year\" must be a fraction from 0 "
                + "to 366 as in \"19/30\", found \"x\""
        ),
        ("\"12\"", "\"0\"", "flows.json:1:27: \"unit_periods_per_year\" must be more than 0"),
        (
            "\"t\": 1,", "\"t\": -1,",
            "flows.json:3:41: \"t\" must be from 0 to 1200 and \"count\" "
                + "from 1 to 1200"
        ),
        (
            "110", "0",
            "flows.json:3:13: no annual percentage rate makes the payments worth what "
                + "is advanced"
        ),
    ])
    func refusesFlows(old: String, new: String, message: String) {
        let text = """
            {"unit_periods_per_year": "12",
            "advances": [{"amount_cents": 100, "t": 0, "f": "0"}],
            "payments": [{"amount_cents": 110, "t": 1, "f": "0"}]}
            """.replacing(old, with: new)
        let error = #expect(throws: Problems.self) {
            _ = try RateFlowFile(Array(text.utf8), file: "flows.json")
        }
        #expect(error?.description == message)
    }
}
