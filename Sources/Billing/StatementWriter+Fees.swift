internal import NetMetering
internal import Quantities

extension StatementWriter {
    /// What is odd about the fees of the statements that were made, in their order.
    func feeRemarks() -> [FeeRemark] {
        let prices = input.subscriptions.indices.compactMap(effectivePrice).sorted()
        let usual = prices.count > 1 ? prices[(prices.count - 1) / 2] : .zero
        return input.subscriptions.indices.flatMap { index -> [FeeRemark] in
            let subscription = input.subscriptions[index]
            guard !subscription.isIssued, obstacle(at: index) == nil else { return [] }
            return kinds(at: index, usual: usual).map {
                FeeRemark(
                    subscriptionID: subscription.recipient.subscriptionID,
                    name: subscription.recipient.name, kind: $0)
            }
        }
    }

    private func kinds(at index: Int, usual: EnergyPrice) -> [FeeRemark.Kind] {
        let member = outcome.members[index]
        let fee = member.fee.amount
        guard fee > .zero else { return [] }
        var kinds: [FeeRemark.Kind] = []
        if input.program.value.unit == .money, fee > member.credit {
            kinds.append(.exceedsCredit(fee: fee, credit: member.credit))
        }
        if usual > .zero, let own = effectivePrice(at: index),
            own.nanosPerKilowattHour / 10 >= usual.nanosPerKilowattHour
        {
            kinds.append(.tenTimesUsual(own: own, usual: usual))
        }
        if let held = daysHeldOfWholeFee(at: index) {
            kinds.append(.wholeMonth(held: held, days: input.month.length))
        }
        return kinds
    }

    /// What a kilowatt-hour of the share costs by the fee; nil where there is no fee, or a cent of
    /// it could be all there is.
    private func effectivePrice(at index: Int) -> EnergyPrice? {
        let member = outcome.members[index]
        guard member.hold == nil, member.fee.amount >= Money(cents: 100),
            member.allocated > .zero
        else { return nil }
        let nanos =
            UnroundedMoney(member.fee.amount).femtos / Int128(member.allocated.milliwattHours)
        return Int64(exactly: nanos).map(EnergyPrice.init(nanosPerKilowattHour:))
    }

    /// On how many days the share was held, where a fee by size is paid for all of them.
    private func daysHeldOfWholeFee(at index: Int) -> Int? {
        guard input.program.fee.proration == .none else { return nil }
        switch outcome.members[index].fee.model {
        case .perKilowatt, .perBlock: break
        default: return nil
        }
        let held = segments.map(\.segment).reduce(0) {
            $0 + ($1.weights[index] > 0 ? $1.days.count : 0)
        }
        return held < input.month.length ? held : nil
    }
}
