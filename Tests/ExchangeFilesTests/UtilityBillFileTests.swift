import Diagnostics
import ExchangeFiles
import Quantities
import Testing

struct UtilityBillFileTests {
    private func read(_ text: String) throws(Problems) -> UtilityBillFile {
        try UtilityBillFile(Array(text.utf8), file: "u.csv")
    }

    @Test func readsBills() throws {
        let file = try read("account,month,kwh,amount\n007,2026-06,640.5,78.20\n8,2026-06,,55\n")
        #expect(file.bills.map(\.account) == ["007", "8"])
        #expect(file.bills.map { $0.used?.description } == ["640.5", nil])
        #expect(file.bills.map { $0.amount?.description } == ["78.20", "55.00"])
        #expect(file.bills.map(\.month.description) == ["2026-06", "2026-06"])
        #expect(try read("month,account,kwh\n2026-06,1,2\n").bills.count == 1)
    }

    @Test(arguments: [
        (
            "account,month\n1,2026-06\n",
            "u.csv:1:1: expected a column \"kwh\" or \"amount\", found "
                + "neither"
        ),
        (
            "account,month,kwh\n1,2026-06,1\n2,2026-06,1\n1,2026-06,2\n",
            "u.csv:4:1: account: \"1\" already has a bill for 2026-06 on line 2"
        ),
        (
            "account,month,kwh\n1,2026-6,1.x\n",
            "u.csv:2:3: month: expected a month as in 2026-06, found \"2026-6\", which may be "
                + "2026-06; format the column as text before it is filled in, and write it so\n"
                + "u.csv:2:10: kwh: expected a plain decimal number, found \"x\" in it"
        ),
        (
            "account,month,kwh,amount\n1,2026-06,\"1,204.50\",$142.00\n",
            "u.csv:2:11: kwh: expected a plain decimal number, found \",\" in it; write 1204.50\n"
                + "u.csv:2:22: amount: expected a plain decimal number, found \"$\" in it; write "
                + "142.00"
        ),
        (
            "account,amount,month\n1,-$5.00,2026-06\n2,\"1.204,50\",2026-06\n3,--5,2026-06\n",
            "u.csv:2:3: amount: expected a plain decimal number, found \"$\" in it; write -5.00\n"
                + "u.csv:3:3: amount: expected at most 2 decimals\n"
                + "u.csv:4:3: amount: expected a plain decimal number, found \"-\" in it"
        ),
        (
            "account,month,kwh\n1,2026-06,5\n2,2026-06,-12.5\n3,2026-06,-1\n4,2026-06,0\n",
            "u.csv:3:11: kwh: use is not below zero, found -12.5; write 0 where the account gave "
                + "more than it took, or leave it empty (and 1 more like it, in line 4)"
        ),
        (
            "account,month,kwh,amount\n1,2026-06,,\n",
            "u.csv:2:1: expected a value in kwh or amount, found neither"
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(text) }
        #expect(problems?.description == message)
    }
}
