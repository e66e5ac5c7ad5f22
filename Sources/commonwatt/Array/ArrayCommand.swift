import ArgumentParser

struct ArrayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "array",
        abstract: "Add arrays, correct and list them.",
        subcommands: [ArrayAdd.self, ArrayChange.self, ArrayList.self])
}
