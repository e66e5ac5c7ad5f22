import Foundation
import Operations
import RateFiles
import XMLParsing

/// Reads every tariff, program and loan product of a folder, with its schema, as an import does.
///
/// The figure is the processor's time from nothing in memory to values, the schemas compiled
/// among it.
struct RateFilesBenchmark {
    let folder: String

    func result() throws -> String {
        let before = ProcessUse.processorSeconds
        let tariffs = try schema("tariff.xsd")
        let programs = try schema("program.xsd")
        let loans = try schema("loan.xsd")
        var files = 0
        var bytes = 0
        for path in try paths() {
            let source = try InputFile(path: path)
            if path.hasPrefix(folder + "/programs/") {
                _ = try ProgramFile.read(source.bytes, file: path, schema: programs)
            } else if path.hasPrefix(folder + "/loans/") {
                _ = try LoanProductFile.read(source.bytes, file: path, schema: loans)
            } else {
                _ = try TariffFile.read(source.bytes, file: path, schema: tariffs)
            }
            files += 1
            bytes += source.bytes.count
        }
        let seconds = ProcessUse.processorSeconds - before
        return """
            {"files": \(files), "bytes": \(bytes), "milliseconds": \(seconds * 1e3)}
            """
    }

    private func schema(_ name: String) throws -> XMLSchema {
        let source = try InputFile(path: "\(folder)/schema/\(name)")
        return try XMLSchema(source.bytes, named: name)
    }

    private func paths() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".xml") }
            .sorted()
            .map { "\(folder)/\($0)" }
    }
}
