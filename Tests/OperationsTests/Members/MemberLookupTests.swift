import Foundation
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// What is said where a subscription is meant and something else is named.
struct MemberLookupTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.addArray("ROOF", meter: "RM")
        try test.importMembers([
            "M-1,Ada,residential,H-1,MEADOW,001,25%,2026-01-01",
            "M-1,Ada,residential,T-1,ROOF,001,25%,2026-01-01",
        ])
    }

    private func refusal(of subscription: String) -> String? {
        let error = #expect(throws: OperationError.self) {
            try RecordPayment(of: Money(cents: 500), for: subscription, on: day("2026-05-20"))(
                in: test.book, TestBook.time)
        }
        #expect(error?.category == .noInput)
        return error?.description
    }

    @Test func namesTheSubscriptionsOfASubscriber() {
        #expect(
            refusal(of: "M-1")
                == "there is no subscription \"M-1\" in the book, but a subscriber, who has H-1, "
                + "T-1; say which is meant")
    }

    @Test func saysWhoseAStatementIs() throws {
        let start = try Instant("2026-04-01T07:00:00Z")
        try test.importReadings(
            (0..<720).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
        let template = try Data(
            contentsOf: PackageRoot.folder.appending(path: "templates/statement.html"))
        _ = try IssueMonth(
            MonthRequest(Month("2026-04"), array: "MEADOW", issued: day("2026-05-03")),
            at: TestBook.time.now)(in: test.book, template: Array(template))
        #expect(
            refusal(of: "MEADOW-000001")
                == "MEADOW-000001 is a statement, of subscription H-1; name the subscription")
        #expect(
            refusal(of: "MEADOW-000002")
                == "there is no subscription \"MEADOW-000002\" in the book; commonwatt "
                + "subscription list shows those there")
    }

    @Test func namesTheSubscriberOfASubscription() {
        let error = #expect(throws: OperationError.self) {
            try CreateToken(forSubscriber: "H-1")(in: test.book, TestBook.time)
        }
        #expect(
            error?.description
                == "there is no subscriber \"H-1\" in the book, but a subscription, of subscriber "
                + "M-1; name the subscriber")
        #expect(throws: OperationError.unknownSubscriber("X")) {
            try CreateToken(forSubscriber: "X")(in: test.book, TestBook.time)
        }
    }

    /// A token of a subscriber's must not tell what there is of others.
    @Test func saysNothingOfOthersToAQueryOfCredits() throws {
        let error = #expect(throws: OperationError.self) {
            _ = try test.book.read { try CreditQuery($0).account("H-1") }
        }
        #expect(error == .unknownSubscriber("H-1"))
    }
}
