import ArgumentParser

struct BookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: "Make a book, look at it and copy it.",
        subcommands: [
            BookCreate.self, BookInfo.self, BookBackup.self, BookSynthesize.self,
            BookUpgrade.self,
        ])
}
