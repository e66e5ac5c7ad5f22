internal import NetMetering
internal import Quantities

extension BankMovement {
    /// What happened to each lot of a bank in a month.
    ///
    /// `before` are the lots as the month found them. Lots too old by `rule` lapsed first;
    /// then what was used came from the oldest; what else is gone lapsed or was paid out
    /// when the period of account ended.
    static func movements<Amount: Bankable>(
        from before: CreditBank<Amount>, by movement: CreditMovement<Amount>, in month: Month,
        under rule: BankRule, as amount: (Amount) -> CreditAmount
    ) -> [BankMovement] {
        var splitter = LotSplitter(
            month: month, lapsedBefore: rule.lapsedBefore(month), drawn: movement.drawn,
            expired: movement.expired)
        splitter.add(.deposit, month, movement.deposited)
        let lots = before.lots.map { ($0.earned, $0.amount) }
        for (earned, quantity) in lots + [(month, movement.deposited)] {
            let kept = movement.after.lots.first { $0.earned == earned }?.amount ?? .zero
            splitter.take(quantity - kept, of: earned)
        }
        return splitter.moved.map {
            BankMovement($0.kind, earned: $0.earned, amount: amount($0.quantity))
        }
    }
}

/// Tells for each lot how much of what is gone was used, lapsed or paid out.
private struct LotSplitter<Amount: Bankable> {
    let month: Month
    let lapsedBefore: Month?
    var drawn: Amount
    var expired: Amount
    private(set) var moved: [(kind: BankMovement.Kind, earned: Month, quantity: Amount)] = []

    init(month: Month, lapsedBefore: Month?, drawn: Amount, expired: Amount) {
        self.month = month
        self.lapsedBefore = lapsedBefore
        self.drawn = drawn
        self.expired = expired
    }

    mutating func add(_ kind: BankMovement.Kind, _ earned: Month, _ quantity: Amount) {
        guard quantity != .zero else { return }
        moved.append((kind, earned, quantity))
    }

    mutating func take(_ gone: Amount, of earned: Month) {
        let isTooOld = lapsedBefore.map { earned < $0 } ?? false
        let draw = isTooOld ? Amount.zero : min(gone, drawn)
        let expiry = min(gone - draw, expired)
        drawn -= draw
        expired -= expiry
        add(.draw, earned, .zero - draw)
        add(.expiry, earned, .zero - expiry)
        add(.payout, earned, .zero - (gone - draw - expiry))
    }
}

extension BankRule {
    /// The month before which lots lapse at the start of `month`; nil where age does not
    /// matter.
    fileprivate func lapsedBefore(_ month: Month) -> Month? {
        if case .rolling(let months) = carry { month.adding(months: -months) } else { nil }
    }
}
