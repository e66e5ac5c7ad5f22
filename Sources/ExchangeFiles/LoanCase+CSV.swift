import Lending
import Quantities

extension LoanCase {
    /// The rows as CSV, in the columns and the order of the reference files.
    public var scheduleCSV: String {
        if let ledger { return Self.csv(ledger) }
        let carries = plan.contract.options.shortfall == .carry
        var text = Self.header + (carries ? ",interest_unpaid" : "")
        text += (notes == nil ? "" : ",servicing_fee") + "\n"
        for (index, row) in plan.enumerated() {
            let figures = [row.payment, row.interest, row.principal, row.fee, row.balance]
            text += "\(row.number),\(row.due),\(row.days),\(Self.cents(figures))"
            text += ",\(row.kind.rawValue)"
            if carries { text += ",\(row.interestUnpaid.cents)" }
            if let notes { text += ",\(notes.servicingFees[index].cents)" }
            text += "\n"
        }
        return text
    }

    private static let header = "n,due_date,days,payment,interest,principal,fee,balance,kind"

    private static func cents(_ amounts: [Money]) -> String {
        amounts.map { String($0.cents) }.joined(separator: ",")
    }

    private static func csv(_ ledger: LoanLedger) -> String {
        var text = header + ",interest_unpaid,fee_unpaid\n"
        for row in ledger.rows {
            let figures = [row.payment, row.interest, row.principal, row.fee, row.balance]
            let number = row.number.map(String.init) ?? ""
            text += "\(number),\(row.date),\(row.days),\(cents(figures)),\(row.kind.rawValue),"
            text += cents([row.interestUnpaid, row.feeUnpaid]) + "\n"
        }
        return text
    }

    /// What each note gets of each payment as CSV, nil for a loan without notes.
    public var notesCSV: String? {
        guard let notes else { return nil }
        var text = "n,date,note,principal,interest_net,cash,note_balance\n"
        for row in notes.rows {
            let payment = plan[row.planIndex]
            text += "\(payment.number),\(payment.due),\(row.note),"
            text += Self.cents([row.principal, row.interestNet, row.cash, row.balance]) + "\n"
        }
        return text
    }
}
