import Tariffs

/// Letters by which periods are told apart without colour.
enum PeriodLetters {
    /// A letter for each period, from its name where one is free: P for peak, M for mid-peak,
    /// S for super off-peak; small letters for the period of the other hours.
    static func letters(of periods: [TimeOfUse.Period]) -> [Character] {
        var taken: Set<Character> = []
        return periods.map { period in
            let letter = candidates(for: period.name).first { !taken.contains($0) } ?? "?"
            taken.insert(letter)
            return period.fillsOtherHours ? Character(letter.lowercased()) : letter
        }
    }

    private static let kinds: [(word: String, letter: Character)] = [
        ("critical", "C"), ("super", "S"), ("mid", "M"), ("part", "M"), ("shoulder", "M"),
        ("off", "O"), ("on-peak", "P"), ("on peak", "P"), ("peak", "P"),
    ]

    private static func candidates(for name: String) -> [Character] {
        let lower = name.lowercased()
        let known = kinds.filter { lower.contains($0.word) }.map(\.letter).prefix(1)
        let number = name.last.map { $0.isNumber && $0.isASCII ? [$0] : [] } ?? []
        let own = name.uppercased().filter { $0.isASCII && $0.isLetter }
        return Array(known) + number + Array(own) + Array(everyLetter)
    }

    private static let everyLetter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#@%&*+=$!/|<>^~:;"
}
