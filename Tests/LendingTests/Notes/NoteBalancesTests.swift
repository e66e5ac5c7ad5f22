import Lending
import Quantities
import TestSupport
import Testing

struct NoteBalancesTests {
    /// So many notes that sum to `principal`.
    private static func notes(
        _ count: Int, of principal: Money, using seed: inout Seed
    ) -> [Money] {
        var rest = principal
        var notes: [Money] = []
        for left in (1..<count).reversed() {
            let note = Money(cents: .random(in: 1...(rest.cents - Int64(left)), using: &seed))
            notes.append(note)
            rest -= note
        }
        return notes + [rest]
    }

    /// Whatever happens to a loan and whatever was paid out, its notes sum to zero in the
    /// accounts and to the loan.
    @Test(arguments: Seed.many)
    func sumToZeroAndToTheLoan(seed: Seed) throws {
        var seed = seed
        let contract = try LoanAccountLawTests.contract(using: &seed)
        let start = try LoanAccount(contract, LoanAccountLawTests.terms)
        let (events, last) = try LoanAccountLawTests.events(start, 30, using: &seed)
        var account = last
        let end = events.last?.date ?? contract.disbursed
        try account.advance(to: end.adding(days: .random(in: 0...300, using: &seed)))
        if account.state == .chargedOff, Bool.random(using: &seed) {
            let date = end.adding(days: 301)
            let owed = try account.position(on: date).payoff
            let amount = Money(cents: .random(in: 0...owed.cents, using: &seed))
            if amount > .zero { try account.post(LoanEvent(.payment(amount), on: date)) }
        }
        let ledger = account.ledger
        let lent = Self.notes(
            .random(in: 1...6, using: &seed), of: contract.principal, using: &seed)
        let servicing = ServicingFee(
            rate: Ratio(billionths: .random(in: 0...300_000_000, using: &seed)),
            base: ServicingFee.Base.allCases.randomElement(using: &seed) ?? .interest)
        var paid: [Int: Money] = [:]
        for number in 1...lent.count where Bool.random(using: &seed) {
            paid[number] = Money(cents: .random(in: 1...900_00, using: &seed))
        }
        let balances = try NoteBalances(ledger, notes: lent, servicing: servicing, paid: paid)
        try expectLaws(balances, ledger, lent, paid)
        let rows = try NoteLedger(ledger, notes: lent, servicing: servicing).rows
        for note in balances.notes {
            let own = rows.filter { $0.note == note.number }
            #expect(note.cash == own.map(\.cash).reduce(.zero, +))
            #expect(note.outstanding == own.last?.balance ?? note.lent)
        }
    }

    private func expectLaws(
        _ balances: NoteBalances, _ ledger: LoanLedger, _ lent: [Money], _ paid: [Int: Money]
    ) throws {
        let posted = [
            balances.cash, -balances.principal, -balances.losses, balances.interest,
            -balances.servicing, -balances.payable,
        ]
        #expect(posted.reduce(.zero, +) == .zero, "\(posted)")
        #expect(balances.isBalanced)
        #expect(balances.notes.map(\.lent) == lent)
        for note in balances.notes {
            #expect(note.outstanding + note.repaid == note.lent)
            #expect(note.outstanding >= .zero)
            #expect(note.payable == note.cash - (paid[note.number] ?? .zero))
        }
        let cash = balances.notes.map(\.cash).reduce(.zero, +)
        let received = ledger.rows.map(\.payment).reduce(.zero, +)
        #expect(cash + balances.servicing == received)
        if let chargedOff = ledger.chargedOff {
            #expect(balances.principal == .zero)
            #expect(balances.losses == max(.zero, chargedOff - ledger.recoveries))
        } else {
            #expect(balances.principal == ledger.principal)
            #expect(balances.losses == .zero)
        }
    }

    @Test func notesMustFundTheLoan() throws {
        var seed = Seed(1)
        let contract = try LoanAccountLawTests.contract(using: &seed)
        let account = try LoanAccount(contract)
        #expect(throws: NoteError.countOutOfRange(0)) {
            try NoteBalances(account.ledger, notes: [], servicing: nil, paid: [:])
        }
    }
}
