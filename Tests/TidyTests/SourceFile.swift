/// One text file of the repository, by its path from the root.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// The lines as they stand.
    let lines: [String]
    /// For Swift, the same lines with comments and string literals turned into spaces; otherwise empty.
    let code: [String]

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code =
            path.hasSuffix(".swift")
            ? CodeOnly.of(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : []
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var isMarkdown: Bool { path.hasSuffix(".md") }

    /// A Swift file of the product, not of its tests.
    var isProduct: Bool { isSwift && path.hasPrefix("Sources/") }

    /// The path's components.
    var components: [String] { path.split(separator: "/").map(String.init) }

    /// The folder under `Sources/` that this file's module belongs to (`Engines`, `Platform` …), and the
    /// module.
    var place: (stratum: String, module: String)? {
        let parts = components
        return parts.count >= 4 && parts[0] == "Sources" && parts[1] != "C" ? (parts[1], parts[2]) : nil
    }

    /// A finding for every line of `lines` (1-based) that `isWrong` picks.
    func findings(in lines: [String], _ message: String, where isWrong: (String) -> Bool) -> [Finding] {
        lines.enumerated().filter { isWrong($0.element) }
            .map { Finding(path: path, line: $0.offset + 1, message: message) }
    }
}
