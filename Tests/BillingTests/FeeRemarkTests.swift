import Billing
import NetMetering
import Quantities
import Sharing
import TestSupport
import Testing

/// What an administrator is told of fees before they are issued.
struct FeeRemarkTests {
    /// A month of the sample with a fee for each subscription, held from the day named on.
    private func remarks(
        _ fees: [(FeeModel, from: Int)], proration: FeeRule.Proration = .none
    ) throws -> [String] {
        var random = try RandomArrayMonth(Seed(3))
        var input = try random.input()
        input.program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            fee: FeeRule(ClassTable(.free), proration: proration))
        let template = try #require(input.subscriptions.first)
        input.subscriptions = try fees.enumerated().map { index, fee in
            var subscription = template
            let number = Int64(index + 1)
            let days = DatePeriod(from: input.month.day(fee.from))
            subscription.number = number
            subscription.recipient.subscriptionID = "S\(number)"
            subscription.active = days
            subscription.holdings = [try ShareHolding(number, units: 10_000, during: days)]
            subscription.feeOverride = fee.0
            subscription.installment = nil
            return subscription
        }
        return try MonthRun(input).outcome().feeRemarks.map { "\($0.subscriptionID): \($0)" }
    }

    private func perKilowattHour(_ price: String) -> FeeModel {
        .perKilowattHour(Sample.price(price))
    }

    @Test func namesAFeeThatIsTenTimesWhatIsUsual() throws {
        let low = perKilowattHour("0.005")
        let found = try remarks([(low, 1), (low, 1), (perKilowattHour("0.05"), 1)])
        #expect(
            found == [
                "S3: the fee comes to 0.0500 per kWh, ten times what is usual (0.0050) or more"
            ])
        #expect(try remarks([(low, 1), (low, 1), (perKilowattHour("0.049"), 1)]).isEmpty)
    }

    @Test func namesAFeeAboveTheCredit() throws {
        let found = try remarks([(perKilowattHour("0.09"), 1), (perKilowattHour("0.11"), 1)])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("S2: the fee of ") == true)
    }

    @Test func namesAWholeMonthForAPart() throws {
        let fee = FeeModel.perKilowatt(Sample.unit("4.20"))
        let found = try remarks([(fee, 1), (fee, 15)])
        #expect(
            found == ["S2: the fee is for the whole month, not divided by days: 16 of 30 were held"]
        )
        #expect(try remarks([(fee, 1), (fee, 15)], proration: .days).isEmpty)
    }
}
