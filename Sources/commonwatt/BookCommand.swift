import ArgumentParser

struct BookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: "Make a book and look at it.",
        subcommands: [
            BookCreate.self, BookInfo.self, BookSynthesize.self, BookUpgrade.self,
        ])
}
