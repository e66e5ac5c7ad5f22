/// The forms of a date and a time that are not ISO 8601 and that files have all the same.
struct TimeText {
    enum Failure: Error {
        case notATime
        /// The date may begin with the day or with the month.
        case noOrder
    }

    private let bytes: [UInt8]
    private let dates: TimeForm.DateOrder?
    private var index = 0

    /// No form is longer.
    private static let longest = 48

    init(_ text: String, dates: TimeForm.DateOrder?) {
        bytes = Array(text.utf8.prefix(Self.longest + 1))
        self.dates = dates
    }

    /// The local part, and the offset from UTC in seconds where one is written.
    mutating func parse() throws(Failure) -> (LocalTime, offset: Int?) {
        guard bytes.count <= Self.longest else { throw .notATime }
        skipBlanks()
        let date = try date()
        let hasMark = skipMark()
        guard !isAtEnd else {
            guard !hasMark else { throw .notATime }
            return (LocalTime(unchecked: date, 0), nil)
        }
        let local = try time(of: date)
        skipBlanks()
        guard !isAtEnd else { return (local, nil) }
        guard let offset = InstantText.offset(bytes[index...].trimmingBlanks) else {
            throw .notATime
        }
        return (local, offset)
    }

    /// Goes behind what stands between date and time; whether it is a mark, and not only blanks.
    private mutating func skipMark() -> Bool {
        if peek == UInt8(ascii: ",") {
            index += 1
            skipBlanks()
            return true
        }
        let start = index
        skipBlanks()
        guard start == index, peek == UInt8(ascii: "T") || peek == UInt8(ascii: "t") else {
            return false
        }
        index += 1
        return true
    }
}

// MARK: - Dates

extension TimeText {
    private mutating func date() throws(Failure) -> CivilDate {
        let first = try number(atMost: 8)
        if first.digits == 8 {
            return try date(first.value / 10_000, first.value / 100 % 100, first.value % 100)
        }
        guard let mark = peek, "/-. ".utf8.contains(mark) else { throw .notATime }
        index += 1
        if let month = monthName() {
            try expect(mark)
            guard first.digits <= 2 else { throw .notATime }
            return try date(year(number(atMost: 4)), month, first.value)
        }
        guard mark != UInt8(ascii: " ") else { throw .notATime }
        let second = try number(atMost: 2)
        try expect(mark)
        if first.digits == 4 { return try date(first.value, second.value, day()) }
        guard first.digits <= 2 else { throw .notATime }
        let year = try year(number(atMost: 4))
        switch dates {
        case .dayFirst: return try date(year, second.value, first.value)
        case .monthFirst: return try date(year, first.value, second.value)
        case nil: throw .noOrder
        }
    }

    private mutating func day() throws(Failure) -> Int { try number(atMost: 2).value }

    /// A year of two digits is one of this century: no meter was read by a clock before.
    private func year(_ number: (value: Int, digits: Int)) throws(Failure) -> Int {
        switch number.digits {
        case 2: 2000 + number.value
        case 4: number.value
        default: throw .notATime
        }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) throws(Failure) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .notATime }
        return date
    }

    /// The number of the month whose English name, or its first three letters, comes next.
    private mutating func monthName() -> Int? {
        let letters = bytes[index...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        let word = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
        let found = Self.months.firstIndex { $0 == word || $0.prefix(3) == word }
        guard let found else { return nil }
        index += letters.count
        return found + 1
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
}

// MARK: - Times of day

extension TimeText {
    private mutating func time(of date: CivilDate) throws(Failure) -> LocalTime {
        let hour = try number(atMost: 2).value
        try expect(UInt8(ascii: ":"))
        let minute = try sixtieth()
        var second = 0
        if peek == UInt8(ascii: ":") {
            index += 1
            second = try sixtieth()
            try skipZeroFraction()
        }
        guard let half = try halfOfDay() else {
            guard let local = LocalTime(date, hour: hour, minute: minute, second: second) else {
                throw .notATime
            }
            return local
        }
        guard (1...12).contains(hour) else { throw .notATime }
        return LocalTime(
            unchecked: date, (hour % 12 + half) * 3600 + minute * 60 + second)
    }

    private mutating func sixtieth() throws(Failure) -> Int {
        let number = try number(atMost: 2)
        guard number.digits == 2, number.value < 60 else { throw .notATime }
        return number.value
    }

    /// Loggers write `.000`; a part of a second that is not zero cannot be kept.
    private mutating func skipZeroFraction() throws(Failure) {
        guard peek == UInt8(ascii: ".") else { return }
        index += 1
        let zeros = bytes[index...].prefix { $0 == UInt8(ascii: "0") }.count
        guard zeros > 0 else { throw .notATime }
        index += zeros
    }

    /// The hours that `AM` or `PM` adds, nil where neither comes next.
    private mutating func halfOfDay() throws(Failure) -> Int? {
        let start = index
        skipBlanks()
        let letter = peek.map { $0 | 0x20 }
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else {
            index = start
            return nil
        }
        index += 1
        if peek == UInt8(ascii: ".") { index += 1 }
        guard peek.map({ $0 | 0x20 }) == UInt8(ascii: "m") else { throw .notATime }
        index += 1
        if peek == UInt8(ascii: ".") { index += 1 }
        return letter == UInt8(ascii: "a") ? 0 : 12
    }
}

// MARK: - Bytes

extension TimeText {
    private var isAtEnd: Bool { index == bytes.count }
    private var peek: UInt8? { isAtEnd ? nil : bytes[index] }

    private mutating func skipBlanks() {
        while peek == UInt8(ascii: " ") { index += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(Failure) {
        guard peek == byte else { throw .notATime }
        index += 1
    }

    private mutating func number(
        atMost limit: Int
    ) throws(Failure) -> (value: Int, digits: Int) {
        let digits = bytes[index...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard digits.count <= limit, let value = Digits.value(of: digits) else {
            throw .notATime
        }
        index += digits.count
        return (value, digits.count)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmingBlanks: ArraySlice<UInt8> {
        let end = lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { self[...$0] } ?? []
    }
}
