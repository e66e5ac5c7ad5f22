extension MemberColumn {
    /// What stands in the column, for the people who fill it in: its unit, its form, and what
    /// leaving it empty means.
    public var explanation: String {
        switch self {
        case .subscriberID:
            "the co-op's own id of the person or organization, of plain letters, digits, \"-\", "
                + "\"_\" and \".\", as all ids are; always needed"
        case .name: "as statements show it; needed the first time"
        case .memberClass:
            "a class of the array's program, letter for letter, as 'program show' lists them; "
                + "needed the first time"
        case .email: "an address as in ada@example.org"
        case .address: "in one line"
        case .subscriptionID: "the co-op's own id of the contract on an array; always needed"
        case .array: "the array's id in the book; needed the first time"
        case .account:
            "the account with the utility that the credits go to, leading zeros included; needed "
                + "the first time"
        case .share, .shareFrom, .shareTo: shareExplanation
        case .usageMeter: "the id of the meter that reads what the member uses; one for each"
        case .tariff:
            "the utility's tariff of the account, by its id in the book, where the worth of a "
                + "credit depends on it"
        case .yearlyUse:
            "what the member is expected to use in a year, in kWh, as in 6200; some programs "
                + "limit shares by it"
        case .fee:
            "the contract's own fee in place of the program's: 90% of the credit, 0.085/kWh, "
                + "4.20/kW or 3/block a month, or none; by kW or block it is for a whole month, "
                + "where the program does not divide it by days"
        case .savingsRate:
            "the part of the credit that stays with the member, as in 10%, in place of a fee"
        case .openingBalance:
            "what the member owed when the contract came into the book, as in 12.50, below zero "
                + "for a credit"
        case .loanPrincipal, .loanRate, .loanMonths, .loanFirstDue: loanExplanation
        }
    }

    private var shareExplanation: String {
        switch self {
        case .shareFrom: "the first day the share counts, as in 2026-07-01; always needed"
        case .shareTo:
            "the first day the share counts no more, so a share up to the end of June has "
                + "2026-07-01; empty while it lasts, and 'open' takes an end back"
        default:
            "the size: a percentage of the array as in 1.25%, 12500 ppm for the same, 5.5kW of "
                + "an array shared in watts, or a number of blocks; always needed"
        }
    }

    private var loanExplanation: String {
        switch self {
        case .loanPrincipal:
            "what is still owed of a loan the share was bought with, as in 2600.00; a loan needs "
                + "all four columns"
        case .loanRate: "the loan's interest for a year, as in 5.99%"
        case .loanMonths: "how many equal monthly payments remain, from 1 to 600"
        default:
            "a day in the month of the first payment that the statements collect, as in "
                + "2026-02-01"
        }
    }
}
