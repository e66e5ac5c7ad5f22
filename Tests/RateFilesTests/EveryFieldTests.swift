import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Whatever a file of rates says comes out, in what is read of it or in a remark: a file in which
/// one field says nothing is not told as the whole one is.
struct EveryFieldTests {
    private let options: URDBFile.Options

    init() throws {
        options = try URDBSample.options()
    }

    // MARK: - Rate database

    /// A rate with every field that charges are read from, each saying something of its own.
    private static let rate: [String: String] = [
        "label": "\"0123456789abcdef01234567\"", "_id": "\"fedcba9876543210fedcba98\"",
        "utility": "\"Utility\"", "eiaid": "1234", "name": "\"Rate\"",
        "sector": "\"Commercial\"", "servicetype": "\"Delivery\"",
        "uri": "\"https://example.org/rate\"", "source": "\"https://example.org/book.pdf\"",
        "sourceparent": "\"https://example.org/books\"", "description": "\"For all.\"",
        "supersedes": "\"89abcdef0123456789abcdef\"", "country": "\"CAN\"", "state": "\"ON\"",
        "startdate": "\"2026-01-01\"", "enddate": "\"2026-12-30\"", "dgrules": "\"Net Metering\"",
        "energyratestructure":
            "[[{\"rate\": 0.1, \"adj\": 0.02, \"max\": 500, \"unit\": \"kWh daily\"}, "
            + "{\"rate\": 0.2, \"sell\": 0.07, \"unit\": \"kWh daily\"}], [{\"rate\": 0.3}]]",
        "energyweekdayschedule": URDBSample.schedule(hours: 15..<20),
        "energyweekendschedule": URDBSample.schedule(hours: 16..<18),
        "fueladjustmentsmonthly":
            "[0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.11, 0.12]",
        "demandratestructure":
            "[[{\"rate\": 4, \"adj\": 0.5, \"max\": 10}, {\"rate\": 5}], [{\"rate\": 9}]]",
        "demandweekdayschedule": URDBSample.schedule(hours: 12..<14),
        "demandweekendschedule": URDBSample.schedule(hours: 13..<14),
        "demandrateunit": "\"hp\"", "demandwindow": "30", "demandreactivepowercharge": "0.35",
        "demandratchetpercentage":
            "[0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.6, 0.6, 0.5, 0.5, 0.5, 0.5]",
        "lookbackpercent": "0.8", "lookbackrange": "5",
        "lookbackmonths":
            "[false, false, false, false, false, true, true, true, false, false, false, false]",
        "flatdemandstructure": "[[{\"rate\": 6}], [{\"rate\": 7}]]",
        "flatdemandmonths": "[0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0]", "flatdemandunit": "\"kVA\"",
        "coincidentratestructure": "[[{\"rate\": 0}], [{\"rate\": 3}]]",
        "coincidentrateschedule": URDBSample.schedule(hours: 17..<18),
        "coincidentrateunit": "\"kVA\"", "fixedchargefirstmeter": "7.5",
        "fixedmonthlycharge": "8.5", "fixedchargeeaaddl": "1.5", "fixedchargeunits": "\"$/day\"",
        "mincharge": "20", "minchargeunits": "\"$/day\"", "minmonthlycharge": "21",
        "annualmincharge": "240", "voltagecategory": "\"Primary\"",
        "energycomments": "\"In words.\"", "is_default": "true", "oddity": "1",
        "odd_rate": "2",
    ]

    /// What is told of the rate without one of its fields, the rest in its old place.
    private func told(without name: String?) -> Told<Tariff> {
        // What comes last has no comma after it.
        var text = URDBSample.rate(Self.rate.merging(["~": "0"]) { old, _ in old })
        if let name, let value = Self.rate[name],
            let range = text.range(of: "\"\(name)\": \(value),")
        {
            text.put("", at: range)
        }
        return Told { [options] () throws(Problems) in
            try URDBFile.read(Array(text.utf8), file: "rate.json", options: options)
        }
    }

    @Test(arguments: rate.keys.sorted())
    func everyFieldOfARateIsTold(name: String) {
        #expect(told(without: name) != told(without: nil))
    }

    /// A field whose partner is not there is not passed over either.
    @Test(arguments: rate.keys.sorted())
    func everyFieldOfARateIsToldAlone(name: String) throws {
        let value = try #require(Self.rate[name])
        let nothing = "null".padding(toLength: max(4, value.count), withPad: " ", startingAt: 0)
        let told = [value, nothing].map { value in
            Told { [options] () throws(Problems) in
                let text = URDBSample.rate([name: value])
                return try URDBFile.read(Array(text.utf8), file: "rate.json", options: options)
            }
        }
        #expect(told[0] != told[1])
    }

