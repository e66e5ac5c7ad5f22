internal import Quantities
internal import Storage

/// Writes the members of one array of an invented co-op.
struct SyntheticMembers {
    let array: Int64
    /// The members' places among all of the book.
    let numbers: Range<Int>
    let start: CivilDate

    /// Adds them, and returns the numbers of their subscriptions.
    func add(to db: BookWriter, _ dice: inout Dice) throws -> [Int64] {
        let units = try shares(&dice)
        return try zip(numbers, units).map { number, units in
            let subscription = try addContract(number + 1, to: db, &dice)
            try db.add(
                ShareRow(
                    array: array, subscription: subscription,
                    period: DatePeriod(from: start), units: units))
            return subscription
        }
    }

    /// Parts per million: from nine tenths to all of the array, the largest holder's three
    /// times the smallest's at most.
    private func shares(_ dice: inout Dice) throws -> [Int64] {
        let sold = dice.roll(900_000...1_000_000)
        let weights = numbers.map { _ in dice.roll(50...150) }
        return try Apportionment.parts(of: sold, weights: weights)
    }

    /// Adds a subscriber and a subscription at nine tenths of the credit, eight for one in five
    /// of low income.
    private func addContract(
        _ number: Int, to db: BookWriter, _ dice: inout Dice
    ) throws -> Int64 {
        let digits = Self.padded(number, to: 7)
        let hasLowIncome = dice.happens(in: 20)
        let subscriber = try db.add(
            SubscriberRow(
                key: "M\(digits)", name: "\(dice.pick(Self.first)) \(dice.pick(Self.last))",
                memberClass: hasLowIncome ? "low-income" : "residential"))
        return try db.add(
            SubscriptionRow(
                key: "C\(digits)", array: array, subscriber: subscriber,
                utilityAccount: "302\(digits)", tariff: nil, period: DatePeriod(from: start),
                fee: SubscriptionRow.ContractFee(
                    kind: "percentage", billionths: hasLowIncome ? 800_000_000 : 900_000_000),
                savings: nil, openingBalance: .zero, importID: nil))
    }

    /// A number with zeros before it up to a width.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static let first = [
        "Ada", "Amara", "Ana María", "Björn", "Chen", "Dolores", "Fatima", "Grace", "Henrik",
        "Imani", "Jamal", "Kiều", "Lars", "Mei", "Nia", "Oluwaseun", "Priya", "Rosa", "Sven", "Zoë",
    ]
    private static let last = [
        "Abernathy", "Begay", "Castillo", "Dubois", "Eriksson", "Fernández", "Garcia", "Hoang",
        "Ibrahim", "Johnson", "Kowalski", "Lindqvist", "Müller", "Nguyen", "O'Brien", "Petersen",
        "Quintero", "Rodriguez", "Smith & Sons", "Washington",
    ]
}
