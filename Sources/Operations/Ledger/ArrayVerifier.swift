internal import Accounting
internal import Billing
internal import Documents
internal import Quantities
internal import Storage

/// Checks the laws on what a book holds of one array.
struct ArrayVerifier {
    private let array: Stored<ArrayRow>
    private let db: BookReader
    private var found: [LedgerVerification.LawName: LedgerVerification.Law] = [:]
    private(set) var head = HashChain.Link.start
    /// What was allocated to each subscription by the entry of each month's output.
    private var allocated: [Month: [Int64: Int64]] = [:]
    /// The statements' numbers, as stretches without a gap, in the order of months and runs.
    private var numbered: [ClosedRange<Int64>] = []
    /// What each statement's entry posted as owed, by the statement's number.
    private var charged: [Int64: Int64] = [:]

    private var statements: StatementVerifier

    init(_ array: Stored<ArrayRow>, _ members: RecordedMembers, in db: BookReader) throws {
        self.array = array
        self.db = db
        statements = try StatementVerifier(members, ofArray: array.id, in: db)
    }

    var laws: [LedgerVerification.Law] { Array(found.values) }

    /// Checks them all; where a row cannot be one of a book, those that it does not stand in
    /// the way of.
    mutating func run() throws {
        do {
            try checkAll()
        } catch {
            guard let damage = BookReader.damage(error) else { throw error }
            fail(.chain, "\(array.key): \(damage)")
        }
    }

    private mutating func checkAll() throws {
        try checkChain()
        for month in try db.billedMonths(ofArray: array.id) { try check(month) }
        try checkNumbers()
        try checkLots()
        try checkLoans()
    }

    /// Replays every loan, and holds it against its entries.
    private mutating func checkLoans() throws {
        let cache = RateCache()
        var unpaid: [Int64: Money] = [:]
        for loan in try db.bookLoans(ofArray: array.id) {
            count(.loans)
            do {
                try checkDocument(of: loan)
                let billed = try BilledLoan(loan, cache, in: db)
                unpaid[loan.subscription, default: .zero] += billed.unpaid
                let record = billed.record
                let differences = try LoanPoster(record).differences(in: db)
                for difference in try differences + record.distributionFailures(in: db) {
                    fail(.loans, difference)
                }
            } catch let error where ErrorCategory(of: error) == .badData {
                fail(.loans, "loan \"\(loan.key)\": \(error)")
            }
        }
        try checkBilled(unpaid)
    }

    /// What statements asked for of loans and was not passed on is what the journal holds of it.
    private mutating func checkBilled(_ unpaid: [Int64: Money]) throws {
        let held = try db.balances(of: .loanBilled, inArray: array.id)
        for subscription in Set(unpaid.keys).union(held.keys).sorted() {
            let (asked, posted) = (
                unpaid[subscription] ?? .zero, Money(cents: -(held[subscription] ?? 0))
            )
            guard asked != posted else { continue }
            let key = try db.subscription(id: subscription)?.key ?? "\(subscription)"
            fail(
                .loans,
                "subscription \(key): statements asked for \(asked) of loans that is not paid, "
                    + "the journal holds \(posted)")
        }
    }

    private mutating func checkDocument(of loan: Stored<BookLoanRow>) throws {
        count(.documents)
        if let document = try db.document(loan.product),
            Digest(of: document.bytes) != loan.product
        {
            fail(.documents, "\(document.name) (\(loan.product)) was altered")
        }
    }

    private mutating func count(_ name: LedgerVerification.LawName, _ count: Int64 = 1) {
        found[name, default: LedgerVerification.Law(name)].checked += count
    }

    private mutating func fail(_ name: LedgerVerification.LawName, _ what: String) {
        found[name, default: LedgerVerification.Law(name)].fail(what)
    }

    private mutating func checkChain() throws {
        var chain = HashChain(array: array.id, sha256: { Digest(of: $0) })
        var payments = try PaymentVerifier(ofArray: array.id, in: db)
        try db.eachEntry(ofArray: array.id) { recorded in
            count(.chain)
            do throws(EntryError) {
                let entry = try recorded.entry()
                do throws(ChainError) {
                    try chain.verify(entry, as: recorded.link)
                } catch {
                    fail(.chain, "\(array.key): \(error)")
                }
                note(entry)
                payments.note(entry, number: recorded.link.number)
                statements.note(entry)
            } catch {
                fail(.chain, "\(array.key): entry \(recorded.link.number): \(error)")
            }
        }
        head = chain.last
        payments.finish()
        count(.payments, payments.count)
        for failure in payments.failures { fail(.payments, "\(array.key): \(failure)") }
    }

    private mutating func note(_ entry: Entry) {
        switch entry.origin {
        case .output(let month):
            for posting in entry.postings where posting.account.kind == .allocatedEnergy {
                allocated[month, default: [:]][posting.account.subscription] = posting.quantity
            }
        case .statement(let number):
            charged[number] =
                entry.postings.first { $0.account.kind == .receivable }?.quantity ?? 0
        default: break
        }
    }

