import ArgumentParser

struct TariffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "Import, show, draw, check and compare tariffs.",
        subcommands: [
            TariffImport.self, TariffList.self, TariffShow.self, TariffChartCommand.self,
            TariffValidate.self, TariffDiffCommand.self, TariffCompare.self,
        ])
}
