internal import Quantities

/// Twelve amounts of cents that make the amount of a year.
///
/// What is stated by the year is owed in twelfths, which seldom come out even: rounded one by
/// one, 100.00 would come to 99.96. The year is rounded once, and its cents are given to the
/// months by largest remainder, ties to the earlier month.
enum YearParts {
    /// The part of a month from 1 to 12 of what `year` comes to, rounded by `rule`.
    static func part(
        of year: UnroundedMoney, month: Int, _ rule: RoundingRule
    ) throws(QuantityError) -> Money {
        precondition((1...12).contains(month), "month out of range: \(month)")
        let cents: Int64 = try year.rounded(rule).cents
        let (part, rest) = cents.quotientAndRemainder(dividingBy: 12)
        let isEarly = Int(rest.magnitude) >= month
        return Money(cents: isEarly ? part + rest.signum() : part)
    }
}
