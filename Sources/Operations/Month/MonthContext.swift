internal import Accounting
internal import Billing
internal import Diagnostics
internal import Lending
internal import Metering
internal import NetMetering
internal import Quantities
internal import RateFiles
internal import Sharing
internal import Storage
internal import SystemTimeZones
internal import Tariffs

/// What is the same for all arrays of a bill run, and the way from one to its outcome.
struct MonthContext {
    let request: MonthRequest
    let settings: BookSettings
    let template: DocumentRow
    private let rates = RateCache()
    private let zones = TimeZoneCache()

    init(_ request: MonthRequest, template: [UInt8], in db: BookReader) throws {
        self.request = request
        settings = try db.settings()
        self.template = DocumentRow(
            digest: Digest(of: template), kind: .template, name: "statement.html",
            bytes: template)
    }

    /// The array's month, or what stands in its way; a book that cannot be read is thrown.
    func result(
        of array: Stored<ArrayRow>, in db: BookReader
    ) throws -> Result<MonthOutcome, ArrayProblem> {
        do {
            return .success(try outcome(of: array, in: db))
        } catch let error as BookError where !error.isRefusal {
            throw error
        } catch let error where Self.isAboutTheMonth(error) {
            return .failure(ArrayProblem(description: "\(error)"))
        }
    }

    func outcome(of array: Stored<ArrayRow>, in db: BookReader) throws -> MonthOutcome {
        let reader = try MonthReader(
            db, array, request, settings: settings, rates: rates, zones: zones,
            template: RunFacts.Source(
                name: template.name, digest: template.digest.description))
        let outcome = try MonthRun(try reader.arrayMonth()).outcome()
        try checkContinuation(outcome, of: array, in: db)
        return outcome
    }

    /// Whether an error says what is wrong with an array's month, and not with the program.
    private static func isAboutTheMonth(_ error: any Error) -> Bool {
        switch error {
        case is MonthError, is MonthRunError, is Problems, is ShareError, is LoanError,
            is CreditBankError, is ReadingError, is QuantityError, is PriceLookupError,
            is ContributionError, is CapacityPriceError, is ApportionmentError:
            true
        default: ErrorCategory(of: error) == .badData
        }
    }

    /// What is issued later is part of what was divided when the month was first issued;
    /// if readings or shares have changed since, the two do not fit together.
    private func checkContinuation(
        _ outcome: MonthOutcome, of array: Stored<ArrayRow>, in db: BookReader
    ) throws {
        let origin = EntryOrigin.output(request.month)
        guard let number = try db.entry(of: origin, inArray: array.id) else { return }
        var allocated: [Int64: Int64] = [:]
        try db.eachEntry(ofArray: array.id, numbers: number...number) { entry in
            for posting in entry.postings where posting.account.kind == .allocatedEnergy {
                allocated[posting.account.subscription] = posting.quantity
            }
        }
        for made in outcome.statements {
            let before = Energy(milliwattHours: allocated[made.subscription] ?? 0)
            guard made.statement.allocated == before else {
                throw MonthError.changedSinceIssue(
                    made.statement.recipient.subscriptionID, now: made.statement.allocated,
                    then: before)
            }
        }
    }
}
