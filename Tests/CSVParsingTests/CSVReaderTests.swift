import CSVParsing
import Diagnostics
import Testing

struct CSVReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]),
        ("\"a,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\n", [["a,1", "say \"hi\"", "two\r\nlines"]]),
        ("\"\"\"\"\n", [["\""]]),
        ("\"\",x\n", [["", "x"]]),
        ("a,\n,b\n,\n", [["a", ""], ["", "b"], ["", ""]]),
        ("\n\na\n\n\r\n", [["a"]]),
        ("007,Łódź, x \n", [["007", "Łódź", " x "]]),
        ("\"closed at the end\"", [["closed at the end"]]),
        ("", []),
        ("\u{FEFF}", []),
    ])
    func readsRows(text: String, rows: [[String]]) throws {
        #expect(try read(Array(text.utf8)) == rows)
    }

    /// However the bytes arrive, the rows are the same.
    @Test(arguments: 1...9)
    func readsTheSameInChunks(size: Int) throws {
        let text = "\u{FEFF}a,\"b\"\"\r\nb\",ć\r\n\r\nd,\"\",f\r\n1.5,-2,\"x\""
        let bytes = Array(text.utf8)
        let whole = try read(bytes)
        var position = 0
        var reader = CSVReader(file: "x.csv") {
            let chunk = Array(bytes[position..<min(bytes.count, position + size)])
            position += chunk.count
            return chunk
        }
        var rows: [[String]] = []
        while try reader.next() { rows.append((0..<reader.count).map { reader.text($0) }) }
        #expect(rows == whole)
        #expect(whole == [["a", "b\"\r\nb", "ć"], ["d", "", "f"], ["1.5", "-2", "x"]])
    }

    @Test(arguments: [
        (
            "a,b\"c\n",
            "x.csv:1:4: found a quote inside a field, expected the whole field in quotes and the "
                + "quote in it doubled"
        ),
        (
            "a\n\"b\"c\n",
            "x.csv:2:4: expected \",\" or the end of the row after a closing quote; a quote inside "
                + "a quoted field is doubled"
        ),
        ("a\nb,\"c\nd\n", "x.csv:2:3: the quoted field that begins here is never closed"),
        ("a\nb\0\n", "x.csv:2:2: expected text, found a zero byte"),
        ("a\n\"b\n\0\"", "x.csv:3:1: expected text, found a zero byte"),
    ])
    func saysWhatIsNotCSV(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(Array(text.utf8)) }
        #expect(problems?.description == message)
    }

    @Test(
        arguments: [
            (
                [0x61, 0x0A, 0x62, 0x2C, 0xE9, 0x0A],
                "x.csv:2:3: expected UTF-8 text, found the byte 0xE9; save the file "
                    + "as \"CSV UTF-8\""
            ),
            (
                [0xFF, 0xFE, 0x61, 0x00],
                "x.csv:1:1: expected UTF-8 text, found UTF-16; save the file as \"CSV UTF-8\""
            ),
            (
                Array("<?xml version=\"1.0\"?>".utf8),
                "x.csv:1:1: expected comma-separated values, found XML; is this the right file?"
            ),
            (
                [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
                "x.csv:1:1: expected comma-separated values, found a spreadsheet or another ZIP "
                    + "archive; save the sheet as \"CSV UTF-8\""
            ),
            (
                Array("%PDF-1.7".utf8),
                "x.csv:1:1: expected comma-separated values, found a PDF; is this the right file?"
            ),
        ] as [([UInt8], String)])
    func refusesWhatIsNotUTF8(bytes: [UInt8], message: String) {
        let problems = #expect(throws: Problems.self) { try read(bytes) }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        ("abcdef", CSVLimits(fieldBytes: 5), "x.csv:1:1: a field may have at most 5 bytes"),
        ("a,\"bcdefg\"", CSVLimits(fieldBytes: 5), "x.csv:1:4: a field may have at most 5 bytes"),
        ("a,b,c,d", CSVLimits(columns: 3), "x.csv:1:7: a row may have at most 3 columns"),
        ("a\nb,cdef", CSVLimits(rowBytes: 5), "x.csv:2:1: a row may have at most 5 bytes"),
        ("a\nb\nc\n", CSVLimits(bytes: 5), "x.csv:1:1: the file may have at most 5 bytes"),
    ])
    func keepsItsLimits(text: String, limits: CSVLimits, message: String) {
        let problems = #expect(throws: Problems.self) { try read(Array(text.utf8), limits: limits) }
        #expect(problems?.description == message)
    }

    /// A quote that is never closed must not draw a whole stream into memory.
    @Test func stopsAnEndlessField() {
        var asked = 0
        let problems = #expect(throws: Problems.self) {
            var reader = CSVReader(file: "x.csv", limits: CSVLimits(rowBytes: 1000)) {
                asked += 1
                return Array("\"never closed\"".utf8)
            }
            while try reader.next() {}
        }
        #expect(problems?.description == "x.csv:1:1: a row may have at most 1000 bytes")
        #expect(asked < 100)
    }

    @Test func knowsThePlaceOfEachField() throws {
        var reader = CSVReader(
            Array("id,note\n7,\"x\r\ny\",z,\"q\"\nlast\n".utf8), file: "x.csv")
        #expect(try reader.next())
        #expect(reader.place(of: 1).description == "x.csv:1:4")
        #expect(try reader.next())
        #expect(
            (0..<4).map { reader.place(of: $0).description } == [
                "x.csv:2:1", "x.csv:2:3", "x.csv:3:4", "x.csv:3:6",
            ])
        #expect(try reader.next())
        #expect(reader.place.description == "x.csv:4:1")
    }

    @Test(
        arguments: [
            ("12.5", 6, 12_500_000), ("-0.000001", 6, -1), ("0", 0, 0), ("\"7\"", 2, 700),
            ("007", 2, 700), ("999999999999", 6, 999_999_999_999_000_000), ("1.50", 2, 150),
            ("1.500", 2, nil), ("1e3", 2, nil), ("", 2, nil), ("-", 2, nil), (".5", 2, nil),
            ("5.", 2, nil), ("+5", 2, nil), (" 5", 2, nil), ("1,5", 2, 100),
            ("9999999999999999999", 0, nil), ("1234567890123", 6, nil), ("--1", 2, nil),
        ] as [(String, Int, Int64?)])
    func readsPlainDecimals(text: String, decimals: Int, value: Int64?) throws {
        var reader = CSVReader(Array("\(text),x".utf8), file: "x.csv")
        #expect(try reader.next())
        #expect(reader.decimal(0, decimals: decimals) == value)
    }

    /// No bytes make it trap or go on for ever.
    @Test func survivesAnyBytes() {
        var state: UInt64 = 7
        let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC5, 0x82, 0xFF, 0xEF, 0xBB, 0xBF]
        for _ in 0..<20_000 {
            let length = Int(truncatingIfNeeded: state >> 60)
            let bytes = (0..<length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 33) % alphabet.count]
            }
            state &+= 0x9E37_79B9_7F4A_7C15
            do { _ = try read(bytes) } catch { #expect(!error.all.isEmpty) }
        }
    }

    private func read(
        _ bytes: [UInt8], limits: CSVLimits = .standard
    ) throws(Problems) -> [[String]] {
        var reader = CSVReader(bytes, file: "x.csv", limits: limits)
        var rows: [[String]] = []
        while try reader.next() {
            for index in 0..<reader.count { _ = reader.place(of: index) }
            rows.append((0..<reader.count).map { reader.text($0) })
        }
        return rows
    }
}
