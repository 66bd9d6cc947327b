extension Rule {
    /// What must be said in words.
    static let documentation = [
        Rule(
            sentence: "Every public and package declaration has a sentence of documentation",
            bad: Tree(["Sources/A/B/C.swift": "struct A {\n    @inlinable\n    public static func f() {}\n}"]
            ),
            good: Tree([
                "Sources/A/B/C.swift":
                    "/// Why.\n@inlinable\npublic func f() {}\npublic extension A {}\npublic import B\nfunc g() {}"
            ])
        ) { tree in
            tree.product.flatMap(undocumented)
        },
        Rule(
            sentence: "Every module says in its README what it is",
            bad: Tree(["Sources/A/B/C.swift": "", "Sources/A/B/README.md": "# B\n\n"]),
            good: Tree(["Sources/A/B/C.swift": "", "Sources/A/B/README.md": "# B\n\nBees.\n\nThey fly.\n"])
        ) { tree in
            tree.moduleFolders.compactMap { folder in
                let lines = tree.file(folder + "/README.md")?.lines.count { !$0.trimmed.isEmpty } ?? 0
                guard lines < 3 else { return nil }
                return Finding(path: folder + "/README.md", line: 1, message: "fewer than three lines")
            }
        },
    ]

    private static func undocumented(_ file: SourceFile) -> [Finding] {
        file.code.indices.filter { at in
            guard isExposed(file.code[at]) else { return false }
            let above = file.lines[..<at].last { !$0.trimmed.hasPrefix("@") }?.trimmed ?? ""
            return !above.hasPrefix("///") && !above.hasSuffix("*/")
        }.map {
            Finding(path: file.path, line: $0 + 1, message: "no `///`: \(file.lines[$0].trimmed)")
        }
    }

    private static let kinds: Set = [
        "actor", "associatedtype", "class", "enum", "func", "init", "let", "macro", "protocol", "struct",
        "subscript", "typealias", "var",
    ]
    private static let modifiers: Set = [
        "final", "indirect", "infix", "lazy", "mutating", "nonisolated", "nonmutating", "package", "postfix",
        "prefix", "private", "public", "open", "set)", "static", "unowned", "unsafe)", "weak",
    ]

    private static func isExposed(_ line: String) -> Bool {
        let words = line.split { " (<?:".contains($0) }.map(String.init)
        let declaration = words.drop { $0.hasPrefix("@") }
        let head = declaration.prefix { modifiers.contains($0) }
        guard let kind = declaration.dropFirst(head.count).first, kinds.contains(kind) else { return false }
        return head.contains("public") || head.contains("package") || head.contains("open")
    }
}

extension Tree {
    /// The folders of our own modules, `Sources/<stratum>/<module>`.
    var moduleFolders: [String] {
        Set(product.compactMap(\.place).map { "Sources/\($0.stratum)/\($0.module)" }).sorted()
    }
}
