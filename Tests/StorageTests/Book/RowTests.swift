import Accounting
import Quantities
import Storage
import Testing

/// Rows come back as they were written.
struct RowTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook()
    }

    @Test func ofMembers() throws {
        let array = try SampleBook.array("HILL")
        let subscriber = SubscriberRow(
            key: "0007", name: "Łucja O'Brien 李", memberClass: "low-income",
            email: "l@example.org", address: "1 Main St\nTown")
        let (arrayID, subscriberID) = try sample.book.write { db in
            (try db.add(array), try db.add(subscriber))
        }
        let subscription = SubscriptionRow(
            key: "S-9", array: arrayID, subscriber: subscriberID, utilityAccount: "000123",
            tariff: "xcel-rd",
            period: try #require(
                DatePeriod(from: CivilDate("2026-02-11"), to: CivilDate("2027-02-11"))),
            fee: SubscriptionRow.ContractFee(kind: "per-kwh", billionths: 89_720_000),
            savings: nil, openingBalance: Money(cents: -1250), importID: nil)
        let id = try sample.book.write { try $0.add(subscription) }
        try sample.book.read { db throws in
            let found = try #require(try db.memberships(ofArray: arrayID).first)
            #expect(found.subscription == Stored(id: id, subscription))
            #expect(found.subscriber == Stored(id: subscriberID, subscriber))
            #expect(try db.array("HILL") == Stored(id: arrayID, array))
            #expect(try db.array(id: arrayID) == Stored(id: arrayID, array))
            #expect(try db.subscriber("0007") == found.subscriber)
            #expect(try db.subscriber("7") == nil)
            #expect(try db.subscription("S-9") == found.subscription)
            #expect(
                try db.subscriptions(withUtilityAccount: "000123") == [found.subscription])
        }
    }

    @Test func ofMembersOnSomeDays() throws {
        let march = try Month("2026-03").days
        try sample.book.write { db in
            let reader = db.reader
            let first = try #require(try reader.subscription(id: sample.subscriptions[0]))
            var row = first.row
            row.period = try #require(DatePeriod(from: row.period.start, to: march.start))
            try db.change(Stored(id: first.id, row))
        }
        try sample.book.read { db throws in
            let members = try db.memberships(ofArray: sample.array, on: march)
            #expect(members.map(\.subscription.id) == Array(sample.subscriptions.dropFirst()))
            #expect(try db.memberships(ofArray: sample.array).count == 3)
        }
    }

    @Test func ofShares() throws {
        let array = sample.array
        let member = sample.subscriptions[0]
        let change = try CivilDate("2026-06-12")
        let january = try CivilDate("2026-01-01")
        let rows = [
            ShareRow(
                array: array, subscription: member,
                period: try #require(DatePeriod(from: january, to: change)), units: 10_000),
            ShareRow(
                array: array, subscription: member, period: DatePeriod(from: change),
                units: 15_000),
        ]
        try sample.book.write { db in
            try db.change(rows[0])
            try db.add(rows[1])
        }
        try sample.book.read { db throws in
            #expect(try db.shares(of: member, onArray: array) == rows)
            let may = try Month("2026-05").days
            #expect(try db.shares(ofArray: array, on: may).count == 3)
            #expect(try db.shares(ofArray: array, on: Month("2026-06").days).count == 4)
            #expect(try db.shares(ofArray: array).prefix(2) == rows[...])
        }
        try sample.book.write { try $0.remove(rows[1]) }
        #expect(try sample.book.read { try $0.shares(of: member, onArray: array) } == [rows[0]])
    }

    @Test func ofLoans() throws {
        let loan = LoanRow(
            array: sample.array, subscription: sample.subscriptions[1],
            principal: Money(cents: 260_000), rate: try Ratio(percent: "5.99"), months: 120,
            firstMonth: try Month("2026-02"))
        try sample.book.write { try $0.add(loan) }
        #expect(try sample.book.read { try $0.loans(ofArray: sample.array) } == [loan])
    }

    @Test func ofLoanBills() throws {
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        try sample.book.write { db in
            try sample.addLoan(db)
            for (number, way) in [LoanEventRow.Way.statement(2), nil].enumerated() {
                try db.add(
                    LoanEventRow(
                        array: sample.array, loan: 1, number: number + 4,
                        date: CivilDate("2026-09-01"), recordedAt: SampleBook.now, kind: .payment,
                        amount: Money(cents: 5), key: "1:\(number)", way: way))
            }
        }
        try sample.book.read { db in
            #expect(
                try db.bills(ofLoan: 1, inArray: sample.array)
                    == [try sample.bill(ofLoan: 1)])
            #expect(
                try db.events(ofLoan: 1, inArray: sample.array).suffix(2).map(\.way)
                    == [.statement(2), nil])
            let loans = try db.bookLoans(
                ofSubscription: sample.subscriptions[0], inArray: sample.array)
            #expect(loans.map(\.key) == ["L-1"])
            #expect(
                try db.bookLoans(ofSubscription: sample.subscriptions[1], inArray: sample.array)
                    .isEmpty)
        }
    }

    @Test func ofDistributions() throws {
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        var more = try sample.distribution(2, ofLoan: 1)
        more.payouts = [2: Money(cents: 7), 1: Money(cents: 3)]
        try sample.book.write { db in
            try sample.addLoan(db)
            try db.add(more)
        }
        let rows = try sample.book.read { db in
            try db.distributions(ofLoan: 1, inArray: sample.array)
        }
        #expect(rows == [try sample.distribution(1, ofLoan: 1), more])
        #expect(more.total == Money(cents: 10))
    }

    @Test func ofDocumentsAndVersions() throws {
        let digest = SHA256Stub.digest(of: "tariff")
        let document = DocumentRow(
            digest: digest, kind: .tariff, name: "rd.xml", bytes: [0, 1, 2, 255])
        let day = try CivilDate("2018-01-01")
        let version = RateVersionRow(
            key: "xcel-rd", effectiveFrom: day, effectiveTo: day.adding(days: 365),
            document: digest, importID: nil)
        var replaced = version
        replaced.effectiveTo = nil
        try sample.book.write { db in
            try db.keep(document)
            try db.keep(document)
            try db.add(tariff: version)
            try db.add(tariff: replaced)
        }
        try sample.book.read { db throws in
            #expect(try db.document(digest) == document)
            #expect(try db.document(.zero) == nil)
            #expect(try db.tariffVersions("xcel-rd") == [replaced])
            #expect(try db.tariffKeys() == ["xcel-rd"])
            #expect(try db.programKeys().isEmpty)
        }
    }

    @Test func ofTokens() throws {
        let token = TokenRow(
            holder: .subscriber(sample.subscriber), createdAt: SampleBook.now)
        let administrator = TokenRow(holder: .administrator, createdAt: SampleBook.now)
        let digest = SHA256Stub.digest(of: "token")
        let id = try sample.book.write { db in
            try db.add(administrator, digest: .zero)
            return try db.add(token, digest: digest)
        }
        #expect(try sample.book.read { try $0.token(digest) } == Stored(id: id, token))
        #expect(try sample.book.read { try $0.token(.zero) }?.holder == .administrator)
        try sample.book.write { try $0.revoke(token: id, at: SampleBook.now) }
        #expect(try sample.book.read { try $0.token(digest) } == nil)
        #expect(try sample.book.read { try $0.tokens() }.map(\.revokedAt) == [nil, SampleBook.now])
    }
}
