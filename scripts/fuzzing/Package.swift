// swift-tools-version: 6.2
import PackageDescription

// Built by scripts/fuzz alone, so that nobody else compiles it or needs libFuzzer. It compiles
// the readers from their sources, through the link Product, and needs no other package.
let package = Package(
    name: "fuzzing",
    targets: [
        .layer("Quantities"),
        .layer("Diagnostics"),
        .layer("Metering", uses: ["Quantities"]),
        .layer("Tariffs", uses: ["Quantities"]),
        .layer("NetMetering", uses: ["Quantities"]),
        .layer("Sharing", uses: ["Quantities"]),
        .layer("Lending", uses: ["Quantities"]),
        .systemLibrary(name: "CLibXML2", path: "Product/CLibXML2", pkgConfig: "libxml-2.0"),
        .layer("XMLParsing", uses: ["CLibXML2", "Diagnostics"]),
        .layer("CSVParsing", uses: ["Diagnostics"]),
        .layer("JSONParsing", uses: ["Diagnostics"]),
        .layer(
            "RateFiles",
            uses: [
                "Diagnostics", "JSONParsing", "Lending", "NetMetering", "Quantities", "Tariffs",
                "XMLParsing",
            ]),
        .layer(
            "MeterFiles",
            uses: ["CSVParsing", "Diagnostics", "Metering", "Quantities", "XMLParsing"]),
        .layer(
            "ExchangeFiles",
            uses: [
                "CSVParsing", "Diagnostics", "JSONParsing", "Lending", "Quantities", "Sharing",
                "Tariffs",
            ]),
        .systemLibrary(name: "CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "CFuzzer", "Diagnostics", "ExchangeFiles", "Lending", "MeterFiles", "Metering",
                "Quantities", "RateFiles", "Tariffs",
            ]),
    ]
)

extension Target {
    static func layer(_ name: String, uses: [String] = []) -> Target {
        .target(
            name: name, dependencies: uses.map { .target(name: $0) }, path: "Product/\(name)",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    }
}
