/// A currency of ISO 4217, and how finely amounts in it are counted.
///
/// Amounts here are counted in hundredths of the unit (``Money``). A currency that has none, as
/// the yen, or thousandths, as dinars, would be rounded where its people do not round; such a
/// one is refused by name, and never kept wrongly.
public struct Currency: Hashable, Sendable {
    /// Three capital letters, as in `USD`.
    public let code: String
    /// Three digits, as IEEE 2030.5 names a currency.
    public let number: Int
    /// How many decimals the least unit has: 2 for dollars, none for yen, 3 for dinars.
    public let decimals: Int

    /// The decimals that ``Money`` has.
    public static let keptDecimals = 2

    /// The currency that a code stands for, whichever its least unit.
    ///
    /// Codes that stand for no currency, or for no money, as `XAU` for gold, are refused.
    public init(_ code: String) throws(CurrencyError) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw .notACode(code)
        }
        if let reason = Self.noMoney[code] { throw .noMoney(code, reason: reason) }
        guard let found = Self.byCode[code] else { throw .unknown(code) }
        self = found
    }

    /// The currency that a code stands for, in which amounts can be kept.
    public init(kept code: String) throws(CurrencyError) {
        try self.init(code)
        guard decimals == Self.keptDecimals else { throw .notKept(self) }
    }

    /// The currency with this number, or nil.
    public init?(number: Int64) {
        guard let found = Self.byCode.values.first(where: { $0.number == number }) else {
            return nil
        }
        self = found
    }

    init(code: String, number: Int, decimals: Int) {
        self.code = code
        self.number = number
        self.decimals = decimals
    }
}

/// Why a text is no currency that can be used.
public enum CurrencyError: Error, Hashable, Sendable {
    case notACode(String)
    case unknown(String)
    /// A code of the list that stands for no money.
    case noMoney(String, reason: String)
    /// A currency whose least unit is not the hundredth that amounts are kept in.
    case notKept(Currency)
}

extension CurrencyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notACode(let text):
            "expected the code of a currency as in USD, found \"\(text)\""
        case .unknown(let code):
            "expected the code of a currency in use, of ISO 4217, found \"\(code)\""
        case .noMoney(let code, let reason):
            "expected the code of a currency, found \"\(code)\", which stands for \(reason)"
        case .notKept(let currency):
            "amounts are kept to the hundredth, and \(currency.code) has \(currency.leastUnit), so "
                + "no amount in it would be right; expected a currency of two decimals as USD"
        }
    }
}

extension Currency {
    fileprivate var leastUnit: String {
        switch decimals {
        case 0: "no smaller unit"
        case 3: "thousandths"
        default: "\(decimals) decimals"
        }
    }
}
