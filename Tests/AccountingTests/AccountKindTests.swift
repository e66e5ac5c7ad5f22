import Accounting
import Testing

struct AccountKindTests {
    @Test func namesAndNumbersAreUnique() {
        let kinds = AccountKind.allCases
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        #expect(Set(kinds.map(\.number)).count == kinds.count)
    }

    @Test(arguments: AccountKind.allCases)
    func isFoundByItsName(kind: AccountKind) {
        #expect(AccountKind(name: kind.name) == kind)
        #expect(kind.description == kind.name)
        #expect((kind.section == .memo) == (kind.ledger != .general))
    }

    @Test func anUnknownNameIsNoKind() {
        #expect(AccountKind(name: "petty-cash") == nil)
    }

    /// The numbers stand in books and in digests: this list may grow, and never change.
    @Test func numbersNeverChange() {
        let numbers = AccountKind.allCases.sorted().map { "\($0.rawValue) \($0)" }
        #expect(
            numbers == [
                "1 cash", "2 allowance", "3 utility-receivable", "8 sales-tax-payable",
                "9 unallocated-credit", "10 low-income-pool", "11 notes-payable",
                "12 distributions-payable", "16 opening-balance", "17 margins",
                "18 retired-capital-gain", "19 shares-on-loan", "20 servicing-income",
                "22 note-interest",
                "23 note-losses", "24 subscription-revenue",
                "25 interest-income", "26 loan-fee-income", "27 loan-recoveries",
                "28 credit-cost", "29 admin-fee", "30 bad-debt", "31 loan-losses",
                "33 receivable", "34 loan-receivable", "35 loan-interest-receivable",
                "36 loan-fees-receivable", "37 loan-billed", "40 deposit",
                "41 credit-liability", "42 deferred-revenue", "43 payout-payable",
                "44 unclaimed-property",
                "48 patronage-capital", "49 patronage-payable", "65 metered-output",
                "66 unallocated-energy", "97 allocated-energy", "129 host-credit-bank",
                "130 host-credit-earned", "161 credit-earned", "162 credit-expected",
                "163 credit-bank", "164 credit-applied", "165 credit-expired",
                "166 credit-paid-out", "167 credit-netted", "193 host-energy-credit-bank",
                "194 host-energy-credit-earned", "225 energy-credit-earned",
                "226 energy-credit-expected", "227 energy-credit-bank",
                "228 energy-credit-applied", "229 energy-credit-expired",
                "230 energy-credit-paid-out",
            ])
    }

    @Test(arguments: [
        (AccountKind.cash, Ledger.general, false), (.receivable, .general, true),
        (.meteredOutput, .energy, false), (.allocatedEnergy, .energy, true),
        (.hostCreditBank, .credit, false), (.creditBank, .credit, true),
        (.hostEnergyCreditBank, .energyCredit, false), (.energyCreditBank, .energyCredit, true),
    ])
    func numberTellsLedgerAndHolder(kind: AccountKind, ledger: Ledger, ofSubscription: Bool) {
        #expect(kind.ledger == ledger)
        #expect(kind.belongsToSubscription == ofSubscription)
    }
}
