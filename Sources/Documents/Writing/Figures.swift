import Billing
import Quantities

/// Figures as people read them: digits in groups, with units, and dates in words.
///
/// Nothing is computed here; what is cut is cut for reading only, and said to be.
struct Figures: Sendable {
    enum Style: Sendable {
        /// With no-break spaces and a real minus.
        case page
        /// What every terminal shows.
        case terminal
    }

    let style: Style
    private let currencySign: String

    /// Figures in `currency`, an ISO 4217 code.
    init(currency: String, style: Style) {
        self.style = style
        let blank = style == .page ? "\u{A0}" : " "
        currencySign =
            switch currency {
            case "USD": "$"
            case "EUR": "€"
            case "GBP": "£"
            case "": ""
            default: currency + blank
            }
    }

    private var blank: String { style == .page ? "\u{A0}" : " " }
    private var minus: String { style == .page ? "\u{2212}" : "-" }

    // MARK: - Money

    func money(_ amount: Money) -> String {
        money(Int128(amount.cents), decimals: 2, least: 2)
    }

    /// The amount without its sign.
    func magnitude(_ amount: Money) -> String {
        money(Int128(amount.cents.magnitude), decimals: 2, least: 2)
    }

    /// The amount with all its decimals, at least two.
    func exact(_ amount: UnroundedMoney) -> String {
        money(amount.femtos, decimals: 15, least: 2)
    }

    /// The amount with up to six decimals, and a mark where there are more.
    func short(_ amount: UnroundedMoney) -> String {
        let (millionths, rest) = amount.femtos.quotientAndRemainder(dividingBy: 1_000_000_000)
        let text = money(millionths, decimals: 6, least: rest == 0 ? 2 : 6)
        let isLost = millionths == 0 && amount.femtos < 0
        return (isLost ? minus : "") + text + (rest == 0 ? "" : "…")
    }

    func price(_ price: EnergyPrice) -> String {
        money(Int128(price.nanosPerKilowattHour), decimals: 9, least: 2)
    }

    /// The price of a unit of size.
    func price(_ price: Ratio) -> String {
        money(Int128(price.billionths), decimals: 9, least: 2)
    }

    /// An amount in trillionths, to the cent.
    func money(trillionths amount: Int128) -> String {
        money(amount.divided(by: 10_000_000_000, .halfAwayFromZero), decimals: 2, least: 2)
    }

    private func money(_ value: Int128, decimals: Int, least: Int) -> String {
        let digits = grouped(value.magnitude, decimals: decimals, least: least)
        return (value < 0 ? minus : "") + currencySign + digits
    }

    // MARK: - Energy, power and parts

    /// Kilowatt-hours with two decimals.
    func energy(_ energy: Energy) -> String {
        let hundredths = Int128(energy.milliwattHours).divided(by: 10_000, .halfAwayFromZero)
        return number(hundredths, decimals: 2, least: 2) + blank + "kWh"
    }

    /// Kilowatt-hours with all their decimals.
    func exact(_ energy: Energy) -> String { number(energy) + blank + "kWh" }

    /// The same without the unit, for a column that names it.
    func number(_ energy: Energy) -> String {
        number(Int128(energy.milliwattHours), decimals: 6, least: 0)
    }

    func credit(_ amount: CreditAmount) -> String {
        switch amount {
        case .money(let money): self.money(money)
        case .energy(let energy): self.energy(energy)
        }
    }

    /// The amount with all its decimals.
    func exact(_ amount: CreditAmount) -> String {
        switch amount {
        case .money(let money): self.money(money)
        case .energy(let energy): exact(energy)
        }
    }

    func power(_ power: Power) -> String {
        number(Int128(power.milliwatts), decimals: 6, least: 0) + blank + "kW"
    }

    func percent(_ ratio: Ratio) -> String {
        number(Int128(ratio.billionths), decimals: 7, least: 0) + "%"
    }

    func count(_ count: Int64) -> String { number(Int128(count), decimals: 0, least: 0) }

    func count(millionths: Int64) -> String {
        number(Int128(millionths), decimals: 6, least: 0)
    }

    /// A number of share units, and what they are.
    func share(_ units: Int64, of unit: String) -> String {
        switch unit {
        case "ppm": number(Int128(units), decimals: 4, least: 0) + "%"
        case "watts": number(Int128(units), decimals: 3, least: 0) + blank + "kW"
        case "blocks": count(units) + blank + (units == 1 ? "block" : "blocks")
        default: count(units) + blank + unit
        }
    }

    /// A number of `decimals` decimals, those at the end left out down to `least`.
    func number(_ value: Int128, decimals: Int, least: Int) -> String {
        (value < 0 ? minus : "") + grouped(value.magnitude, decimals: decimals, least: least)
    }

    private func grouped(_ value: UInt128, decimals: Int, least: Int) -> String {
        var digits = Array(value.description.utf8)
        if digits.count <= decimals {
            digits.insert(
                contentsOf: repeatElement(48, count: decimals + 1 - digits.count), at: 0)
        }
        var whole = digits.count - decimals
        var fraction = digits[whole...]
        while fraction.count > least, fraction.last == 48 { fraction.removeLast() }
        var text: [UInt8] = []
        text.reserveCapacity(digits.count + whole / 3 + 1)
        for digit in digits[..<whole] {
            text.append(digit)
            whole -= 1
            if whole > 0, whole % 3 == 0 { text.append(UInt8(ascii: ",")) }
        }
        if !fraction.isEmpty {
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: fraction)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
