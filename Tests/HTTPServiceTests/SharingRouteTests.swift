import Testing

struct SharingRouteTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    private static let path = "/api/v1/arrays/MEADOW/scr/2026-06"

    @Test(arguments: Transport.allCases)
    func tellsAnAdministratorOfAllMembers(on transport: Transport) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await service.get(Self.path, token: token)
        }
        #expect(reply.status == 200)
        let rates = reply.json
        #expect(rates["schema"].text == "commonwatt.array-scr/1")
        #expect(rates["array"].text == "MEADOW")
        #expect(rates["month"].text == "2026-06")
        #expect(rates["outcome"].text == "computed")
        #expect(rates["no_interval_data"].elements.map(\.text) == ["S-3"])
        for rule in ["theta", "marginal"] {
            let members = rates["rules"][rule]["members"]
            #expect(members.elements.map { $0["member"].text } == ["S-1", "S-2"])
            #expect(rates["rules"][rule]["total"].text != nil)
            #expect(
                members[0].keys
                    == ["c", "c_capacity", "c_energy", "member", "scr", "scr_energy", "scr_peak"])
        }
    }

    /// By night both members take, by day both feed in, so that nothing is shared.
    @Test func saysNullWhereNothingIsShared() async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get(Self.path, token: token)
        }
        let first = reply.json["rules"]["theta"]["members"][0]
        #expect(first["c_energy"].text == "0.000000")
        #expect(first["scr_energy"].isNull)
    }

    @Test func tellsAMemberTheOwnRateAlone() async throws {
        let tokens = book.tokens
        let (second, third) = try await RunningService.serving(book) { service in
            (
                try await service.get(Self.path, token: tokens.second),
                try await service.get(Self.path, token: tokens.third)
            )
        }
        let members = second.json["rules"]["theta"]["members"]
        #expect(members.elements.map { $0["member"].text } == ["S-2"])
        #expect(second.json["no_interval_data"].count == 0)
        #expect(third.json["rules"]["theta"]["members"].count == 0)
        #expect(third.json["no_interval_data"].elements.map(\.text) == ["S-3"])
        #expect(!second.text.contains("S-1"))
        #expect(!third.text.contains("S-1"))
    }

    @Test(arguments: [
        ("MEADOW", "2026-05", "no-terms"), ("MEADOW", "2026-07", "no-interval-data"),
        ("NORTH", "2026-06", "no-terms"), ("MEADOW", "2200-12", "no-interval-data"),
    ])
    func saysWhyThereIsNothing(array: String, month: String, outcome: String) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/arrays/\(array)/scr/\(month)", token: token)
        }
        #expect(reply.status == 200)
        #expect(reply.json["outcome"].text == outcome)
        #expect(reply.json["rules"].isNull)
    }

    @Test(arguments: [
        "2026-13", "2026-00", "2026-6", "June", "1899-12", "2201-01", "2026-06-01", "-026-06",
        "99999999999-99", "%00", "2026%2D06x", "+026-06",
    ])
    func refusesWhatIsNoMonth(month: String) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/arrays/MEADOW/scr/\(month)", token: token)
        }
        #expect(reply.status == 400)
        #expect(reply.type == "application/problem+json")
        #expect(reply.json["detail"].text?.isEmpty == false)
    }
}
