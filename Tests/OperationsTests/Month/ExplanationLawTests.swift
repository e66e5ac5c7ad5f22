import Billing
import Documents
import Quantities
import TestSupport
import Testing

/// What is printed of a month gives what is printed beside it, for every program that ships.
struct ExplanationLawTests {
    private static let months = ShippedProgramMonth.files.flatMap { file in
        (1...8).map { (file, Seed(UInt64($0))) }
    }

    private func outcome(_ file: String, _ seed: Seed) throws -> MonthOutcome {
        var month = try ShippedProgramMonth(file, seed)
        return try MonthRun(month.input()).outcome()
    }

    @Test(arguments: months)
    func everyFormulaGivesItsResult(file: String, seed: Seed) throws {
        let outcome = try outcome(file, seed)
        for statement in outcome.statements.map(\.statement) {
            let explanation = StatementExplanation(statement, outcome.run)
            var evaluated = 0
            for printed in [
                try PrintedExplanation(text: explanation.text),
                try PrintedExplanation(json: explanation.json),
            ] {
                for (index, item) in printed.items.enumerated() {
                    if check(item, after: Array(printed.items[..<index])) { evaluated += 1 }
                }
            }
            #expect(evaluated >= 8, "\(explanation.text)")
        }
    }

    /// Whether there was a figure to hold against the result.
    private func check(
        _ item: PrintedExplanation.Item, after above: [PrintedExplanation.Item]
    ) -> Bool {
        let value = item.value(after: above)
        if let exactly = item.exactly {
            expect(item.result, isRounded: exactly, item)
            if let value { #expect(value == exactly, "\(item)") }
            return true
        }
        if let use = item.formula.firstMatch(of: Self.use) {
            expect(item.result, isUse: use.output, item)
            return true
        }
        guard let value else { return false }
        guard item.rounding?.contains("milliwatt-hour") == true else {
            #expect(value == item.result, "\(item)")
            return true
        }
        // A part is whole in every stretch between others' changes, of which there are few.
        #expect((value - item.result).magnitude < PrintedNumber(31, 1_000_000), "\(item)")
        return true
    }

    private func expect(
        _ result: PrintedNumber, isRounded exactly: PrintedNumber,
        _ item: PrintedExplanation.Item
    ) {
        let rule: RoundingRule? =
            switch item.rounding {
            case "rounded to the nearest cent": .halfAwayFromZero
            case "rounded to the nearest cent, halves to the even one": .halfEven
            case "rounded toward zero": .towardZero
            case "rounded away from zero": .awayFromZero
            case "rounded up": .up
            case "rounded down": .down
            default: nil
            }
        guard let rule else {
            #expect(item.rounding?.hasPrefix("split to the cent") == true, "\(item)")
            #expect((result - exactly).magnitude < .cent, "\(item)")
            return
        }
        #expect(exactly.cents(rule) == result, "\(item)")
    }

    private typealias Use = (Substring, Substring?, Substring, Substring, Substring?)

    private static var use: Regex<Use> {
        #/
        as\ much\ of\ (?:(\S+)(?:\ kWh)?\ brought\ forward\ and\ )?(\S+)(?:\ kWh)?\ earned
        \ as\ the\ (?:electric\ bill|use)\ of\ (\S+)(?:\ kWh)?\ takes
        (?:,\ down\ to\ the\ minimum\ bill\ of\ (\S+))?
        /#
    }

    private func expect(
        _ result: PrintedNumber,
        isUse use: Use,
        _ item: PrintedExplanation.Item
    ) {
        guard let earned = PrintedNumber(use.2), let most = PrintedNumber(use.3) else {
            Issue.record("\(item)")
            return
        }
        let bank = use.1.flatMap { PrintedNumber($0) } ?? .zero
        let minimum = use.4.flatMap { PrintedNumber($0) } ?? .zero
        // Money that use in kilowatt-hours limits was limited before it was money.
        let isMoney = use.2.contains("$") && !use.3.contains("$")
        let room = isMoney ? bank + earned : most - min(minimum, most)
        #expect(result <= min(bank + earned, room), "\(item)")
        #expect(result >= min(earned, room), "\(item)")
    }

    @Test(arguments: months)
    func savesWhatTheBillsFellBy(file: String, seed: Seed) throws {
        let outcome = try outcome(file, seed)
        for statement in outcome.statements.map(\.statement) {
            let page = StatementText.render(statement, outcome.run)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard let saving = PrintedPage(page).saving else { continue }
            let printed = try #require(
                page.firstMatch(
                    of: #/(You save|You paid more|Expected saving|Expected cost) (\$[0-9,.]+)/#))
            let amount = try #require(PrintedNumber(printed.output.2))
            let isCost = printed.output.1 == "You paid more" || printed.output.1 == "Expected cost"
            #expect((isCost ? PrintedNumber.zero - amount : amount) == saving, "\(page)")
        }
    }

    /// Each credit is within a cent of its own terms, and together they are the array's.
    @Test(arguments: months)
    func givesEveryCreditWithinACent(file: String, seed: Seed) throws {
        let outcome = try outcome(file, seed)
        for statement in outcome.statements.map(\.statement) {
            guard case .money(let earned) = statement.credit.earned,
                let exact = statement.credit.unrounded
            else { continue }
            let credit = statement.credit.value ?? earned
            let difference = UnroundedMoney(credit) - exact
            #expect(max(difference, -difference) < UnroundedMoney(Money(cents: 1)))
        }
    }
}

/// A statement's page, its words one blank apart.
private struct PrintedPage {
    let words: String

    init(_ words: String) { self.words = words }

    /// What the bills together fell by, from what the page shows of them; nil where it shows no
    /// amounts of money.
    var saving: PrintedNumber? {
        let cost = words.contains("reaches you;") ? PrintedNumber.zero : fee
        if let before = number(#/set against your electric bill of (-?\$[0-9,.]+)/#),
            let after = number(#/bill after the credit is (-?\$[0-9,]+\.[0-9]{2})/#)
        {
            return before - after + payout - cost
        }
        guard let used = number(#/ Used (-?\$[0-9,.]+)/#) else { return nil }
        return PrintedNumber.zero - used + payout - cost
    }

    private var fee: PrintedNumber { number(#/ Subscription fee (-?\$[0-9,.]+)/#) ?? .zero }

    private var payout: PrintedNumber {
        let paid = number(#/ Paid out by .*? (-\$[0-9,.]+)/#) ?? .zero
        return PrintedNumber.zero - paid
    }

    private func number(_ pattern: Regex<(Substring, Substring)>) -> PrintedNumber? {
        words.firstMatch(of: pattern).flatMap { match in
            var text = match.output.1
            while text.last == "." { text.removeLast() }
            return PrintedNumber(text)
        }
    }
}
