import Accounting
import Foundation
import Quantities
import TestSupport
import Testing

/// The twenty entries a program administrator makes, from `programs/examples.json`, AC-1.
struct ChartTests {
    private struct Event: Decodable {
        let event: String
        let lines: [Line]
    }

    private struct Line: Decodable {
        let acct: String
        let dr: String
        let cr: String
    }

    private struct Examples: Decodable {
        let events: [Event]

        enum CodingKeys: String, CodingKey { case events = "AC-1 journal" }
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared figures are not here"))
    func holdsEveryEventOfAProgram() throws {
        let file = try SharedData.file("data/programs/examples.json")
        let examples = try JSONDecoder().decode(Examples.self, from: Data(contentsOf: file))
        #expect(examples.events.count == 20)
        var trial = TrialBalance()
        for event in examples.events {
            let entry = try Entry(
                in: 1, on: CivilDate("2026-06-30"), memo: event.event,
                origin: EntryOrigin(key: event.event),
                postings: event.lines.map(posting))
            trial.add(entry)
        }
        #expect(trial.excesses.isEmpty)
        #expect(trial.balance(of: .subscriptionRevenue) == -(69_12 + 72_630_90 + 8_67))
        #expect(trial.balance(of: .adminFee) == 1_210_52)
        #expect(trial.balance(of: .interestIncome) == -12_98)
        #expect(trial.balance(of: .loanReceivable) == 2_600_00 - 15_87)
        #expect(trial.balance(of: .creditLiability) == 0)
        #expect(trial.balance(of: .creditBank) == 76_80)
    }

    private func posting(_ line: Line) throws -> Posting {
        let number = try #require(line.acct.split(separator: " ").first).description
        let known = ["131.1": "1000"][number] ?? number
        let kind = try #require(AccountKind.allCases.first { $0.number == known })
        let account = kind.belongsToSubscription ? Account(kind, of: 1) : Account(kind)
        let (debit, credit) = (try Money(line.dr), try Money(line.cr))
        return debit == .zero ? .credit(account, credit) : .debit(account, debit)
    }
}
