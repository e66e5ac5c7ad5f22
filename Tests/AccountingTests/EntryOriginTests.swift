import Accounting
import Quantities
import Testing

/// What entries are for stands in books as a text, for ever.
struct EntryOriginTests {
    /// The forms that books have, each with what it says.
    @Test(
        arguments: [
            ("statement/12", .statement(12)), ("payment:17", .payment(17)),
            ("reversal:3", .reversal(ofPayment: 3)),
            ("opening-balance:4", .openingBalance(subscription: 4)),
            ("opening-balance:4:9", .openingBalance(subscription: 4, correctedBy: 9)),
            ("loan:4", .memberLoan(subscription: 4)),
            ("loan:4:9", .memberLoan(subscription: 4, correctedBy: 9)),
            ("lending:2:1", .lending(loan: 2, .event(1))),
            ("lending:2:before distribution 3", .lending(loan: 2, .beforeDistribution(3))),
            ("lending:2:distribution 3", .lending(loan: 2, .distribution(3))),
            ("lending:2:moved", .lending(loan: 2, .other("moved"))),
        ] as [(String, EntryOrigin)])
    func hasOneTextForEver(key: String, origin: EntryOrigin) {
        #expect(origin.key == key)
        #expect(EntryOrigin(key: key) == origin)
    }

    @Test func namesMonthsAndDays() throws {
        let month = try Month("2026-07")
        let day = try CivilDate("2026-07-31")
        for (key, origin) in [
            ("output/2026-07", EntryOrigin.output(month)),
            ("lending:2:to 2026-07-31", .lending(loan: 2, .accrual(through: day))),
        ] {
            #expect(origin.key == key)
            #expect(EntryOrigin(key: key) == origin)
        }
    }

    /// Whatever else a book has is kept as it is, to the byte.
    @Test(arguments: [
        "", "output", "output/", "output/2026-7", "output/2026-13", "statement/012",
        "statement/+1", "statement/1/2", "statement:1", "payment/17", "payment:", "reversal:x",
        "opening-balance:4:", "opening-balance:4:9:1", "loan:04", "lending:2", "lending::1",
        "Lending:2:1", "bill 2026-06 S-0001", "a:b/c", "re\u{301}sume\u{301}",
    ])
    func keepsWhatItDoesNotKnow(key: String) {
        #expect(EntryOrigin(key: key) == .other(key))
        #expect(EntryOrigin(key: key).key.utf8.elementsEqual(key.utf8))
    }

    /// Of a loan's entries every text begins alike, and is kept.
    @Test(arguments: [
        "lending:2:", "lending:2:01", "lending:2:to 2026-07-31 ", "lending:2: to 2026-07-31",
        "lending:2:distribution 03", "lending:2:a:b",
    ])
    func keepsWhatItDoesNotKnowOfALoan(key: String) {
        let origin = EntryOrigin(key: key)
        #expect(origin.key.utf8.elementsEqual(key.utf8))
        guard case .lending(loan: 2, .other) = origin else {
            Issue.record("\(key) was read as \(origin)")
            return
        }
        #expect(key.hasPrefix(EntryOrigin.prefix(ofLoan: 2)))
    }
}
