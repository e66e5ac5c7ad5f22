import CSVParsing
import Testing

struct CSVWriterTests {
    @Test func quotesWhatNeedsQuotes() {
        var writer = CSVWriter()
        writer.row(["name", "amount", "note"])
        writer.text("Łódź, \"Solar\"")
        writer.value(-12)
        writer.nothing()
        writer.endRow()
        #expect(writer.contents == "name,amount,note\r\n\"Łódź, \"\"Solar\"\"\",-12,\r\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("a=1", "a=1"),
        ("", ""), ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠SUM(A1)", "'＠SUM(A1)"),
        ("\u{200B}=1", "'\u{200B}=1"), ("\u{FEFF}@A", "'\u{FEFF}@A"), ("=\u{301}1", "'=\u{301}1"),
        ("\u{301}=1", "'\u{301}=1"), (" =1", "' =1"), ("\u{A0}\u{2003}+1", "'\u{A0}\u{2003}+1"),
        ("\t", "'\t"), ("\u{AD}=1", "'\u{AD}=1"), ("\u{3164}=1", "'\u{3164}=1"),
        ("\n=1", "\"'\n=1\""), ("\u{2212}1", "'\u{2212}1"), ("a+1", "a+1"), ("é=1", "é=1"),
    ])
    func defusesFormulas(text: String, written: String) {
        var writer = CSVWriter()
        writer.text(text)
        #expect(writer.contents == written)
    }

    @Test func writesInPieces() {
        var writer = CSVWriter()
        writer.row(["a", "b"])
        #expect(writer.takeBytes() == Array("a,b\r\n".utf8))
        writer.row(["c", "d"])
        #expect(writer.takeBytes() == Array("c,d\r\n".utf8))
        #expect(writer.bytes.isEmpty)
    }

    @Test(arguments: ["plain", "a,b", "two\r\nlines", "\"", "\"\"", " blanks ", "ąć", "a\"b,c\nd"])
    func isReadBack(text: String) throws {
        var writer = CSVWriter()
        writer.row([text, "x", text])
        var reader = CSVReader(writer.bytes, file: "x.csv")
        #expect(try reader.next())
        #expect((0..<reader.count).map { reader.text($0) } == [text, "x", text])
        #expect(try !reader.next())
    }
}
