internal import Diagnostics
internal import Lending
internal import Quantities
internal import Storage

/// All that makes a loan, but for the version of its product.
struct LoanProposal: Hashable {
    var product: String
    var subscription: String
    var application: LoanApplication
    var notes: [Money]

    /// The parts that differ, in words.
    func differences(from other: LoanProposal) -> [String] {
        let (asked, known) = (application, other.application)
        return [
            ("subscription", subscription == other.subscription),
            ("product", product == other.product), ("amount", asked.amount == known.amount),
            ("number of payments", asked.periods == known.periods),
            ("disbursement", asked.disbursed == known.disbursed),
            ("first due date", asked.firstDue == known.firstDue),
            ("due day", asked.dueDay == known.dueDay),
            ("autopay", asked.hasAutopay == known.hasAutopay), ("notes", notes == other.notes),
        ].filter { !$0.1 }.map(\.0)
    }

    func holder(in book: BookReader) throws -> Stored<SubscriptionRow> {
        try MemberLookup(book).subscription(subscription)
    }

    /// The version of the product that is in force on the day of disbursement.
    func version(
        in book: BookReader
    ) throws -> (version: RateVersionRow, product: LoanProduct) {
        let versions = try book.loanProductVersions(product)
        guard !versions.isEmpty else {
            throw LoanOperationError.unknownProduct(product, known: try book.loanProductKeys())
        }
        guard let version = versions.inForce(on: application.disbursed) else {
            let next = versions.first { $0.effectiveFrom > application.disbursed }
            throw LoanOperationError.productDoesNotCover(
                product, application.disbursed, begins: next?.effectiveFrom)
        }
        let found = try RateCache().loanProduct(version.document, in: book)
        let refusal = try BookCurrency(book).refusal(
            of: "loan product \"\(product)\"", in: found.identity.currency)
        if let refusal { throw OperationError.currency(refusal) }
        return (version, found)
    }

    func checkNotes() throws(NoteError) {
        if !notes.isEmpty { try NoteDistribution.check(notes, of: application.amount) }
    }

    /// What is odd about lending to `holder`.
    func warnings(
        _ holder: Stored<SubscriptionRow>, in book: BookReader
    ) throws -> [Problem] {
        var warnings: [Problem] = []
        if try book.loans(ofArray: holder.array).contains(where: {
            $0.subscription == holder.id
        }) {
            warnings.append(
                Problem(
                    "subscription \"\(subscription)\" already pays a loan that came with the "
                        + "list of members; is this one another?", at: nil, severity: .warning))
        }
        if !holder.period.contains(application.disbursed) {
            warnings.append(
                Problem(
                    "subscription \"\(subscription)\" does not hold on "
                        + "\(application.disbursed); is the date right?", at: nil,
                    severity: .warning))
        }
        return warnings
    }
}
