import Accounting
import Foundation
import Lending
import Operations
import Quantities
import Storage
import TestSupport

/// A book with the shipped loan products, for tests of loans.
struct LoanBook {
    let test: TestBook
    static let time = OperationTime(
        now: Instant(secondsSince1970: 1_800_000_000), today: day("2027-12-31"))

    var book: Book { test.book }

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01",
            "S-2,Bea,residential,S-2-A,MEADOW,002,25%,2026-01-01",
        ])
        try importProducts()
    }

    @discardableResult
    func importProducts(_ mode: WriteMode = .commit) throws -> [RateImport] {
        let files = try ["share-loan", "solar-loan"].map { name in
            let path = "rates/loans/\(name)/2026-01-01.xml"
            let url = PackageRoot.folder.appending(path: path)
            return InputFile(name: path, bytes: [UInt8](try Data(contentsOf: url)))
        }
        return try ImportLoanProducts(files)(
            in: book, Self.time, Installation(folder: PackageRoot.folder), mode)
    }

    /// 2,600.00 in 120 payments of 28.86 from 1 February 2026 on.
    @discardableResult
    func open(
        _ loan: String = "L-1", for subscription: String = "S-1-A",
        product: String = "share-loan", amount: Int64 = 2_600_00, payments: Int = 120,
        on date: String = "2026-01-01", autopay: Bool = false, notes: [Int64] = [],
        _ mode: WriteMode = .commit
    ) throws -> OpenLoan.Outcome {
        try OpenLoan(
            loan, on: product, for: subscription,
            LoanApplication(
                amount: Money(cents: amount), periods: payments, disbursed: day(date),
                hasAutopay: autopay), fundedBy: notes.map(Money.init(cents:)))(
                in: book, Self.time, mode)
    }

    @discardableResult
    func change(
        _ change: ChangeLoan.Change, on date: String, _ reference: String? = nil,
        of loan: String = "L-1", _ mode: WriteMode = .commit
    ) throws -> ChangeLoan.Outcome {
        try ChangeLoan(loan, change, on: day(date), reference: reference)(
            in: book, Self.time, mode)
    }

    /// Pays so many installments of 28.86 on their days, from the one numbered `first` on.
    func pay(_ count: Int, from first: Int = 1, of loan: String = "L-1") throws {
        let start = try CivilDate("2026-01-01").monthOfYear
        for number in first..<(first + count) {
            let due = start.adding(months: number).firstDay
            try change(.payment(Money(cents: 28_86)), on: "\(due)", of: loan)
        }
    }

    func accrue(_ month: String) throws -> [AccrueLoans.Accrual] {
        try AccrueLoans(Month(month))(in: book, Self.time)
    }

    func show(_ date: String = "2027-12-31", _ loan: String = "L-1") throws
        -> ShowLoan.Description
    {
        try ShowLoan(loan, on: day(date))(in: book)
    }

    /// What the accounts of all loans hold, by name.
    func balances() throws -> [String: Int64] {
        let balance = try TrialBalanceQuery(array: "MEADOW")(in: book)
        var sums: [String: Int64] = [:]
        for row in balance.rows where row.balance != 0 {
            sums[row.kind.name] = Int64(row.balance)
        }
        return sums
    }

    /// How many entries the array's journal has.
    func entries() throws -> Int {
        Set(try EntryQuery(array: "MEADOW", subscription: nil)(in: book).map(\.entry)).count
    }

    /// What breaks a law of the book, in words.
    func failures() throws -> [String] {
        try VerifyLedger()(in: book).laws.flatMap(\.failures)
    }
}
