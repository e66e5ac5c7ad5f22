/// Days of the week and holidays, as a time-of-use window names them.
///
/// A holiday is a kind of day of its own: a window for Mondays does not hold on a
/// holiday that falls on one, unless it names holidays too.
public struct DaySet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let monday = DaySet(rawValue: 1 << 0)
    public static let tuesday = DaySet(rawValue: 1 << 1)
    public static let wednesday = DaySet(rawValue: 1 << 2)
    public static let thursday = DaySet(rawValue: 1 << 3)
    public static let friday = DaySet(rawValue: 1 << 4)
    public static let saturday = DaySet(rawValue: 1 << 5)
    public static let sunday = DaySet(rawValue: 1 << 6)
    public static let holiday = DaySet(rawValue: 1 << 7)

    public static let weekday: DaySet = [.monday, .tuesday, .wednesday, .thursday, .friday]
    public static let weekend: DaySet = [.saturday, .sunday]
    public static let all = DaySet(rawValue: 0xFF)

    /// How many kinds of day there are.
    static let kinds = 8

    /// The set of the one kind `index`: 0 for Monday to 6 for Sunday, 7 for holidays.
    init(kind index: Int) {
        self.init(rawValue: 1 << UInt8(index))
    }

    private static let words: [(word: String, days: DaySet)] = [
        ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday),
        ("thursday", .thursday), ("friday", .friday), ("saturday", .saturday),
        ("sunday", .sunday), ("holiday", .holiday), ("weekday", .weekday),
        ("weekend", .weekend), ("all", .all),
    ]

    /// Reads words with blanks between them, as in `saturday sunday holiday`.
    public init(_ text: some StringProtocol) throws(TariffTextError) {
        self = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let days = Self.words.first(where: { $0.word == word })?.days else {
                throw .notADay(String(word))
            }
            formUnion(days)
        }
        guard !isEmpty else { throw .notADay(String(text)) }
    }

    /// The word for the kind of day `index`.
    static func name(ofKind index: Int) -> String { words[index].word }
}
