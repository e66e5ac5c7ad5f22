internal import Hummingbird
internal import Operations
internal import Quantities
internal import Storage

/// What a subscriber earned, month by month, and has banked.
struct CreditRoute {
    let bookContext: BookContext

    func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let key = try context.part("id")
        let document = try await bookContext.answer(request) { book, viewer in
            guard let subscriber = try book.subscriber(key), viewer.sees(subscriber: subscriber.id)
            else { throw OperationError.unknownSubscriber(key) }
            return try CreditDocument(
                CreditQuery(book).account(key), currency: book.settings().currency)
        }
        return try .json(document)
    }
}

/// Credits as they are sent, of the schema `commonwatt.credits/1`.
struct CreditDocument: Encodable, Sendable {
    let schema = "commonwatt.credits/1"
    let subscriber: String
    let currency: String
    let subscriptions: [Subscription]

    struct Subscription: Encodable {
        let subscription: String
        let array: String
        let months: [CreditMonth]
        let bank: Bank
    }

    struct CreditMonth: Encodable {
        let month: String
        let statement: String
        let allocated_kwh: String
        let earned: Amount
        let applied: Amount
        let expired: Amount
        let paid_out: Amount
        let banked: Amount
        let fee: String
        let total: String
    }

    struct Bank: Encodable {
        /// The sums of the lots, of money and of energy where there are such.
        let balance: [Amount]
        let lots: [Lot]
    }

    struct Lot: Encodable {
        let earned: String
        let left: Amount
    }

    /// An amount of credit, which says what it is counted in: `money` or `kwh`.
    struct Amount: Encodable {
        let unit: CreditUnit
        let quantity: Int64

        func encode(to encoder: any Encoder) throws {
            let text =
                switch unit {
                case .cents: Money(cents: quantity).description
                case .milliwattHours: Energy(milliwattHours: quantity).description
                }
            try [unit == .cents ? "money" : "kwh": text].encode(to: encoder)
        }
    }
}

extension CreditDocument {
    init(_ account: CreditQuery.Account, currency: String) throws {
        subscriber = account.subscriber
        self.currency = currency
        subscriptions = try account.subscriptions.map { subscription in
            Subscription(
                subscription: subscription.key, array: subscription.array,
                months: subscription.months.map(CreditMonth.init),
                bank: try Bank(subscription.lots))
        }
    }
}

extension CreditDocument.CreditMonth {
    fileprivate init(_ row: CreditQuery.CreditMonth) {
        func amount(_ quantity: Int64) -> CreditDocument.Amount {
            CreditDocument.Amount(unit: row.unit, quantity: quantity)
        }
        self.init(
            month: row.month.description, statement: row.statement,
            allocated_kwh: row.allocated.description, earned: amount(row.earned),
            applied: amount(row.applied), expired: amount(row.expired),
            paid_out: amount(row.paidOut), banked: amount(row.banked),
            fee: row.fee.description, total: row.total.description)
    }
}

extension CreditDocument.Bank {
    fileprivate init(_ lots: [CreditQuery.Lot]) throws {
        let sums = try CreditUnit.allCases.compactMap { unit -> CreditDocument.Amount? in
            let own = lots.filter { $0.unit == unit }
            guard !own.isEmpty else { return nil }
            let sum = try Money.sum(of: own.map { Money(cents: $0.quantity) })
            return CreditDocument.Amount(unit: unit, quantity: sum.cents)
        }
        self.init(
            balance: sums,
            lots: lots.map {
                CreditDocument.Lot(
                    earned: $0.earned.description,
                    left: CreditDocument.Amount(unit: $0.unit, quantity: $0.quantity))
            })
    }
}
