internal import Diagnostics
internal import ExchangeFiles
internal import Lending
internal import Quantities
internal import Storage

extension MemberPlanner {
    // MARK: Subscribers

    /// Takes over what the list says of a subscriber, new or known.
    mutating func add(_ record: SubscriberRecord) throws {
        let key = record.id.rawValue
        guard let stored = try reader.subscriber(key) else { return addNew(record) }
        var row = stored.row
        correct(&row.name, to: record.name, .name, of: key)
        correct(&row.memberClass, to: record.memberClass, .memberClass, of: key)
        correct(&row.email, to: record.email, .email, of: key)
        correct(&row.address, to: record.address, .address, of: key)
        memberClasses[record.id] = row.memberClass
        guard row != stored.row else { return }
        plan.subscribers.append(
            SubscriberPlan(
                id: record.id, place: record.place, number: stored.id, row: row))
        for subscription in try reader.subscriptions(of: stored.id) {
            guard let array = try reader.array(id: subscription.array) else { continue }
            if row.memberClass != stored.memberClass { reclassified.insert(subscription.key) }
            if try !reader.billedMonths(ofArray: array.id).isEmpty {
                touch(array.key, at: record.place)
            }
        }
    }

    private mutating func addNew(_ record: SubscriberRecord) {
        let key = record.id.rawValue
        if record.name == nil { demand(.name, of: key, at: record.place) }
        if record.memberClass == nil { demand(.memberClass, of: key, at: record.place) }
        guard let name = record.name, let memberClass = record.memberClass else { return }
        memberClasses[record.id] = memberClass
        plan.subscribers.append(
            SubscriberPlan(
                id: record.id, place: record.place, number: nil,
                row: SubscriberRow(
                    key: key, name: name, memberClass: memberClass, email: record.email,
                    address: record.address)))
    }

    // MARK: Contracts

    /// Whether the list has the subscription with its subscriber and on its array, which it
    /// never leaves.
    mutating func isSameContract(
        _ stored: Stored<SubscriptionRow>, _ record: SubscriptionRecord, _ array: String?
    ) throws -> Bool {
        let holder = try reader.subscriber(id: stored.subscriber)?.key ?? ""
        let facts = [
            ("subscriber", holder, record.subscriber.rawValue),
            ("array", array ?? "", record.array ?? array ?? ""),
        ]
        for (what, known, found) in facts where known != found {
            problems.add(
                "subscription \"\(record.id)\" is in the book with the \(what) \"\(known)\", "
                    + "found \"\(found)\"; end it with share_to, and begin another under an id of "
                    + "its own", at: record.place)
            return false
        }
        return true
    }

    /// The subscription with what the list says otherwise.
    mutating func corrected(
        _ stored: Stored<SubscriptionRow>, _ record: SubscriptionRecord, _ array: String
    ) -> SubscriptionRow {
        let key = record.id.rawValue
        var row = stored.row
        correct(&row.utilityAccount, to: record.account, .account, of: key)
        correct(&row.tariff, to: record.tariff, .tariff, of: key)
        correct(&row.yearlyUse, to: record.yearlyUse, .yearlyUse, of: key)
        // A contract has a fee or a savings rate: the one that is stated takes the other's place.
        if let fee = record.fee.map(SubscriptionRow.ContractFee.init) {
            correct(&row.fee, to: fee, .fee, of: key)
            clear(&row.savings, .savingsRate, of: key)
        } else if record.savings != nil {
            correct(&row.savings, to: record.savings, .savingsRate, of: key)
            clear(&row.fee, .fee, of: key)
        }
        if row != stored.row { touch(array, at: record.place) }
        let known = row.openingBalance
        if let balance = record.openingBalance, balance != known,
            isUnissued(array, .openingBalance, known.text, balance.text, at: record.place)
        {
            correct(&row.openingBalance, to: balance, .openingBalance, of: key)
        }
        return row
    }

