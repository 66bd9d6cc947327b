// swift-tools-version: 6.2
import PackageDescription

// The map of Terreau: four strata, imports point down only, no domain imports another domain.
// docs/ARCHITECTURE.md says why; Tests/TidyTests checks it.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library module of one stratum.
func module(_ name: String, in stratum: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(stratum)/\(name)",
        exclude: ["README.md"], swiftSettings: settings)
}

/// The tests of one module, or stories across several.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let http: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
]
let services: [Target.Dependency] = [
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "terreau",
    products: [.executable(name: "terreau", targets: ["Command"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Libraries of Debian
        .systemLibrary(
            name: "CCurl", path: "Sources/C/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CPostgres", path: "Sources/C/CPostgres", pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CQRencode", path: "Sources/C/CQRencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(
            name: "CStemmer", path: "Sources/C/CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(
            name: "CYAML", path: "Sources/C/CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CZlib", path: "Sources/C/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Engines: pure science, no server, each usable alone
        module("CanonicalJSON", in: "Engines"),
        module("RDF", in: "Engines", ["CanonicalJSON", crypto]),
        module("Policy", in: "Engines", ["CanonicalJSON", "RDF", crypto]),
        module("Formats", in: "Engines", ["CanonicalJSON", "CYAML"]),
        module("SearchIndex", in: "Engines", ["CStemmer"]),
        module("Choice", in: "Engines"),
        module("Eligibility", in: "Engines"),
        module("OpeningHours", in: "Engines"),
        module("TransparencyLog", in: "Engines", [crypto]),
        module("Tally", in: "Engines", ["CanonicalJSON", bigInt, crypto]),

        // Platform
        module("Kernel", in: "Platform"),
        module(
            "Storage", in: "Platform",
            [
                "Kernel", "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), logging,
            ] + nio),
        module("Ledger", in: "Platform", ["Kernel", "Storage", "CanonicalJSON", "TransparencyLog"]),
        module("Outbound", in: "Platform", ["CCurl"]),
        module("Language", in: "Platform", ["Kernel", "CanonicalJSON"]),
        module(
            "Web", in: "Platform",
            [
                "Kernel", "Language", "Storage", "CanonicalJSON", "CQRencode", "CZlib", crypto, logging,
            ] + http + services),

        module(
            "Identity", in: "Platform",
            [
                "Kernel", "Storage", "Ledger", "Outbound", "Language", "Web", "CanonicalJSON", crypto,
                cryptoExtras, logging,
            ] + http + [.product(name: "NIOPosix", package: "swift-nio")]),

        // Domains
        module(
            "Atlas", in: "Domains",
            [
                "Kernel", "Storage", "Ledger", "Language", "Web", "Identity", "CanonicalJSON", "Formats",
                "SearchIndex", crypto, logging,
            ] + http),

        module(
            "Guidance", in: "Domains",
            [
                "Kernel", "Storage", "Language", "Web", "Identity", "CanonicalJSON", "Formats", "SearchIndex",
                "Choice",
                "Eligibility", "OpeningHours", crypto,
            ] + http),

        // App: what runs
        module(
            "Site", in: "App",
            [
                "Kernel", "Storage", "Ledger", "Outbound", "Language", "Web", "Identity", "Atlas", "Guidance",
                "CanonicalJSON", "TransparencyLog", logging,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ] + http + [.product(name: "NIOPosix", package: "swift-nio")]),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Kernel", "Storage", "Ledger", "Outbound", "Language", "Web", "Identity", "Atlas",
                "Guidance", "Site",
                "CanonicalJSON", "Formats", "RDF", "Policy", "SearchIndex", "Tally", "TransparencyLog",
                crypto,
                logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/App/Command", exclude: ["README.md"], swiftSettings: settings),

        // Tests
        .target(
            name: "TestKit",
            dependencies: ["Kernel", "Storage", "Language", "Web", "CanonicalJSON", logging] + http,
            path: "Tests/TestKit", swiftSettings: settings),
        tests("CanonicalJSONTests", ["CanonicalJSON"]),
        tests("RDFTests", ["RDF", "CanonicalJSON"]),
        tests("PolicyTests", ["Policy", "RDF", "CanonicalJSON"]),
        tests("FormatsTests", ["Formats", "CanonicalJSON"]),
        tests("SearchIndexTests", ["SearchIndex"]),
        tests("ChoiceTests", ["Choice"]),
        tests("EligibilityTests", ["Eligibility"]),
        tests("OpeningHoursTests", ["OpeningHours"]),
        tests("TransparencyLogTests", ["TransparencyLog", crypto]),
        tests("TallyTests", ["Tally", "CanonicalJSON", bigInt]),
        tests("KernelTests", ["Kernel"]),
        tests("StorageTests", ["Storage", "Kernel", "TestKit"]),
        tests("LedgerTests", ["Ledger", "Storage", "Kernel", "CanonicalJSON", "TransparencyLog", "TestKit"]),
        tests("OutboundTests", ["Outbound"]),
        tests("LanguageTests", ["Language", "Kernel"]),
        tests(
            "WebTests", ["Web", "Language", "Kernel", "Storage", "CanonicalJSON", "TestKit", logging] + http),
        tests(
            "IdentityTests",
            [
                "Identity", "Web", "Language", "Kernel", "Storage", "Ledger", "CanonicalJSON", "TestKit",
                crypto, cryptoExtras,
            ] + http),
        tests(
            "AtlasTests",
            [
                "Atlas", "Identity", "Web", "Language", "Kernel", "Storage", "Ledger", "CanonicalJSON",
                "Formats", "SearchIndex", "TestKit",
            ] + http),
        tests(
            "GuidanceTests",
            [
                "Guidance", "Eligibility", "Web", "Language", "Kernel", "Storage", "CanonicalJSON", "TestKit",
            ] + http),
        tests(
            "ScenarioTests",
            [
                "Site", "Identity", "Atlas", "Guidance", "Web", "Language", "Kernel", "Storage", "Ledger",
                "CanonicalJSON",
                "TransparencyLog", "TestKit", logging,
            ] + http),
        tests("TidyTests", []),
    ],
    swiftLanguageModes: [.v6]
)
