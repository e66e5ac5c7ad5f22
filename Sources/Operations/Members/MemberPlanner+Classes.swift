internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Storage

extension MemberPlanner {
    /// Looks for classes that an array's program does not name.
    ///
    /// One that it has no price for is an error, since its statements would never be issued;
    /// of another there is a warning, each once.
    mutating func checkClasses(_ places: [ID<SubscriberRecord>: Place]) {
        for subscription in plan.subscriptions {
            let record = subscription.record
            guard let key = plan.arrays[subscription.array]?.terms.stored.program,
                let name = memberClasses[record.subscriber],
                let program = try? rates.latestProgram(key, in: reader), !program.classes.isEmpty,
                !program.classes.contains(name)
            else { continue }
            let known = program.classes.joined(separator: ", ")
            let fact =
                "class: the program \"\(key)\" names no class \"\(name)\", expected one of \(known)"
            let place = places[record.subscriber]
            let row = subscription.row
            let hasOwnFee =
                record.fee != nil || record.savings != nil || row?.fee != nil
                || row?.savings != nil
            let day = record.period.start
            if let item = program.unpriced(for: .other, from: day, hasOwnFee: hasOwnFee) {
                if questionedClasses.insert([key, name, record.subscriber.rawValue]).inserted {
                    problems.add("\(fact); it has no price of \(item) for others", at: place)
                }
            } else if questionedClasses.insert([key, name]).inserted {
                problems.addWarning("\(fact); it is treated like any other", at: place)
            }
        }
    }
}
