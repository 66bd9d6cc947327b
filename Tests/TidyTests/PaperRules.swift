extension Rule {
    /// Hosts that packages are fetched from, and folders of one person's machine: neither belongs in a
    /// repository.
    private static let privateWords = [
        ["pypi", ".org"], ["pythonhosted", ".org"], ["npmjs", ".org"], ["deb.debian", ".org"],
        ["snapshot.debian", ".org"], ["crates", ".io"], ["/wo", "rk/"], ["/ro", "ot/"],
    ].map { $0.joined() }

    /// What the papers must keep true.
    static let papers = [
        Rule(
            sentence: "Every link in a paper leads to a file",
            bad: Tree(["docs/a.md": "[b](../b.md#c)"]),
            good: Tree(["docs/a.md": "[b](../b.md#c) [c](https://example.org) [d](#e)\n`[f](g)`", "b.md": ""])
        ) { tree in
            tree.papers.flatMap { paper in
                links(in: paper).filter { !tree.holds(resolve($0.target, from: paper.path)) }.map {
                    Finding(path: paper.path, line: $0.line, message: "no such file: \($0.target)")
                }
            }
        },
        Rule(
            sentence: "Every decision stands in the list of decisions",
            bad: Tree(["docs/decisions/README.md": "", "docs/decisions/a.md": ""]),
            good: Tree(["docs/decisions/README.md": "[a](a.md)", "docs/decisions/a.md": ""])
        ) { tree in
            let list = tree.file("docs/decisions/README.md")?.text ?? ""
            return tree.papers.filter {
                $0.path.hasPrefix("docs/decisions/") && !$0.path.hasSuffix("/README.md")
            }
            .filter { !list.contains("(\($0.components[2]))") }
            .map { Finding(path: $0.path, line: 1, message: "not in docs/decisions/README.md") }
        },
        Rule(
            sentence: "Every dependency has its decision",
            bad: Tree(["Package.swift": ".package(url: \"https://example.org/a/Bee\", from: \"1.0.0\")"]),
            good: Tree([
                "Package.swift": ".package(url: \"https://example.org/a/Bee\", from: \"1.0.0\")",
                "docs/decisions/bee.md": "We use `Bee`.",
            ])
        ) { tree in
            let decisions = tree.papers.filter { $0.path.hasPrefix("docs/decisions/") }.map(\.text).joined()
            let map = tree.file("Package.swift")?.lines ?? []
            return map.enumerated().compactMap { at, line in
                guard let name = line.firstMatch(of: /\.package\(url: ".*\/([^\/"]+)"/)?.output.1,
                    !decisions.contains("`\(name)`")
                else { return nil }
                return Finding(
                    path: "Package.swift", line: at + 1,
                    message: "no decision in docs/decisions names `\(name)`")
            }
        },
        Rule(
            sentence: "No file names a package registry or a folder of somebody's machine",
            bad: Tree(["tools/a.sh": "pip install --index-url https://" + privateWords[0] + "/simple b"]),
            good: Tree(["tools/a.sh": "pip install b; ls /usr/share/work"])
        ) { tree in
            tree.files.flatMap { file -> [Finding] in
                guard privateWords.contains(where: file.text.contains) else { return [] }
                return file.findings(in: file.lines, "belongs to one machine, not to the repository") {
                    line in
                    privateWords.contains { line.contains($0) }
                }
            }
        },
    ]

    /// The relative links of a paper, without what stands in code.
    private static func links(in paper: SourceFile) -> [(line: Int, target: String)] {
        var isInFence = false
        return paper.lines.enumerated().flatMap { at, line -> [(line: Int, target: String)] in
            if line.hasPrefix("```") { isInFence.toggle() }
            guard !isInFence, line.contains("](") else { return [] }
            return line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s#]*)[^)]*\)/)
                .map { (at + 1, String($0.output.1)) }
                .filter { !$0.target.isEmpty && !$0.target.contains(":") }
        }
    }

    /// `target` as a path from the root.
    private static func resolve(_ target: String, from path: String) -> String {
        var folders = target.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
        }
        return folders.joined(separator: "/")
    }
}
