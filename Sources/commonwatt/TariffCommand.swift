import ArgumentParser

struct TariffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "Import tariffs and check tariff files.",
        subcommands: [TariffImport.self, TariffList.self, TariffValidate.self])
}
