import Foundation
import Lending
import Operations
import Quantities
import Sharing
import Storage
import TestSupport

/// A small book with a row of nearly every kind that a promise rests on: two months of
/// statements, payments and one taken back, loans of both kinds with what was paid out of them,
/// reports of the utility, a meter file that was undone, and a token.
struct FullBook {
    let loans: LoanBook

    var book: Book { loans.book }
    private var test: TestBook { loans.test }

    init() throws {
        loans = try LoanBook()
        try importMembers()
        try importReports()
        try addLoans()
        try issue("2026-06")
        try pay()
        try issue("2026-07")
        _ = try RecordPayment(
            of: Money(cents: 20_00), for: "S-2-A", on: day("2026-08-20"), reference: "P-3")(
                in: book, LoanBook.time)
        _ = try CreateToken(forSubscriber: "S-1")(in: book, LoanBook.time)
        let second = try CreateToken(forSubscriber: nil)(in: book, LoanBook.time)
        _ = try RevokeToken(second.number)(in: book, LoanBook.time)
    }

    private func importMembers() throws {
        try test.importMembers(
            ["S-3,Cid,residential,S-3-A,MEADOW,003,10%,2026-01-01,12.50,1000.00,5%,60,2026-02-01"],
            also: ",opening_balance,loan_principal,loan_rate,loan_months,loan_first_due")
    }

    private func importReports() throws {
        let start = try Instant("2026-06-01T07:00:00Z")
        // Los Angeles keeps summer time in these months.
        try test.importReadings(
            (0..<(61 * 24)).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
        let more = start.adding(seconds: 61 * 86_400)
        try test.importReadings(["\(more),60,5"])
        _ = try UndoMeterImport("r.csv", number: try lastMeterImport(), reason: "not ours")(
            in: book, LoanBook.time)
        let bills =
            "account,month,kwh,amount\n001,2026-06,600,80.00\n002,2026-06,500,70.00\n"
            + "001,2026-07,610,81.00\n002,2026-07,510,71.00"
        _ = try ImportUtilityBills(InputFile(name: "u.csv", bytes: Array(bills.utf8)))(
            in: book, LoanBook.time)
        for text in ["month,price\n2026-06,0.0412\n", "start,price\n2026-06-01T00:00Z,0.05\n"] {
            _ = try ImportPrices(
                InputFile(name: "p.csv", bytes: Array(text.utf8)), series: "lbmp",
                perMegawattHour: false)(in: book, LoanBook.time)
        }
        try SetSharingTerms(
            array: "MEADOW", from: Month("2026-06"), buy: EnergyPrice(nanosPerKilowattHour: 9),
            sell: EnergyPrice(nanosPerKilowattHour: 1),
            capacity: CapacityPrice(nanosPerKilowatt: 0))(in: book)
    }

    private func lastMeterImport() throws -> Int64 {
        try book.read { db in try db.imports().filter { $0.kind == .meter }.map(\.id).max() ?? 0 }
    }

    private func addLoans() throws {
        try loans.open(notes: [1_600_00, 1_000_00])
        try loans.pay(3)
        _ = try DistributeLoan("L-1", on: day("2026-04-30"))(in: book, LoanBook.time)
        _ = try ApplyForLoan(
            "L-2", on: "share-loan", for: "S-2-A",
            LoanApplication(
                amount: Money(cents: 2_600_00), periods: 120, disbursed: day("2026-01-01"),
                hasAutopay: false), fundedBy: [Money(cents: 2_600_00)])(
                in: book, LoanBook.time)
        _ = try CloseLoanApplication(
            "L-2", as: .declined, on: day("2026-01-20"), reason: "no income")(
                in: book, LoanBook.time)
    }

    private func issue(_ month: String) throws {
        let month = try Month(month)
        let page = PackageRoot.folder.appending(path: "templates/statement.html")
        _ = try IssueMonth(
            MonthRequest(month, issued: month.next.day(5)), at: LoanBook.time.now)(
                in: book, template: Array(try Data(contentsOf: page)))
    }

    private func pay() throws {
        for (reference, member, cents) in [("P-1", "S-1-A", 50_00), ("P-2", "S-2-A", 40_00)] {
            _ = try RecordPayment(
                of: Money(cents: Int64(cents)), for: member, on: day("2026-07-20"),
                reference: reference)(in: book, LoanBook.time)
        }
        _ = try ReversePayment("P-1", on: day("2026-07-22"))(in: book, LoanBook.time)
    }
}
