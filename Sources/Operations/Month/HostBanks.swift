internal import Accounting
internal import NetMetering
internal import Quantities
internal import Storage

/// What an array's host had banked of the output nobody held when a month began, by the month
/// it was earned.
///
/// Lots are not stored: each month's entry says by how much the bank changed, and what
/// lapsed in a month is known from the lots before it, so the deposits follow.
struct HostBanks {
    let money: CreditBank<Money>
    let energy: CreditBank<Energy>

    /// The banks before `month`, whatever was issued of it and of later months since.
    init(
        _ book: BookReader, array: Int64, before month: Month, graceMonths: Int?
    ) throws {
        money = try Self.bank(
            try book.changes(of: .hostCreditBank, inArray: array), month, graceMonths,
            Money.init(cents:), \.cents)
        energy = try Self.bank(
            try book.changes(of: .hostEnergyCreditBank, inArray: array), month, graceMonths,
            Energy.init(milliwattHours:), \.milliwattHours)
    }

    private static func bank<Amount: Bankable>(
        _ changes: [AccountChange], _ end: Month, _ graceMonths: Int?,
        _ amount: (Int64) -> Amount, _ quantity: (Amount) -> Int64
    ) throws -> CreditBank<Amount> {
        var bank = CreditBank<Amount>()
        for change in changes {
            // The entry that ``MonthRun`` makes for an array's output.
            guard case .output(let month) = change.origin else {
                throw MonthError.damaged(
                    "the entry \"\(change.origin.key)\" changes the host's bank")
            }
            guard month < end else { continue }
            let lapsed =
                graceMonths.map { bank.expire(before: month.adding(months: -$0)) } ?? .zero
            let deposit = change.quantity + quantity(lapsed)
            guard deposit >= 0 else {
                throw MonthError.damaged("the host's bank lost more in \(month) than lapsed")
            }
            try bank.deposit(amount(deposit), earned: month)
        }
        return bank
    }
}
