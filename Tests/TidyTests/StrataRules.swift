extension Rule {
    private static let strata = ["Engines", "Platform", "Domains", "App"]

    /// The only arrows between engines: who may use whom (docs/ARCHITECTURE.md).
    private static let engineArrows: [String: Set<String>] = [
        "Formats": ["CanonicalJSON"], "Policy": ["CanonicalJSON", "RDF"], "RDF": ["CanonicalJSON"],
        "Tally": ["CanonicalJSON"], "TransparencyLog": ["CanonicalJSON"],
    ]

    /// Modules that would bring a clock, files, a network, a database or a logger into an engine.
    private static let impureModules: Set = [
        "Dispatch", "Foundation", "FoundationNetworking", "GRDB", "Hummingbird", "Logging", "NIOCore",
        "NIOPosix", "ServiceLifecycle",
    ]

    /// Words that would do the same without an import.
    private static let impureWords = [
        "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", ".random(", "randomElement(",
        ".shuffled()", "Task.sleep", "fopen(", "getenv(", "print(",
    ]

    /// Who may import whom.
    static let strataRules = [
        Rule(
            sentence: "Imports point down, and no domain imports another",
            bad: Tree([
                "Sources/Domains/A/A.swift": "import B", "Sources/Domains/B/B.swift": "",
                "Sources/Platform/Web/W.swift": "@testable import struct A.Thing",
            ]),
            good: Tree([
                "Sources/Domains/A/A.swift": "import Web\nimport Foundation",
                "Sources/Platform/Web/W.swift": "",
            ])
        ) { tree in
            let places = tree.modulePlaces
            return tree.product.flatMap { file in
                imports(of: file).compactMap { line, module in
                    guard let from = file.place, let to = places[module], !mayImport(from, to) else {
                        return nil
                    }
                    return Finding(
                        path: file.path, line: line,
                        message: "\(from.stratum)/\(from.module) may not import \(to.stratum)/\(to.module)")
                }
            }
        },
        Rule(
            sentence: "A module of ours that is imported is declared in Package.swift",
            bad: Tree([
                "Package.swift":
                    "module(\"A\", in: \"Domains\", [\"Kernel\"]),\nmodule(\"Web\", in: \"Platform\"),",
                "Sources/Domains/A/A.swift": "import Web", "Sources/Platform/Web/W.swift": "",
            ]),
            good: Tree([
                "Package.swift": "module(\n\"A\", in: \"Domains\", [\"Kernel\",\n \"Web\"] + http),",
                "Sources/Domains/A/A.swift": "import Web", "Sources/Platform/Web/W.swift": "",
            ])
        ) { tree in
            let places = tree.modulePlaces
            let map = tree.file("Package.swift")?.text ?? ""
            return tree.product.flatMap { file in
                imports(of: file).compactMap { line, module in
                    guard let from = file.place?.module, places[module] != nil, module != from,
                        !declaration(of: from, in: map).contains("\"\(module)\"")
                    else { return nil }
                    return Finding(
                        path: file.path, line: line,
                        message: "\(module) is no dependency of \(from) in Package.swift")
                }
            }
        },
        Rule(
            sentence: "An engine knows no clock, randomness, file, network or logger",
            bad: Tree([
                "Sources/Engines/A/A.swift": "import Foundation", "Sources/Engines/A/B.swift": "print(1)",
            ]),
            good: Tree(["Sources/Engines/A/A.swift": "import Glibc // not Foundation\nlet a = log(2)"])
        ) { tree in
            tree.product.filter { $0.place?.stratum == "Engines" }.flatMap { file in
                imports(of: file).filter { impureModules.contains($0.module) }.map {
                    Finding(path: file.path, line: $0.line, message: "an engine may not import \($0.module)")
                }
                    + file.findings(in: file.code, "an engine is deterministic: values in, values out") {
                        line in
                        impureWords.contains { line.contains($0) }
                    }
            }
        },
    ]

    private static func mayImport(
        _ from: (stratum: String, module: String), _ to: (stratum: String, module: String)
    ) -> Bool {
        guard let above = strata.firstIndex(of: from.stratum), let below = strata.firstIndex(of: to.stratum),
            from != to
        else { return true }
        if above != below { return below < above }
        if from.stratum == "Engines" { return engineArrows[from.module]?.contains(to.module) ?? false }
        return from.stratum != "Domains"
    }

    private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        file.code.enumerated().compactMap { at, line in
            let words = line.split(separator: " ").drop {
                $0.hasPrefix("@") || $0 == "public" || $0 == "package"
            }
            guard words.first == "import", let path = words.last else { return nil }
            return (at + 1, String(path.prefix { $0 != "." }))
        }
    }

    /// The text of Package.swift that declares a target, up to the next one.
    private static func declaration(of module: String, in map: String) -> Substring {
        let targets = map.split(separator: "\n").joined(separator: " ")
            .replacing(/\( +/, with: "(").split(separator: /(?=module\(|executableTarget\(|tests\()/)
        return targets.first { $0.contains("(\"\(module)\"") || $0.contains("name: \"\(module)\"") } ?? ""
    }
}

extension Tree {
    /// Our modules and where they stand.
    var modulePlaces: [String: (stratum: String, module: String)] {
        Dictionary(
            product.compactMap(\.place).map { ($0.module, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
