import ArgumentParser
import Foundation

struct SCRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scr",
        abstract: "Compute sharing contribution rates.",
        subcommands: [SCRCompute.self, SCRShow.self, SCRTerms.self])
}
