import Diagnostics
import Quantities

/// A subscriber as far as the rows read until now tell.
struct SubscriberDraft {
    let id: ID<SubscriberRecord>
    let place: Place
    var name: String?
    var memberClass: String?
    var email: String?
    var address: String?
}

/// A subscription as far as the rows read until now tell.
struct SubscriptionDraft {
    let id: ID<SubscriptionRecord>
    let subscriber: ID<SubscriberRecord>
    let place: Place
    var array: String?
    var account: UtilityAccount?
    var usageMeter: String?
    var tariff: String?
    var yearlyUse: Energy?
    var fee: FeeTerms?
    var savings: Ratio?
    var openingBalance: Money?
    var loanPrincipal: Money?
    var loanRate: Ratio?
    var loanMonths: Int?
    var loanFirstDue: CivilDate?
    var shares: [ShareDraft] = []
}

/// A share of one row, its end not yet known where a later row may set it.
struct ShareDraft {
    let quantity: ShareQuantity
    let from: CivilDate
    let to: ShareEnd?
    let fromPlace: Place
    let toPlace: Place
}

/// What a row says about the end of its share.
enum ShareEnd: Equatable {
    /// The first day on which the share counts no more.
    case day(CivilDate)
    /// It has none, whatever was said before.
    case open

    var day: CivilDate? {
        if case .day(let day) = self { day } else { nil }
    }
}
