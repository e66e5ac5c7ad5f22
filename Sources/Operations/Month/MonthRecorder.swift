internal import Accounting
internal import Billing
internal import Documents
internal import Quantities
internal import Storage

/// Writes the outcome of an array's month into the book.
struct MonthRecorder {
    private let array: Stored<ArrayRow>
    private let template: DocumentRow
    private let now: Instant
    private let db: BookWriter

    init(
        _ array: Stored<ArrayRow>, _ template: DocumentRow, recorded now: Instant,
        in db: BookWriter
    ) {
        self.array = array
        self.template = template
        self.now = now
        self.db = db
    }

    func record(_ outcome: MonthOutcome) throws {
        try db.keep(template)
        let run = try row(of: outcome)
        var chain = HashChain(
            array: array.id, after: try db.reader.lastLink(ofArray: array.id),
            sha256: { Digest(of: $0) })
        try db.issue(run) { writer in
            if let entry = outcome.arrayEntry { try writer.append(entry, chain.append(entry)) }
            var bodies = StatementBodyWriter()
            for made in outcome.statements {
                if let entry = made.entry { try writer.append(entry, chain.append(entry)) }
                let figures = figures(of: made, in: run.month)
                try bodies.withBody(of: made.statement) { body in
                    try writer.append(figures, body: body)
                }
                for movement in made.bankMovements {
                    try writer.append(self.row(of: movement, made.subscription, run.month))
                }
            }
            for held in outcome.held {
                try writer.hold(HeldRow(subscription: held.subscription, reason: held.reason))
            }
        }
        for made in outcome.statements where !made.loanBills.isEmpty {
            try record(made, issued: run.issued)
        }
    }

    /// Records what a statement asks for of loans, and passes on what credit covers of it.
    private func record(_ made: StatementOutcome, issued: CivilDate) throws {
        let number = made.statement.number.sequence
        for bill in made.loanBills {
            try db.add(
                LoanBillRow(
                    array: array.id, loan: bill.loan, statement: number, amount: bill.amount,
                    through: bill.through))
        }
        guard made.loanCredit > .zero else { return }
        var loans = try BilledLoan.all(of: made.subscription, inArray: array.id, in: db.reader)
        _ = try loans.pass(
            made.loanCredit, on: issued, by: .statement(number), recorded: now,
            LoanBookkeeper(db))
    }

    private func row(of outcome: MonthOutcome) throws -> BillRunRow {
        let facts = outcome.run
        guard let program = Digest(hexadecimal: facts.program.digest) else {
            throw MonthError.damaged("the program's digest is \"\(facts.program.digest)\"")
        }
        let before = try db.reader.runs(ofArray: array.id, in: facts.month)
        return BillRunRow(
            array: array.id, month: facts.month, number: before.count + 1,
            issued: facts.issued, metered: facts.metered, unallocated: facts.unallocated,
            program: program, template: template.digest, facts: StatementJSON.run(of: facts))
    }

    private func figures(of made: StatementOutcome, in month: Month) -> MemberMonthRow {
        let statement = made.statement
        let credit = statement.credit
        let fees = statement.lines.lazy.filter { $0.kind == .fee }
        return MemberMonthRow(
            subscription: made.subscription, month: month,
            statement: statement.number.sequence, allocated: statement.allocated,
            unit: credit.earned.unit, earned: credit.earned.quantity,
            applied: credit.applied.quantity, expired: credit.expired.quantity,
            paidOut: credit.paidOut.quantity,
            banked: credit.bank.reduce(0) { $0 + $1.amount.quantity },
            fee: fees.reduce(.zero) { $0 + $1.amount }, total: statement.total)
    }

    private func row(
        of movement: BankMovement, _ subscription: Int64, _ month: Month
    ) -> BankMovementRow {
        let kind: BankMovementRow.Kind =
            switch movement.kind {
            case .deposit: .deposit
            case .draw: .draw
            case .expiry: .expiry
            case .payout: .payout
            }
        return BankMovementRow(
            subscription: subscription, month: month, earned: movement.earned, kind: kind,
            unit: movement.amount.unit, quantity: movement.amount.quantity)
    }
}

extension CreditAmount {
    var unit: CreditUnit {
        switch self {
        case .money: .cents
        case .energy: .milliwattHours
        }
    }
}
