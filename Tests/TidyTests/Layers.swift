/// Which target may import which: the layers of the package, as a table.
///
/// A new target is a new line here, so that its place is decided and not found.
enum Layers {
    /// Values and rules: no Foundation, no clock, no input or output.
    static let trade = ["Accounting", "Lending", "Metering", "NetMetering", "Sharing", "Tariffs"]
    static let domain = ["Quantities", "Billing"] + trade
    /// Each turns one outside thing into domain values, or back.
    static let adapters = ["Documents", "ExchangeFiles", "MeterFiles", "RateFiles", "Storage"]
    /// What adapters stand on.
    static let parsing = [
        "CSVParsing", "Diagnostics", "JSONParsing", "SystemTimeZones", "XMLParsing",
    ]

    static let mayImport: [String: Set<String>] = {
        var table: [String: Set<String>] = [
            "Quantities": [],
            "Billing": Set(trade + ["Quantities"]),
            "Diagnostics": [],
            "CLibXML2": [],
            "CSVParsing": ["Diagnostics"],
            "JSONParsing": ["Diagnostics"],
            "XMLParsing": ["CLibXML2", "Diagnostics"],
            "SystemTimeZones": ["Quantities"],
            "Operations": Set(domain + parsing + adapters),
            "HTTPService": Set(domain + parsing + adapters + ["Operations"]),
            "commonwatt": Set(domain + parsing + adapters + ["Operations", "HTTPService"]),
            "benchmarks": Set(domain + parsing + adapters + ["Operations"]),
        ]
        for target in trade { table[target] = ["Quantities"] }
        for target in adapters { table[target] = Set(domain + parsing) }
        return table
    }()

    /// Modules of other packages and of the system that one target alone may import.
    static let owners = [
        "GRDB": "Storage", "GRDBSQLite": "Storage", "SQLite3": "Storage", "CSQLite": "Storage",
        "CLibXML2": "XMLParsing", "Hummingbird": "HTTPService", "ArgumentParser": "commonwatt",
    ]

    /// What is wrong with the imports of a file of `Sources`.
    static func violations(in file: SourceFile) -> [Violation] {
        guard let allowed = mayImport[file.target] else {
            let message = "the target \(file.target) has no place among the layers in Layers.swift"
            return [Violation(path: file.path, line: nil, message: message)]
        }
        return file.violations(in: file.code) { line in
            guard let module = module(importedBy: line) else { return nil }
            return violation(of: module, in: file.target, allowed: allowed)
        }
    }

    private static func violation(
        of module: String, in target: String, allowed: Set<String>
    ) -> String? {
        if let owner = owners[module], owner != target {
            return "\(target) imports \(module), which only \(owner) may"
        }
        let list = allowed.sorted().joined(separator: ", ")
        if domain.contains(target), !allowed.contains(module) {
            return "\(target) is domain and imports \(module), it may import only: \(list)"
        }
        if mayImport[module] != nil, !allowed.contains(module) {
            return "\(target) imports \(module) against the layers, it may import only: \(list)"
        }
        return nil
    }

    /// The module a line imports, whatever stands around the word `import`.
    static func module(importedBy line: String) -> String? {
        let words = line.split { $0 == " " || $0 == ";" || $0 == "\t" }.map(String.init)
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
            words[..<index].allSatisfy({ attributes.contains($0) || $0.hasPrefix("@") })
        else { return nil }
        let rest = words[(index + 1)...].drop { kinds.contains($0) }
        return rest.first.map { String($0.prefix { $0 != "." }) }
    }

    private static let attributes: Set = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    private static let kinds: Set = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
}
