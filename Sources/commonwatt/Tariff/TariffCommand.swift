import ArgumentParser

struct TariffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "Import, show, draw, check, convert, compare and bill by tariffs.",
        subcommands: [
            TariffImport.self, TariffList.self, TariffShow.self, TariffChartCommand.self,
            TariffValidate.self, TariffConvert.self, TariffDiffCommand.self, TariffCompare.self,
            TariffBillCommand.self,
        ])
}
