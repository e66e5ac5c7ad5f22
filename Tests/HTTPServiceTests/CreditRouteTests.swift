import Operations
import Quantities
import Storage
import Testing

struct CreditRouteTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    /// 30 % of 14,400 kWh, of which 3,600 were used.
    @Test(arguments: Transport.allCases)
    func tellsMonthsAndBank(on transport: Transport) async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await service.get("/api/v1/subscribers/M-1/credits", token: token)
        }
        #expect(reply.status == 200)
        #expect(reply.type == "application/json")
        let credits = reply.json
        #expect(credits["schema"].text == "commonwatt.credits/1")
        #expect(credits["subscriber"].text == "M-1")
        #expect(credits["currency"].text == "USD")
        #expect(credits["subscriptions"].count == 1)
        let subscription = credits["subscriptions"][0]
        #expect(subscription["subscription"].text == "S-1")
        #expect(subscription["array"].text == "MEADOW")
        let month = subscription["months"][0]
        #expect(month["month"].text == "2026-06")
        #expect(month["statement"].text == "MEADOW-000001")
        #expect(month["allocated_kwh"].text == "4320")
        #expect(month["total"].text != nil)
    }

    /// The figures are those of the book, in the order of its subscriptions.
    @Test func tellsAllSubscriptions() async throws {
        let token = book.tokens.third
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/subscribers/M-3/credits", token: token)
        }
        let subscriptions = reply.json["subscriptions"]
        #expect(subscriptions.elements.map { $0["subscription"].text } == ["S-3", "S-4"])
        #expect(subscriptions[0]["months"].count == 1)
        #expect(subscriptions[1]["months"].count == 0)
        #expect(subscriptions[1]["bank"]["lots"].count == 0)
        #expect(subscriptions[1]["bank"]["balance"].count == 0)
    }

    @Test func agreesWithTheBook() async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/subscribers/M-1/credits", token: token)
        }
        let account = try Book.open(at: book.path, for: .reading).read {
            try CreditQuery($0).account("M-1")
        }
        let subscription = try #require(account.subscriptions.first)
        let sent = reply.json["subscriptions"][0]
        #expect(sent["months"].count == subscription.months.count)
        #expect(sent["bank"]["lots"].count == subscription.lots.count)
        #expect(
            sent["bank"]["lots"].elements.map { $0["earned"].text }
                == subscription.lots.map(\.earned.description))
        let month = try #require(subscription.months.first)
        #expect(sent["months"][0]["fee"].text == month.fee.description)
        #expect(sent["months"][0]["total"].text == month.total.description)
    }

    @Test func takesAKeyThatIsEscaped() async throws {
        let token = book.tokens.administrator
        let path = "/api/v1/subscribers/\(SampleBook.secondKeyEscaped)/credits"
        let reply = try await RunningService.serving(book) { service in
            try await service.get(path, token: token)
        }
        #expect(reply.status == 200)
        #expect(reply.json["subscriber"].text == SampleBook.secondKey)
    }
}
