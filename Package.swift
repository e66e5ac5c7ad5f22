// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "commonwatt",
    products: [
        .executable(name: "commonwatt", targets: ["commonwatt"]),
        // The domain and the file formats, for other programs.
        .library(
            name: "Commonwatt",
            targets: [
                "Quantities", "Accounting", "Metering", "Tariffs", "NetMetering", "Sharing",
                "Lending", "Billing", "Diagnostics", "SystemTimeZones", "RateFiles",
                "MeterFiles", "ExchangeFiles",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Domain: values and rules. No Foundation, no clock, no I/O.
        .layer("Quantities"),
        .layer("Accounting", uses: ["Quantities"]),
        .layer("Metering", uses: ["Quantities"]),
        .layer("Tariffs", uses: ["Quantities"]),
        .layer("NetMetering", uses: ["Quantities"]),
        .layer("Sharing", uses: ["Quantities"]),
        .layer("Lending", uses: ["Quantities"]),
        .layer(
            "Billing",
            uses: [
                "Accounting", "Lending", "Metering", "NetMetering", "Quantities", "Sharing",
                "Tariffs",
            ]),

        // Adapters: each turns one outside thing into domain values, or back.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .layer("Diagnostics"),
        .layer("SystemTimeZones", uses: ["Quantities"]),
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
        .layer(
            "Storage", uses: ["Accounting", "Metering", "Quantities"],
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift")),
        .layer(
            "Documents",
            uses: [
                "Billing", "Diagnostics", "JSONParsing", "Lending", "Quantities", "Tariffs",
            ],
            .product(name: "Mustache", package: "swift-mustache")),

        // Application: the verbs of the service, one transaction each.
        .layer(
            "Operations",
            uses: [
                "Accounting", "Billing", "CSVParsing", "Diagnostics", "Documents",
                "ExchangeFiles", "Lending", "MeterFiles", "Metering", "NetMetering",
                "Quantities", "RateFiles", "Sharing", "Storage", "SystemTimeZones", "Tariffs",
                "XMLParsing",
            ],
            .product(name: "Crypto", package: "swift-crypto")),

        // Edges: translate requests and arguments into operations, results into output.
        .layer(
            "HTTPService",
            uses: [
                "Accounting", "Billing", "Documents", "ExchangeFiles", "Operations",
                "Quantities", "Storage",
            ],
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle")),
        .executableTarget(
            name: "commonwatt",
            dependencies: [
                "Accounting", "Billing", "CSVParsing", "Diagnostics", "Documents",
                "ExchangeFiles", "HTTPService", "Lending", "MeterFiles", "Metering",
                "Operations", "Quantities", "Sharing", "Storage", "SystemTimeZones", "Tariffs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: .strict),

        // What scripts/bench measures that no command of the product shows.
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Billing", "Documents", "ExchangeFiles", "Lending", "MeterFiles", "Metering",
                "Operations", "Quantities", "RateFiles", "Storage", "Tariffs",
                "XMLParsing",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: .strict),

        // Tests: one target each, and what they share.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: .strict),
        .tests(of: "Quantities"),
        .tests(of: "Accounting", with: ["Quantities"]),
        .tests(of: "Metering", with: ["Quantities"]),
        .tests(of: "Tariffs", with: ["Quantities", "SystemTimeZones"]),
        .tests(of: "NetMetering", with: ["Quantities"]),
        .tests(of: "Sharing", with: ["Quantities"]),
        .tests(of: "Lending", with: ["Quantities"]),
        .tests(
            of: "Billing",
            with: ["Accounting", "Metering", "NetMetering", "Quantities", "Sharing"]),
        .tests(of: "Diagnostics"),
        .tests(of: "SystemTimeZones", with: ["Quantities"]),
        .tests(of: "XMLParsing", with: ["Diagnostics"]),
        .tests(of: "CSVParsing", with: ["Diagnostics"]),
        .tests(of: "JSONParsing", with: ["Diagnostics"]),
        .tests(
            of: "RateFiles",
            with: [
                "Billing", "Diagnostics", "JSONParsing", "Lending", "NetMetering", "Quantities",
                "SystemTimeZones", "Tariffs", "XMLParsing",
            ], leaving: ["TariffSamples"]),
        .tests(
            of: "MeterFiles",
            with: ["CSVParsing", "Diagnostics", "Metering", "Quantities", "XMLParsing"]),
        .tests(
            of: "ExchangeFiles",
            with: [
                "CSVParsing", "Diagnostics", "JSONParsing", "Lending", "Quantities", "Sharing",
                "SystemTimeZones", "Tariffs",
            ], leaving: ["Golden"]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "TestSupport", "Accounting", "Metering", "Quantities",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: .strict),
        .tests(
            of: "Documents",
            with: [
                "Billing", "Diagnostics", "Lending", "Quantities", "RateFiles", "Tariffs",
                "XMLParsing",
            ], leaving: ["Golden"]),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Operations", "TestSupport", "Accounting", "Billing", "Diagnostics", "Documents",
                "ExchangeFiles", "Lending", "MeterFiles", "Metering", "NetMetering",
                "Quantities", "RateFiles", "Sharing", "Storage", "Tariffs",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Books"], swiftSettings: .strict),
        .testTarget(
            name: "HTTPServiceTests",
            dependencies: [
                "HTTPService", "TestSupport", "Documents", "Operations", "Quantities",
                "Sharing", "Storage", "SystemTimeZones",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: .strict),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "ExchangeFiles", "Storage", "TestSupport", "commonwatt",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: .strict),
        .testTarget(
            name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: .strict),
    ]
)

extension [SwiftSetting] {
    /// Computed, since the package is made before a constant below it would be.
    static var strict: [SwiftSetting] {
        [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .treatAllWarnings(as: .error),
        ]
    }
}

extension Target {
    static func layer(
        _ name: String, uses: [String] = [], _ products: Target.Dependency...
    ) -> Target {
        .target(
            name: name, dependencies: uses.map { .target(name: $0) } + products,
            swiftSettings: .strict)
    }

    /// The tests of a target, `with` what else they need, `leaving` files that they read.
    static func tests(
        of name: String, with others: [String] = [], leaving files: [String] = []
    ) -> Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: ([name, "TestSupport"] + others).map { .target(name: $0) },
            exclude: files, swiftSettings: .strict)
    }
}
