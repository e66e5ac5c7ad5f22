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
        (
            "id,name,amount\nZoë 😀,Ané,x\n",
            "m.csv:2:11: amount: expected an amount, found \"x\""
        ),
        ("id,name,id\n", "m.csv:1:9: column \"id\" stands twice"),
        ("note\n", "m.csv:1:1: missing columns \"id\", \"name\""),
        (
            "id,Who,name,What\n",
            "m.csv:1:4: unknown columns \"Who\", \"What\", expected some of amount, note"
        ),
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

    private func names(_ columns: [String], where conditions: [String] = []) -> CSVColumnNames {
        var names = CSVColumnNames()
        for column in columns { #expect(names.name(column) != nil) }
        for condition in conditions { #expect(names.require(condition) != nil) }
        return names
    }

    @Test func readsColumnsOfOtherNames() throws {
        let text = """
            "Name : Ann",,,,
            "Account : 1",,,,
            "Meter","First Name","Last Name",amount,"Note "
            7,Ann,Archer,3,n
            8,Bo,Bell,4,n
            7,Cy,,5,n

            """
        let found = names(["id=Meter", "name=First Name+Last Name"], where: ["Meter=7"])
        #expect(try read(text, named: found) == ["7 Ann Archer - 3", "7 Cy  - 5"])
        var table = try CSVTable<Column>(
            CSVReader(Array(text.utf8), file: "m.csv"), required: [.id], named: found)
        #expect(try table.next())
        #expect(
            table.remark?.description
                == "m.csv:3:1: warning: left out 2 lines before the header, and the column \"Note\""
        )
    }

    @Test(arguments: [
        (["id=Meter"], "m.csv:2:1: missing column \"name\""),
        (
            ["id=Metre", "name=Who"],
            "m.csv:2:1: found no header with the columns that are named; missing: \"Metre\""
        ),
        (
            ["start=Who"],
            "there is no column \"start\" to be named, expected some of id, name, amount, note"
        ),
    ])
    func saysWhichOtherNamesAreMissing(columns: [String], message: String) {
        let problems = #expect(throws: Problems.self) {
            try read("title\nMeter,Who\n7,Ann\n", named: names(columns))
        }
        #expect(problems?.description == message)
    }

    @Test(arguments: ["", "kwh", "=a", "kwh=", "kwh=+", "kwh=a+", "a=b"])
    func takesNoOtherWords(text: String) {
        var names = names(["a=x"])
        #expect(names.name(text) == nil)
        #expect(names == self.names(["a=x"]))
    }

    private func read(
        _ text: String, named names: CSVColumnNames = CSVColumnNames()
    ) throws -> [String] {
        let reader = CSVReader(Array(text.utf8), file: "m.csv")
        var table = try CSVTable<Column>(reader, required: [.id, .name], named: names)
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