    @Test func aRateOfEveryFieldIsRead() { #expect(told(without: nil).isRead) }

    // MARK: - Own forms

    /// The parts of a text that `read` tells the same without, or with something else there.
    private func untold<Value: Equatable>(
        among parts: [Range<String.Index>], of text: String,
        instead: [(Substring) -> String], read: (String) throws(Problems) -> Value
    ) -> [Substring] {
        let whole = Told { () throws(Problems) in try read(text) }
        #expect(whole.isRead)
        return parts.filter { part in
            instead.allSatisfy { instead in
                var other = text
                other.put(instead(text[part]), at: part)
                return Told { () throws(Problems) in try read(other) } == whole
            }
        }.map { text[$0] }
    }

    /// The attributes of a file, but those that say what kind of file it is, and a note on an
    /// example, which is for those who read the file.
    private func attributes(of text: String) -> [Range<String.Index>] {
        text.matches(of: #/ [A-Za-z]+="[^"]*"/#).map(\.range).filter { range in
            ![" xmlns=", " encoding=", " note="].contains { text[range].hasPrefix($0) }
        }
    }

    /// An attribute may say what holds without it, so another value is tried as well.
    private let insteadOfAttribute: [(Substring) -> String] = [
        { _ in "" }, { $0.prefix { $0 != "\"" } + "\"" + $0.drop { $0 != "\"" }.other },
    ]

    @Test func everyAttributeOfALoanProductIsTold() {
        let text = LoanProductFileTests.small
        let untold = untold(
            among: attributes(of: text), of: text, instead: insteadOfAttribute
        ) { text throws(Problems) in
            let file = try LoanProductFile.readWithExamples(
                Array(text.utf8), file: "a.xml", schema: nil)
            return Pair(file.product, file.examples)
        }
        #expect(untold == [])
    }

    @Test(arguments: PackageRoot.xmlFiles(in: "rates/programs"))
    func everyAttributeOfAProgramIsTold(path: String) throws {
        let text = try String(decoding: PackageRoot.bytes(of: path), as: UTF8.self)
        let untold = untold(
            among: attributes(of: text), of: text, instead: insteadOfAttribute
        ) { text throws(Problems) in
            let file = try ProgramFile.readWithExamples(
                Array(text.utf8), file: "a.xml", schema: nil)
            return Pair(file.program, file.examples)
        }
        #expect(untold == [])
    }

    // MARK: - Rate plans

    /// Elements with nothing but a text in them: what they say is in the tariff or in a remark.
    @Test func everyElementOfAPlanIsTold() throws {
        let text = IEDRReadingTests.old
        let texts = text.matches(of: #/<(?<name>[A-Za-z]+)>(?<text>[^<>]+)<\/\k<name>>/#).map {
            $0.output.text.startIndex..<$0.output.text.endIndex
        }
        let date = try CivilDate("2024-06-10")
        let untold = untold(among: texts, of: text, instead: [\.other]) {
            text throws(Problems) in
            try IEDRText.read(text).tariffs(on: date, with: [], for: IEDRCustomer())
        }
        // What kind of document it is, and the class and the code that stand above the plan and
        // in it.
        #expect(untold == ["TariffBook", "8", "SC08-1"])
    }
}

/// What a reader tells of a file.
private enum Told<Value: Equatable>: Equatable {
    case read(Value)
    case refused(String)

    init(_ read: () throws(Problems) -> Value) {
        do throws(Problems) {
            self = .read(try read())
        } catch {
            self = .refused("\(error)")
        }
    }

    var isRead: Bool {
        switch self {
        case .read: true
        case .refused: false
        }
    }
}

private struct Pair<First: Equatable, Second: Equatable>: Equatable {
    let first: First
    let second: Second

    init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }
}

extension String {
    /// Puts a text in place of a part that is no shorter, so that all else stays where it is.
    fileprivate mutating func put(_ text: String, at range: Range<Index>) {
        let blanks = self[range].dropFirst(text.count).map { $0.isNewline ? "\n" : " " }
        replaceSubrange(range, with: text + blanks.joined())
    }
}

extension Substring {
    /// Another text of the kind, no longer.
    fileprivate var other: String {
        switch self {
        case "true": "no"
        case let text where text.contains { $0.isNumber }:
            String(text.reversed().map { $0 == "1" ? "2" : $0.isNumber ? "1" : $0 }.reversed())
        case let text where text.hasPrefix("\""): "z\""
        default: "z"
        }
    }
}
