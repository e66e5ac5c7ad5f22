import ArgumentParser

struct ArrayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "array",
        abstract: "Add arrays and list them.",
        subcommands: [ArrayAdd.self, ArrayList.self])
}
