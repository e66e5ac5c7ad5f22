import Foundation
import Testing

/// What is said of words that are no command.
struct CommandWordTests {
    @Test(
        arguments: [
            (
                ["bill", "isue", "--month", "2025-11"],
                "bill has no verb \"isue\"; is issue meant? more is told by: commonwatt bill --help"
            ),
            (
                ["statment", "list"],
                "there is no command \"statment\"; is statement meant? more is told by: commonwatt "
                    + "--help"
            ),
            (
                ["loan", "quotes"],
                "loan has no verb \"quotes\"; is quote meant? more is told by: commonwatt loan "
                    + "--help"
            ),
            (
                ["undo", "june.xml"],
                "there is no command \"undo\"; is meter undo meant? more is told by: commonwatt "
                    + "--help"
            ),
            (
                ["payment", "refund", "7"],
                "payment has no verb \"refund\"; expected one of record, reverse, list; more is "
                    + "told by: commonwatt payment --help"
            ),
        ])
    func saysWhichCommandIsMeant(arguments: [String], message: String) throws {
        let folder = FileManager.default.temporaryDirectory
        let result = try CommandRunner(folder: folder).run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors == "error: \(message)\n")
    }

    @Test(arguments: [[], ["--help"], ["bill"], ["bill", "--help"], ["help", "bill", "issue"]])
    func leavesHelpAlone(arguments: [String]) throws {
        let folder = FileManager.default.temporaryDirectory
        let result = try CommandRunner(folder: folder).run(arguments)
        #expect(result.exitCode == 0, "\(result)")
        #expect(result.output.contains("USAGE: commonwatt"), "\(result)")
    }
}
