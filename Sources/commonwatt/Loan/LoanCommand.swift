import ArgumentParser

struct LoanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loan",
        abstract: "Lend on shares: products, loans and their payments; quotes and schedules.",
        subcommands: [
            LoanImport.self, LoanProducts.self, LoanApply.self, LoanDecline.self, LoanOpen.self,
            LoanList.self, LoanShow.self,
            LoanPay.self, LoanPayoff.self, LoanPrepay.self, LoanRecast.self,
            LoanRestructure.self, LoanDefer.self, LoanAutopay.self, LoanFee.self,
            LoanReverse.self, LoanAccrue.self, LoanNotes.self, LoanDistribute.self, LoanQuote.self,
            LoanSchedule.self, LoanChartCommand.self, LoanRate.self,
        ])
}
