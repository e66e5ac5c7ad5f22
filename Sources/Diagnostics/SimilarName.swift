/// The name that a misspelled one is most likely meant to be.
package enum SimilarName {
    /// The first of `known` that `name` becomes by at most two insertions, deletions or
    /// substitutions of characters, which are less than half of its, and by the fewest; nil
    /// where there is none.
    package static func find(_ name: String, among known: some Collection<String>) -> String? {
        let name = Array(name.utf8.prefix(longest))
        return known.sorted().lazy
            .map { ($0, distance(name, Array($0.utf8))) }
            .filter { $0.1 <= 2 && 2 * $0.1 < name.count }
            .min { $0.1 < $1.1 }?.0
    }

    /// Names are no longer, and what a hostile one costs stays small.
    private static let longest = 64

    /// How many edits lead from one to the other (Levenshtein 1966), row by row.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var above = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let changed = above[column] + (byte == other ? 0 : 1)
                current.append(min(changed, above[column + 1] + 1, current[column] + 1))
            }
            above = current
        }
        return above[right.count]
    }
}
