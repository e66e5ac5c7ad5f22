import ArgumentParser

struct MeterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meter",
        abstract: "Look into meter files, import readings and undo that.",
        subcommands: [
            MeterInspect.self, MeterImport.self, MeterUndo.self, MeterList.self,
        ])
}
