import ArgumentParser

struct MeterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meter",
        abstract: "Look into meter files and import readings.",
        subcommands: [MeterInspect.self, MeterImport.self, MeterList.self])
}
