import Accounting
import Metering
import Quantities
import Storage

/// A book with one array and a few members, for tests to go on from.
struct SampleBook {
    let folder: TemporaryFolder
    let book: Book
    let array: Int64
    let subscriber: Int64
    let subscriptions: [Int64]
    let program: Digest

    static let now = Instant(secondsSince1970: 1_780_000_000)

    init(members: Int = 3) throws {
        let base = try TemporaryBook()
        folder = base.folder
        book = base.book
        program = SHA256Stub.digest(of: "program")
        let document = DocumentRow(
            digest: program, kind: .program, name: "program.xml", bytes: Array("<p/>".utf8))
        (array, subscriber, subscriptions) = try book.write { db in
            try db.keep(document)
            let array = try db.add(Self.array())
            let subscriber = try db.add(
                SubscriberRow(key: "M-1", name: "Ada Ålund", memberClass: "residential"))
            let subscriptions = try (0..<members).map { index in
                let id = try db.add(
                    try Self.subscription("S-\(index + 1)", array: array, subscriber: subscriber))
                try db.add(
                    ShareRow(
                        array: array, subscription: id,
                        period: DatePeriod(from: CivilDate("2026-01-01")), units: 1000))
                return id
            }
            return (array, subscriber, subscriptions)
        }
    }

    static func array(_ key: String = "MEADOW") throws -> ArrayRow {
        ArrayRow(
            key: key, name: "Meadow", capacity: try Power(kilowatts: "500"), utility: "Utility",
            zone: nil, program: "ny-net", shareUnit: "ppm", shareTotal: 1_000_000,
            timeZone: "America/New_York", dueDays: 21)
    }

    static func subscription(
        _ key: String, array: Int64, subscriber: Int64
    ) throws -> SubscriptionRow {
        SubscriptionRow(
            key: key, array: array, subscriber: subscriber, utilityAccount: "0012-\(key)",
            tariff: nil, period: DatePeriod(from: try CivilDate("2026-01-01")), fee: nil,
            savings: Ratio(billionths: 100_000_000), openingBalance: .zero, importID: nil)
    }

    func importRow(_ name: String = "june.xml") throws -> ImportRow {
        ImportRow(
            kind: .meter, digest: SHA256Stub.digest(of: name), target: "PM", name: name,
            importedAt: Self.now, asOf: try CivilDate("2026-07-01"))
    }

    func run(_ month: String = "2026-06", number: Int = 1) throws -> BillRunRow {
        BillRunRow(
            array: array, month: try Month(month), number: number,
            issued: try CivilDate("2026-07-03"), metered: Energy(milliwattHours: 5_000_000),
            unallocated: Energy(milliwattHours: 2_000_000), program: program, template: nil,
            facts: Array("{}".utf8))
    }

    func figures(
        _ subscription: Int64, _ month: String = "2026-06", statement: Int64
    ) throws -> MemberMonthRow {
        MemberMonthRow(
            subscription: subscription, month: try Month(month), statement: statement,
            allocated: Energy(milliwattHours: 1_000_000), unit: .cents, earned: 1200,
            applied: 1000, expired: 50, paidOut: 0, banked: 150, fee: Money(cents: 900),
            total: Money(cents: -1))
    }

    /// An entry by which a subscription owes `cents` more.
    func entry(_ key: String, _ subscription: Int64, cents: Int64 = 900) throws -> Entry {
        try Entry(
            in: array, on: CivilDate("2026-06-30"), memo: "fee of June",
            origin: EntryOrigin(key: key),
            postings: [
                .debit(Account(.receivable, of: subscription), Money(cents: cents)),
                .credit(Account(.subscriptionRevenue), Money(cents: cents)),
            ])
    }

    /// A chain that goes on from the book's last entry.
    func chain(_ reader: BookReader) throws -> HashChain {
        HashChain(
            array: array, after: try reader.lastLink(ofArray: array),
            sha256: SHA256Stub.digest(of:))
    }

    /// Issues a statement for each of `members`, from one number on, each with an entry.
    func issue(
        _ members: [Int64], _ month: String = "2026-06", number: Int = 1, from first: Int64 = 1
    ) throws {
        try book.write { db in
            var chain = try chain(db.reader)
            try db.issue(run(month, number: number)) { writer in
                for (index, member) in members.enumerated() {
                    let entry = try entry("\(month) \(member)", member)
                    try writer.append(entry, chain.append(entry))
                    let body = Array("statement \(member) of \(month)".utf8)
                    let figures = try figures(member, month, statement: first + Int64(index))
                    try body.withUnsafeBytes { try writer.append(figures, body: $0) }
                }
            }
        }
    }
}

/// A digest that is not cryptographic, which books do not mind.
enum SHA256Stub {
    static func digest(of text: String) -> Digest {
        Array(text.utf8).withUnsafeBytes { digest(of: $0) }
    }

    @Sendable static func digest(of bytes: UnsafeRawBufferPointer) -> Digest {
        // Fowler, Noll and Vo's FNV-1a, of 64 bits, four times over.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var result: [UInt8] = []
        for round in 0..<4 {
            hash = (hash ^ UInt64(round)) &* 0x100_0000_01B3
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            withUnsafeBytes(of: hash.bigEndian) { result.append(contentsOf: $0) }
        }
        return Digest(result) ?? .zero
    }
}

extension SampleBook {
    /// A loan of the first member, with a payment that was taken back, a payout to a note and a
    /// bill; the array must have an entry and a statement.
    func addLoan(_ db: BookWriter) throws {
        let day = try CivilDate("2026-07-01")
        let loan = try db.add(
            BookLoanRow(
                key: "L-1", array: array, subscription: subscriptions[0], product: program,
                principal: Money(cents: 2_600_00), periods: 120,
                disbursed: day, firstDue: try CivilDate("2026-08-01"), dueDay: 1,
                hasAutopay: false))
        try db.add(
            notes: [Money(cents: 1_600_00), Money(cents: 1_000_00)], ofLoan: loan, inArray: array)
        var event = LoanEventRow(
            array: array, loan: loan, number: 1, date: day, recordedAt: Self.now,
            kind: .disbursement, amount: Money(cents: 2_600_00), key: "1:disbursement")
        try db.add(event)
        event.number = 2
        event.kind = .payment
        event.key = "1:payment"
        try db.add(event)
        event.number = 3
        event.kind = .reversal
        event.amount = nil
        event.reverses = 2
        event.key = "1:reversal of 2"
        event.reason = "bounced"
        try db.add(event)
        try db.add(distribution(1, ofLoan: loan))
        try db.add(bill(ofLoan: loan))
    }

    /// What the first statement asks for of a loan.
    func bill(ofLoan loan: Int64) throws -> LoanBillRow {
        LoanBillRow(
            array: array, loan: loan, statement: 1, amount: Money(cents: 28_86),
            through: try CivilDate("2026-08-20"))
    }

    /// A payout to the first note, which the entry of the same number is taken to post.
    func distribution(_ number: Int, ofLoan loan: Int64) throws -> DistributionRow {
        DistributionRow(
            array: array, loan: loan, number: number, date: try CivilDate("2026-08-31"),
            recordedAt: Self.now, entry: Int64(number), key: "\(loan):\(number)",
            payouts: [1: Money(cents: 5)])
    }
}
