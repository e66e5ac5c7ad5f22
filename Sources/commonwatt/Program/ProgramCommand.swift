import ArgumentParser

struct ProgramCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "program",
        abstract: "Import the rules of programs and look at them.",
        subcommands: [
            ProgramImport.self, ProgramList.self, ProgramShow.self, ProgramPrices.self,
        ])
}
