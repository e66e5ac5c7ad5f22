public import CSVParsing
public import Diagnostics
public import Quantities

/// What members used and were billed by the utility, by account and month.
///
/// A credit may be set against no more than this. The utility's own figures; nothing is
/// computed from them here.
public struct UtilityBillFile: Hashable, Sendable {
    public enum Column: String, CaseIterable, Sendable {
        case account, month
        /// What was used; empty where the utility does not say.
        case kilowattHours = "kwh"
        /// What credits may be set against, before credits; empty where the utility does
        /// not say.
        case amount
    }

    public struct Bill: Hashable, Sendable {
        /// With its leading zeros.
        public let account: String
        public let month: Month
        public let used: Energy?
        public let amount: Money?
        public let place: Place
    }

    /// In the order of the file; one for an account and month.
    public let bills: [Bill]

    /// Reads the columns `account`, `month`, and `kwh` or `amount` or both.
    ///
    /// Throws every problem of the file at once, a second bill of the same account and
    /// month included.
    public init(_ reader: consuming CSVReader) throws(Problems) {
        var table = try CSVTable<Column>(reader, required: [.account, .month])
        if !table.has(.kilowattHours) && !table.has(.amount) {
            throw Problems(
                "expected a column \"kwh\" or \"amount\", found neither", at: table.place)
        }
        var bills: [Bill] = []
        var places: [Key: Place] = [:]
        while try table.next() {
            guard let (account, bill) = Self.bill(in: &table) else { continue }
            let key = Key(account: account, month: bill.month)
            if let place = places[key] {
                table.add(
                    "\(Excerpt(bill.account)) already has a bill for \(bill.month) on line "
                        + "\(place.line)", at: .account)
                continue
            }
            places[key] = bill.place
            bills.append(bill)
        }
        try table.finish()
        self.bills = bills
    }

    /// Reads the file from its bytes; `file` is the name shown with problems.
    public init(_ bytes: [UInt8], file: String) throws(Problems) {
        try self.init(CSVReader(bytes, file: file))
    }

    private struct Key: Hashable {
        let account: UtilityAccount
        let month: Month
    }

    private static func bill(in table: inout CSVTable<Column>) -> (UtilityAccount, Bill)? {
        let account = table.required(.account, as: UtilityAccount.init)
        let month = table.required(.month, as: ListDate.month)
        let used = table.optional(.kilowattHours, as: ListNumber.energy)
        let amount = table.optional(.amount, as: ListNumber.money)
        if table[.kilowattHours] == nil && table[.amount] == nil {
            table.add(
                Problem("expected a value in kwh or amount, found neither", at: table.place))
            return nil
        }
        if let used, used < .zero {
            table.add(
                "use is not below zero, found \(used); write 0 where the account gave more than "
                    + "it took, or leave it empty", at: .kilowattHours, kind: "use below zero")
            return nil
        }
        guard let account, let month else { return nil }
        return (
            account,
            Bill(
                account: account.text, month: month, used: used, amount: amount,
                place: table.place)
        )
    }
}
