public import Billing
import Quantities

/// How each figure of a statement came about: formula, exact result, rounding and sources.
public struct StatementExplanation: Sendable {
    /// One figure.
    struct Item: Sendable {
        /// What the figure is, for programs.
        var subject: String
        /// What it is, for people.
        var label: String
        var result: Result
        var formula: String
        var unrounded: UnroundedMoney?
        var rounding: String?
        var sources: [Source]
    }

    enum Result: Sendable {
        case money(Money)
        case exactMoney(UnroundedMoney)
        case energy(Energy)
        /// Millionths of a pure number.
        case rate(Int64)
    }

    /// What a figure was made from.
    enum Source: Hashable, Sendable {
        case file(RunFacts.Source, line: Int?)
        case share(subscription: String)
        case contract(subscription: String)
        case statement(StatementNumber)
        /// What happened to a loan.
        case loan(String)
    }

    let number: StatementNumber
    let month: Month
    let items: [Item]
    let figures: Figures
    let currency: String

    public init(_ statement: Statement, _ run: RunFacts) {
        let phrasing = Phrasing(statement, run, style: .terminal)
        number = statement.number
        month = run.month
        figures = phrasing.figures
        currency = run.currency
        items = ExplanationMaker(phrasing: phrasing).items
    }
}
