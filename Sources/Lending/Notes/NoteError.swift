public import Quantities

/// Why payments cannot be distributed among notes.
public enum NoteError: Error, Hashable, Sendable {
    case countOutOfRange(Int)
    case noteOutOfRange(Money, number: Int)
    case notesDoNotSum(Money, principal: Money)
    case servicingOutOfRange(Ratio)
    case cannotBeSplit(ApportionmentError)
}

extension NoteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .countOutOfRange(let count):
            "a loan must be funded by \(NoteDistribution.notesAllowed.lowerBound) to "
                + "\(NoteDistribution.notesAllowed.upperBound) notes, found \(count)"
        case .noteOutOfRange(let amount, let number):
            "note \(number) must be from 0.01 to the principal, found \(amount)"
        case .notesDoNotSum(let sum, let principal):
            "the notes must sum to the principal of \(principal), found \(sum)"
        case .servicingOutOfRange(let rate):
            "the servicing fee must be from 0% to 100%, found \(rate.percent)%"
        case .cannotBeSplit(let error): "a payment cannot be split: \(error)"
        }
    }
}