    /// Runs follow each other in their numbers, not in their months: what held a statement may
    /// be mended after the next month was issued.
    private mutating func checkNumbers() throws {
        var last: Int64 = 0
        for numbers in numbered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if numbers.lowerBound != last + 1 {
                let number = StatementNumber(array: array.key, sequence: numbers.lowerBound)
                fail(.numbering, "\(number) follows statement \(last)")
            }
            last = numbers.upperBound
        }
        let issued = try db.lastStatement(ofArray: array.id)
        if issued != last {
            fail(.numbering, "\(array.key) has \(issued) statements, \(last) were found")
        }
    }

    private mutating func note(number: Int64) {
        count(.numbering)
        guard let last = numbered.last, last.upperBound + 1 == number else {
            return numbered.append(number...number)
        }
        numbered[numbered.count - 1] = last.lowerBound...number
    }

    private mutating func check(_ month: Month) throws {
        let output = allocated[month] ?? [:]
        for run in try db.runs(ofArray: array.id, in: month) {
            if run.number == 1 { check(run, output) }
            checkFacts(of: run)
            try checkDocuments(of: run)
            try db.eachStatement(ofRun: run) { issued in
                check(issued, output)
            }
        }
        try checkFigures(of: month)
    }

    private mutating func check(_ run: Stored<BillRunRow>, _ output: [Int64: Int64]) {
        count(.energy)
        let sum = output.values.reduce(0, +)
        let rest = run.metered - run.unallocated
        if sum != rest.milliwattHours {
            fail(
                .energy,
                "\(array.key) \(run.month): metered \(run.metered) kWh less unallocated "
                    + "\(run.unallocated) kWh is not \(Energy(milliwattHours: sum)) kWh allocated")
        }
    }

    /// What statements of a run have in common says the same as its row.
    private mutating func checkFacts(of run: Stored<BillRunRow>) {
        count(.figures)
        guard let facts = try? RunFacts(json: run.facts), facts.month == run.month,
            facts.issued == run.issued, facts.metered == run.metered,
            facts.unallocated == run.unallocated,
            facts.program.digest == run.program.description
        else {
            return fail(
                .figures, "\(array.key) \(run.month): run \(run.number) says other than is kept")
        }
    }

    private mutating func checkDocuments(of run: Stored<BillRunRow>) throws {
        for digest in [run.program, run.template].compactMap({ $0 }) {
            count(.documents)
            guard let document = try db.document(digest) else {
                fail(.documents, "\(array.key) \(run.month): the file \(digest) is missing")
                continue
            }
            if Digest(of: document.bytes) != digest {
                fail(.documents, "\(document.name) (\(digest)) was altered")
            }
        }
    }

    private mutating func check(_ issued: IssuedStatement, _ output: [Int64: Int64]) {
        let number = StatementNumber(array: array.key, sequence: issued.number)
        note(number: issued.number)
        guard let statement = try? Statement(json: issued.body) else {
            return fail(.lines, "\(number) cannot be read")
        }
        count(.allocation)
        if statement.allocated.milliwattHours != output[issued.subscription] ?? 0 {
            fail(.allocation, "\(number) says \(statement.allocated) kWh, other was posted")
        }
        let charges = statement.lines
            .filter { $0.kind != .previousBalance && $0.kind != .payment }
            .reduce(Money.zero) { $0 + $1.amount }
        count(.charges)
        if charges.cents != charged[issued.number] ?? 0 {
            fail(
                .charges,
                "\(number) charges \(charges), posted was "
                    + "\(Money(cents: charged[issued.number] ?? 0))")
        }
        count(.figures)
        for wrong in statements.failures(of: issued, statement) {
            fail(.figures, "\(number) \(wrong)")
        }
        check(statement.credit, of: number)
        count(.signs)
        for wrong in statement.wrongSigns { fail(.signs, "\(number) tells of \(wrong)") }
        totals[issued.subscription] = statement.total
    }

    /// What the statements of the month that is being checked come to, by subscription.
    private var totals: [Int64: Money] = [:]

    private mutating func check(_ credit: CreditFacts, of number: StatementNumber) {
        count(.banks)
        let came = credit.bankBefore.quantity + credit.earned.quantity
        let used = credit.applied.quantity + credit.expired.quantity + credit.paidOut.quantity
        let kept = credit.bank.reduce(0) { $0 + $1.amount.quantity }
        if came != used + kept {
            fail(.banks, "\(number): \(came) came into the credit, \(used + kept) went")
        }
    }

    private mutating func checkFigures(of month: Month) throws {
        for row in try db.memberMonths(ofArray: array.id, from: month, through: month) {
            count(.lines)
            for wrong in statements.failures(of: row) {
                fail(.figures, "\(array.key) \(month): \(wrong)")
            }
            if totals[row.subscription] != row.total {
                fail(
                    .lines,
                    "statement \(row.statement) of \(array.key) says "
                        + "\(totals[row.subscription]?.description ?? "nothing"), "
                        + "\(row.total) is kept")
            }
        }
        totals = [:]
        statements.forget(before: month.adding(months: -11))
    }

    private mutating func checkLots() throws {
        var sums: [Int64: Int64] = [:]
        for lot in try db.bankLots(ofArray: array.id) {
            count(.lots)
            if lot.quantity < 0 {
                fail(.lots, "a lot of \(array.key) earned in \(lot.earned) is below zero")
            }
            if lot.unit == .cents { sums[lot.subscription, default: 0] += lot.quantity }
        }
        let memo = try db.balances(of: .creditBank, inArray: array.id)
        let own = try db.balances(of: .creditLiability, inArray: array.id)
        let posted = memo.merging(own.mapValues { -$0 }) { $0 + $1 }
        for subscription in Set(sums.keys).union(posted.keys)
        where sums[subscription] ?? 0 != posted[subscription] ?? 0 {
            fail(
                .lots,
                "the bank of subscription \(subscription) of \(array.key) holds "
                    + "\(Money(cents: sums[subscription] ?? 0)), posted was "
                    + "\(Money(cents: posted[subscription] ?? 0))")
        }
    }
}
