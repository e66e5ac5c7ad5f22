/// The columns of a member file, in the order of the template.
public enum MemberColumn: String, CaseIterable, Sendable {
    case subscriberID = "subscriber_id"
    case name
    /// As in `residential`, by the names the program gives its classes.
    case memberClass = "class"
    case email
    case address
    case subscriptionID = "subscription_id"
    case array
    /// The account with the utility that the credits go to.
    case account
    /// A percentage of the array, kilowatts or blocks: see ``ShareQuantity``.
    case share
    /// The first day the share counts.
    case shareFrom = "share_from"
    /// The first day it counts no more; empty while it lasts, `open` to take an end back.
    case shareTo = "share_to"
    case usageMeter = "usage_meter"
    case tariff
    /// What the subscriber is expected to use in a year.
    case yearlyUse = "yearly_kwh"
    /// The contract's own fee: see ``FeeTerms``.
    case fee
    /// The part of the credit a net-crediting subscriber keeps, as in `10%`.
    case savingsRate = "savings_rate"
    case openingBalance = "opening_balance"
    case loanPrincipal = "loan_principal"
    case loanRate = "loan_rate"
    case loanMonths = "loan_months"
    case loanFirstDue = "loan_first_due"

    /// Those a file cannot do without; what others leave out is as the book has it.
    static let required: Set<MemberColumn> = [
        .subscriberID, .subscriptionID, .share, .shareFrom,
    ]
}
