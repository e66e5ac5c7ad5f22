import Diagnostics
import Operations
import Quantities
import Sharing
import Storage
import Testing

/// Every place where an identifier of a request or a file meets those of the book.
///
/// The sign of Kelvin is a `K` to who compares letters as people do, and not to who compares
/// bytes; so is a letter with its accent as one character or two.
struct IdentifierPlacesTests {
    let test: TestBook
    private static let kelvin = "\u{212A}"
    private static let time = TestBook.time

    init() throws {
        test = try TestBook()
        try test.importProgram(ProgramText())
        try test.addArray("K", meter: "K-PM")
        try test.importMembers(
            ["K-1,Kim,residential,K-1,K,0047110025,25%,2026-01-01,K-UM"], also: ",usage_meter")
    }

    /// Each is asked of the book by the identifier it has, and by one that only looks like it.
    enum Place: CaseIterable, Sendable {
        case statementsOfArray, statementsOfSubscriber, statement, subscriptions, credits, sharing
        case bill, preview, payment, token, report, readings, sharingTerms, loan

        func ask(_ letter: String, _ book: Book) throws {
            let time = IdentifierPlacesTests.time
            let key = letter + "-1"
            let month = try Month("2026-05")
            switch self {
            case .statementsOfArray:
                _ = try book.read { try StatementQuery($0).list(.init(array: letter)) }
            case .statementsOfSubscriber:
                _ = try book.read { try StatementQuery($0).list(.init(subscriber: key)) }
            case .statement:
                _ = try book.read { try StatementQuery($0).document(letter + "-000001") }
            case .subscriptions:
                _ = try ListSubscriptions(on: time.today, array: letter)(in: book)
            case .credits: _ = try book.read { try CreditQuery($0).account(key) }
            case .sharing:
                _ = try book.read { try SharingQuery($0).report(ofArray: letter, in: month) }
            case .bill:
                _ = try IssueMonth(
                    MonthRequest(month, array: letter, issued: time.today), at: time.now)(
                        in: book, template: [])
            case .preview:
                _ = try PreviewMonth(
                    MonthRequest(month, array: letter, issued: time.today))(
                        in: book, template: [])
            case .payment:
                _ = try RecordPayment(of: Money(cents: 5), for: key, on: time.today)(
                    in: book, time, .rehearsal)
            case .token:
                _ = try CreateToken(forSubscriber: key)(in: book, time, .rehearsal)
            case .report:
                let text = "account,month,kwh\n0047110025,2026-05,1\n"
                _ = try ImportUtilityBills(
                    InputFile(name: "u.csv", bytes: Array(text.utf8)), array: letter)(
                        in: book, time, .rehearsal)
            case .readings:
                let text = "start,minutes,kwh\n2026-05-01T00:00Z,60,1\n"
                _ = try ImportReadings(
                    [.bytes(Array(text.utf8), name: "r.csv")], meter: letter + "-UM")(
                        in: book, time, .rehearsal)
            case .sharingTerms:
                try SetSharingTerms(
                    array: letter, from: month, buy: EnergyPrice("0.15"),
                    sell: EnergyPrice("0.05"), capacity: CapacityPrice("10"))(
                        in: book, .rehearsal)
            case .loan:
                _ = try ListLoans(on: time.today, array: letter)(in: book)
            }
        }
    }

    @Test(arguments: Place.allCases)
    func isFoundByItsBytesAlone(place: Place) throws {
        // No statement is issued; all else is there.
        if place != .statement { #expect(throws: Never.self) { try place.ask("K", test.book) } }
        for letter in [Self.kelvin, "K\u{301}", "\u{1E30}", "k"] {
            #expect(throws: (any Error).self) { try place.ask(letter, test.book) }
        }
    }

    /// A list is refused with the line, and what to write.
    @Test(arguments: [
        ("subscriber_id", "Jos\u{E9},J,residential,S-9,K,0012,1%,2026-06-01,", "Jose"),
        ("subscriber_id", "Jose\u{301},J,residential,S-9,K,0012,1%,2026-06-01,", "Jose"),
        ("subscription_id", "M-9,J,residential,S 9,K,0012,1%,2026-06-01,", "S-9"),
        ("array", "M-9,J,residential,S-9,\u{212A},0012,1%,2026-06-01,", "K"),
        ("usage_meter", "M-9,J,residential,S-9,K,0012,1%,2026-06-01,../UM", "UM"),
    ])
    func proposesAnIdentifierForALine(column: String, row: String, proposal: String) throws {
        let error = #expect(throws: Problems.self) {
            try test.importMembers([row], also: ",usage_meter")
        }
        let message = try #require(error?.all.first?.description)
        #expect(message.hasPrefix("m.csv:2:"))
        #expect(message.contains(": \(column): an identifier is made of"))
        #expect(message.hasSuffix("; write \(proposal)"))
    }

    /// Names, classes and accounts are others' to write.
    @Test func leavesNamesFree() throws {
        let outcome = try test.importMembers([
            "M-9,\u{141}\u{F3}d\u{17A} Co-op/\u{6C34},residential,S-9,K,12 34/\u{E9},1%,2026-06-01"
        ])
        #expect(outcome.newSubscribers == 1)
    }

    @Test(arguments: ["../M", "M 1", "M\u{EB}", ".", "..", "-m"])
    func refusesAnArrayOfSuchAnId(key: String) throws {
        #expect(throws: OperationError.self) { try test.addArray(key, meter: "PM-9") }
        #expect(throws: OperationError.self) { try test.addArray("M9", meter: key) }
    }
}
