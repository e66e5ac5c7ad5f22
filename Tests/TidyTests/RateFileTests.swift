import Foundation
import TestSupport
import Testing

/// Where rate files lie, and that each names what it was made from.
struct RateFileTests {
    static func violations(in file: SourceFile) -> [Violation] {
        let path = file.path
        func violation(_ message: String) -> [Violation] {
            [Violation(path: path, line: nil, message: message)]
        }
        if path.wholeMatch(of: #/rates/schema/[a-z0-9-]+\.xsd/#) != nil { return [] }
        let day = #/\d{4}-\d{2}-\d{2}\.xml/#
        guard file.name.wholeMatch(of: day) != nil else {
            return violation("expected a file named after its effective date, as 2026-06-01.xml")
        }
        let tariff = #/rates/[a-z]{2}/[a-z]{2}/[a-z0-9-]+/[a-z0-9-]+/[^/]+/#
        let other = #/rates/(programs|loans)/[a-z0-9-]+/[^/]+/#
        guard path.wholeMatch(of: tariff) != nil || path.wholeMatch(of: other) != nil else {
            return violation(
                "expected rates/<country>/<state>/<utility>/<schedule>/<date>.xml, "
                    + "rates/programs/<id>/<date>.xml or rates/loans/<id>/<date>.xml")
        }
        guard file.lines.contains(where: { $0.contains("<source") }) else {
            return violation("expected a <source> that names the document it was made from")
        }
        return []
    }

    @Test func liesWhereItIsLookedForAndNamesItsSource() throws {
        expectNone(try SourceFile.all(in: ["rates"]).flatMap(Self.violations))
    }

    @Test(arguments: [
        ("rates/us/co/xcel/rd/2018-01-01.xml", "<source document=\"x\"/>", true),
        ("rates/programs/ny-net-crediting/2020-01-01.xml", "<source>x</source>", true),
        ("rates/loans/share-loan/2026-01-01.xml", "<source document=\"x\"/>", true),
        ("rates/loans/2026-01-01.xml", "<source/>", false),
        ("rates/schema/tariff.xsd", "", true),
        ("rates/us/co/xcel/rd/2018-01-01.xml", "<tariff/>", false),
        ("rates/us/co/xcel/rd/new.xml", "<source/>", false),
        ("rates/us/co/xcel/2018-01-01.xml", "<source/>", false),
        ("rates/US/co/xcel/rd/2018-01-01.xml", "<source/>", false),
        ("rates/notes.txt", "<source/>", false),
    ])
    func seesAStrayFile(path: String, text: String, isGood: Bool) {
        #expect(Self.violations(in: SourceFile(path: path, text: text)).isEmpty == isGood)
    }
}