    /// Whether no month of the array is issued, so that what was posted at first may still be
    /// corrected.
    private mutating func isUnissued(
        _ array: String, _ column: MemberColumn, _ known: String, _ found: String, at place: Place
    ) -> Bool {
        guard let day = plan.arrays[array]?.terms.firstOpenDay else { return true }
        problems.add(
            "\(column.rawValue): \(day.monthOfYear.previous) is already issued for array "
                + "\"\(array)\" with \(known), found \(found); write \(known) or leave it empty, "
                + "and settle the difference with the subscriber apart from the statements",
            at: place)
        return false
    }

    // MARK: Loans

    mutating func checkLoan(_ subscription: inout SubscriptionPlan) {
        guard let loan = subscription.record.loan else { return }
        do throws(LoanError) {
            let terms = try LoanTerms(
                principal: loan.principal, annualRate: loan.annualRate, months: loan.months,
                firstDue: loan.firstDue.monthOfYear.firstDay)
            _ = try Loan(terms)
        } catch {
            problems.add("loan: \(error)", at: loan.place)
            return
        }
        guard let number = subscription.stored?.id,
            let known = plan.arrays[subscription.array]?.terms.loans[number]
        else {
            subscription.hasNewLoan = true
            return
        }
        correct(loan, known, &subscription)
    }

    private mutating func correct(
        _ loan: LoanRecord, _ known: LoanRow, _ subscription: inout SubscriptionPlan
    ) {
        let facts: [(MemberColumn, String, String)] = [
            (.loanPrincipal, "\(known.principal)", "\(loan.principal)"),
            (.loanRate, "\(known.rate.percent)%", "\(loan.annualRate.percent)%"),
            (.loanMonths, "\(known.months)", "\(loan.months)"),
            (.loanFirstDue, "\(known.firstMonth)", "\(loan.firstDue.monthOfYear)"),
        ]
        for (column, before, now) in facts where before != now {
            guard isUnissued(subscription.array, column, before, now, at: loan.place) else {
                continue
            }
            note(column, of: subscription.record.id.rawValue, before, now)
            subscription.correctedLoan = known
        }
    }

    // MARK: Changes

    /// Puts what the list states in the place of what the book has.
    private mutating func correct<Value: MemberFact & Equatable>(
        _ value: inout Value, to stated: Value?, _ column: MemberColumn, of member: String
    ) {
        guard let stated, stated != value else { return }
        note(column, of: member, value.text, stated.text)
        value = stated
    }

    private mutating func correct<Value: MemberFact & Equatable>(
        _ value: inout Value?, to stated: Value?, _ column: MemberColumn, of member: String
    ) {
        guard let stated, stated != value else { return }
        note(column, of: member, value?.text ?? "", stated.text)
        value = stated
    }

    private mutating func clear<Value: MemberFact>(
        _ value: inout Value?, _ column: MemberColumn, of member: String
    ) {
        guard let known = value else { return }
        note(column, of: member, known.text, "")
        value = nil
    }

    mutating func note(
        _ column: MemberColumn, of member: String, _ before: String, _ now: String
    ) {
        plan.changes.append(
            MemberChange(member: member, field: column.rawValue, before: before, now: now))
    }

    /// Remembers that something an array's statements may state has changed.
    mutating func touch(_ array: String, at place: Place) {
        if touchedArrays[array] == nil { touchedArrays[array] = place }
    }

    /// Says of arrays with issued months that their statements stay as they are.
    mutating func warnOfIssuedMonths() throws {
        for (key, place) in touchedArrays.sorted(by: { $0.key < $1.key }) {
            guard let array = try reader.array(key),
                let month = try reader.billedMonths(ofArray: array.id).last
            else { continue }
            problems.addWarning(
                "array \"\(key)\": \(month) is already issued; its issued statements stay as "
                    + "they are, and what changes counts from \(month.next) on", at: place)
        }
    }
}
