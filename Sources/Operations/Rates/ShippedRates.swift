import Foundation
import Quantities
import Tariffs

extension Installation {
    /// The rate files that are meant by a path, or by the id of a tariff, program or loan product
    /// that comes with the program: its versions, in order of their dates.
    public func rateFiles(_ name: String, of kind: ListRates.Kind) throws -> [InputFile] {
        if FindTariff.isPath(name) { return [try rateFile(at: name)] }
        let versions = try files(of: kind, named: name)
        if !versions.isEmpty { return versions }
        switch kind {
        case .tariffs: break
        case .programs:
            throw OperationError.notShipped(name, "program", known: folders(of: try programFiles()))
        case .loanProducts:
            throw OperationError.notShipped(
                name, "loan product", known: folders(of: try loanFiles()))
        }
        let known = try FindTariff.read(tariffFiles(), self).map(\.id.rawValue)
        throw OperationError.unknownTariff(name, known: Set(known).sorted())
    }

    /// The ids of what comes with the program: the folders that hold the versions of each.
    private func folders(of files: [InputFile]) -> [String] {
        Set(files.compactMap { $0.name.split(separator: "/").dropLast().last.map(String.init) })
            .sorted()
    }

    /// The file at `path`; one below `rates` that is not there is taken from those that come
    /// with the program.
    func rateFile(at path: String) throws -> InputFile {
        guard path.hasPrefix("rates/"), !InputFile.exists(path),
            InputFile.exists(folder.appending(path: path).path)
        else { return try InputFile(path: path) }
        return InputFile(name: path, bytes: try file(path))
    }

    /// The versions of what is called `name`, by date; programs and loan products have a folder
    /// of that name.
    private func files(of kind: ListRates.Kind, named name: String) throws -> [InputFile] {
        switch kind {
        case .tariffs:
            return try FindTariff.read(tariffFiles(), self)
                .filter { $0.id.isNamed(name) }
                .sorted { $0.effective.start < $1.effective.start }
                .map { try rateFile(at: $0.clause.file) }
        case .programs:
            return try programFiles().filter { $0.name.hasPrefix("rates/programs/\(name)/") }
        case .loanProducts:
            return try loanFiles().filter { $0.name.hasPrefix("rates/loans/\(name)/") }
        }
    }

    /// The tariffs below `rates`, by country; loans, programs and schemas are none.
    func tariffFiles() throws -> [InputFile] {
        let others: Set = ["loans", "programs", "schema"]
        let countries = try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "rates").path)
        return try countries.filter { !others.contains($0) }.sorted()
            .flatMap { try files(below: "rates/\($0)") }
    }

    func loanFiles() throws -> [InputFile] { try files(below: "rates/loans") }

    func programFiles() throws -> [InputFile] { try files(below: "rates/programs") }

    private func files(below path: String) throws -> [InputFile] {
        let names = FileManager.default.enumerator(atPath: folder.appending(path: path).path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") }.sorted()
        return try (names ?? []).map { name in
            InputFile(name: "\(path)/\(name)", bytes: try file("\(path)/\(name)"))
        }
    }
}
