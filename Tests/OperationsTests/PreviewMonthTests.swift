import Foundation
import Operations
import Quantities
import TestSupport
import Testing

/// What a preview knows beside the statements to come.
struct PreviewMonthTests {
    /// No statement says what is still owed once a subscription has ended.
    @Test func namesWhatThoseWhoLeftStillOwe() throws {
        let test = try TestBook.withArray()
        try test.importMembers(
            [
                "S-1,Ada,residential,S-1-A,MEADOW,001,250000,2026-01-01,2026-05-20,42.50",
                "S-2,Bob,residential,S-2-A,MEADOW,002,250000,2026-01-01,2026-05-20,0",
                "S-3,Cid,residential,S-3-A,MEADOW,003,250000,2026-01-01,,10",
            ], also: ",share_to,opening_balance")
        func leavers(_ month: String, asOf date: String) throws -> [ArrayPreview.Leaver] {
            let request = MonthRequest(try Month(month), issued: day(date))
            return try PreviewMonth(request)(in: test.book, template: []).flatMap(\.leavers)
        }
        let found = try leavers("2026-06", asOf: "2026-07-03")
        #expect(found.map(\.subscriptionID) == ["S-1-A"])
        #expect(found.first?.lastDay == day("2026-05-19"))
        #expect(found.first?.owed == Money(cents: 4250))
        #expect(try leavers("2026-05", asOf: "2026-06-03").isEmpty)
    }
}
