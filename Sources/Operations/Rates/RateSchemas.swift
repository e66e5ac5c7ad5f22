internal import Diagnostics
internal import XMLParsing

/// The schemas that rate files are checked against, as they come with the program.
struct RateSchemas {
    static func program(_ installation: Installation) throws -> XMLSchema {
        try schema("program.xsd", installation)
    }

    static func tariff(_ installation: Installation) throws -> XMLSchema {
        try schema("tariff.xsd", installation)
    }

    static func loan(_ installation: Installation) throws -> XMLSchema {
        try schema("loan.xsd", installation)
    }

    private static func schema(
        _ name: String, _ installation: Installation
    ) throws -> XMLSchema {
        let bytes = try installation.file("rates/schema/\(name)")
        return try XMLSchema(bytes, named: name, including: [:])
    }
}
