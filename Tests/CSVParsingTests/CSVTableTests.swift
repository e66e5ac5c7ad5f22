import CSVParsing
import Diagnostics
import Testing

struct CSVTableTests {
    enum Column: String, CaseIterable {
        case id, name, amount, note
    }

    struct NotAnAmount: Error, CustomStringConvertible {
        let text: String
        var description: String { "expected an amount, found \"\(text)\"" }
    }

    @Test func readsColumnsInAnyOrder() throws {
        let rows = try read("name,note,id\nAda,,01\n,,\n\"B, C\",x,02\n")
        #expect(rows == ["01 Ada - nil", "02 B, C x nil"])
    }

    @Test(arguments: [
        ("", "m.csv:1:1: the file is empty, expected a header with the columns id, name"),
        (
            "id,nam,name\n",
            "m.csv:1:4: unknown column \"nam\", expected one of amount, note"
        ),
        ("id,name,id\n", "m.csv:1:9: column \"id\" stands twice"),
        ("note\n", "m.csv:1:1: missing column \"id\"\nm.csv:1:1: missing column \"name\""),
        ("id;name\n1;2\n", "m.csv:1:1: expected columns separated by commas, found semicolons"),
        ("id\tname\n1\t2\n", "m.csv:1:1: expected columns separated by commas, found tabs"),
        (
            "id,name,amount,note,more\n", "m.csv:1:21: unknown column \"more\""
        ),
        (
            "id,name\n1\n2,b\n3,c,d\n",
            "m.csv:2:1: expected 2 fields as in the header, found 1\n"
                + "m.csv:4:1: expected 2 fields as in the header, found 3"
        ),
        (
            "id,name,amount\n,b,1\n2,c,x\n",
            "m.csv:2:1: id: expected a value, found nothing\n"
                + "m.csv:3:5: amount: expected an amount, found \"x\""
        ),
        (
            "id,name,amount\n2,c,x\n3,d,\"\n",
            "m.csv:2:5: amount: expected an amount, found \"x\"\n"
                + "m.csv:3:5: the quoted field that begins here is never closed"
        ),
    ])
    func collectsProblems(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(text) }
        #expect(problems?.description == message)
    }

    private func read(_ text: String) throws -> [String] {
        let reader = CSVReader(Array(text.utf8), file: "m.csv")
        var table = try CSVTable<Column>(reader, required: [.id, .name])
        var rows: [String] = []
        while try table.next() {
            let id = table.required(.id) { $0 }
            let amount = table.optional(.amount) { text throws(NotAnAmount) in
                guard let value = Int(text) else { throw NotAnAmount(text: text) }
                return value
            }
            let cents = amount.map(String.init) ?? "nil"
            rows.append("\(id ?? "") \(table[.name] ?? "-") \(table[.note] ?? "-") \(cents)")
        }
        try table.finish()
        return rows
    }
}
