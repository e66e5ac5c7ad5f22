/// The part of a balance sheet or income statement that an account counts in.
public enum AccountSection: String, Hashable, Sendable {
    case asset
    case liability
    case equity
    case revenue
    case expense
    /// In no statement of the co-op's own money.
    case memo
}

extension AccountKind {
    /// The word for the kind on the command line, in messages and in exports.
    public var name: String { facts.name }

    /// The account's number in a bookkeeper's chart.
    ///
    /// Capital-credit accounts bear the numbers of the Rural Utilities Service's uniform
    /// system of accounts (7 CFR part 1767), memoranda begin with M.
    public var number: String { facts.number }

    public var section: AccountSection { facts.section }

    public init?(name: String) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    private typealias Facts = (name: String, number: String, section: AccountSection)

    private var facts: Facts {
        switch ledger {
        case .general: belongsToSubscription ? subscriptionFacts : commonFacts
        case .energy: energyFacts
        case .credit: creditFacts
        case .energyCredit: energyCreditFacts
        }
    }

    private var commonFacts: Facts {
        switch self {
        case .cash: ("cash", "1000", .asset)
        case .allowance: ("allowance", "1190", .asset)
        case .utilityReceivable: ("utility-receivable", "1150", .asset)
        case .salesTaxPayable: ("sales-tax-payable", "2200", .liability)
        case .unallocatedCredit: ("unallocated-credit", "2350", .liability)
        case .lowIncomePool: ("low-income-pool", "2600", .liability)
        case .notesPayable: ("notes-payable", "2500", .liability)
        case .distributionsPayable: ("distributions-payable", "2510", .liability)
        case .openingBalance: ("opening-balance", "3000", .equity)
        case .margins: ("margins", "219.1", .equity)
        case .retiredCapitalGain: ("retired-capital-gain", "217", .equity)
        case .sharesOnLoan: ("shares-on-loan", "3010", .equity)
        case .subscriptionRevenue: ("subscription-revenue", "4000", .revenue)
        case .interestIncome: ("interest-income", "4300", .revenue)
        case .loanFeeIncome: ("loan-fee-income", "4310", .revenue)
        case .loanRecoveries: ("loan-recoveries", "4320", .revenue)
        case .servicingIncome: ("servicing-income", "4330", .revenue)
        case .creditCost: ("credit-cost", "5100", .expense)
        case .adminFee: ("admin-fee", "5200", .expense)
        case .badDebt: ("bad-debt", "5300", .expense)
        case .loanLosses: ("loan-losses", "5310", .expense)
        case .noteLosses: ("note-losses", "5320", .expense)
        case .noteInterest: ("note-interest", "5400", .expense)
        default: preconditionFailure("no common account has number \(rawValue)")
        }
    }

    private var subscriptionFacts: Facts {
        switch self {
        case .receivable: ("receivable", "1100", .asset)
        case .loanReceivable: ("loan-receivable", "1300", .asset)
        case .loanInterestReceivable: ("loan-interest-receivable", "1310", .asset)
        case .loanFeesReceivable: ("loan-fees-receivable", "1320", .asset)
        case .loanBilled: ("loan-billed", "1330", .asset)
        case .deposit: ("deposit", "2100", .liability)
        case .creditLiability: ("credit-liability", "2300", .liability)
        case .deferredRevenue: ("deferred-revenue", "2400", .liability)
        case .payoutPayable: ("payout-payable", "2320", .liability)
        case .unclaimedProperty: ("unclaimed-property", "2700", .liability)
        case .patronageCapital: ("patronage-capital", "201.1", .equity)
        case .patronagePayable: ("patronage-payable", "238.1", .liability)
        default: preconditionFailure("no subscription's account has number \(rawValue)")
        }
    }

    private var energyFacts: Facts {
        switch self {
        case .meteredOutput: ("metered-output", "M500", .memo)
        case .unallocatedEnergy: ("unallocated-energy", "M520", .memo)
        case .allocatedEnergy: ("allocated-energy", "M510", .memo)
        default: preconditionFailure("no energy account has number \(rawValue)")
        }
    }

    private var creditFacts: Facts {
        switch self {
        case .hostCreditBank: ("host-credit-bank", "M150", .memo)
        case .hostCreditEarned: ("host-credit-earned", "M950", .memo)
        case .creditEarned: ("credit-earned", "M900", .memo)
        case .creditExpected: ("credit-expected", "M110", .memo)
        case .creditBank: ("credit-bank", "M100", .memo)
        case .creditApplied: ("credit-applied", "M120", .memo)
        case .creditExpired: ("credit-expired", "M130", .memo)
        case .creditPaidOut: ("credit-paid-out", "M140", .memo)
        case .creditNetted: ("credit-netted", "M160", .memo)
        default: preconditionFailure("no credit account has number \(rawValue)")
        }
    }

    private var energyCreditFacts: Facts {
        switch self {
        case .hostEnergyCreditBank: ("host-energy-credit-bank", "M650", .memo)
        case .hostEnergyCreditEarned: ("host-energy-credit-earned", "M980", .memo)
        case .energyCreditEarned: ("energy-credit-earned", "M960", .memo)
        case .energyCreditExpected: ("energy-credit-expected", "M610", .memo)
        case .energyCreditBank: ("energy-credit-bank", "M600", .memo)
        case .energyCreditApplied: ("energy-credit-applied", "M620", .memo)
        case .energyCreditExpired: ("energy-credit-expired", "M630", .memo)
        case .energyCreditPaidOut: ("energy-credit-paid-out", "M640", .memo)
        default: preconditionFailure("no energy-credit account has number \(rawValue)")
        }
    }
}
