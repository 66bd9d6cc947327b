extension Rule {
    static let longestLine = 110
    static let longestFile = 300
    static let longestFunction = 50

    /// How long things may be.
    static let shape = [
        Rule(
            sentence: "A line of Swift has at most \(longestLine) characters",
            bad: Tree(["Sources/A/B/C.swift": "let a = 1 // " + String(repeating: "é", count: 100)]),
            good: Tree(["Sources/A/B/C.swift": "let a = 1 // " + String(repeating: "é", count: 97)])
        ) { tree in
            tree.swift.flatMap { file in
                let lines = file.lines.map { isUnbreakable($0) ? "" : $0 }
                return file.findings(in: lines, "longer than \(longestLine) characters") {
                    $0.utf8.count > longestLine && $0.count > longestLine
                }
            }
        },
        Rule(
            sentence: "A file of the product has at most \(longestFile) lines",
            bad: Tree(["Sources/A/B/C.swift": String(repeating: "\n", count: longestFile + 1)]),
            good: Tree(["Sources/A/B/C.swift": String(repeating: "\n", count: longestFile)])
        ) { tree in
            tree.product.filter { $0.lines.count > longestFile + 1 }.map {
                Finding(
                    path: $0.path, line: $0.lines.count, message: "more than \(longestFile) lines: split it")
            }
        },
        Rule(
            sentence: "A function has at most \(longestFunction) lines",
            bad: Tree(["Sources/A/B/C.swift": function(lines: longestFunction + 1)]),
            good: Tree(["Sources/A/B/C.swift": function(lines: longestFunction)])
        ) { tree in
            tree.swift.flatMap { file in
                Functions.of(file).filter { $0.lines > longestFunction }.map {
                    Finding(path: file.path, line: $0.line, message: "a body of \($0.lines) lines: split it")
                }
            }
        },
    ]

    /// Code is the formatter's to break; what it leaves long is a text literal. Comments are ours.
    private static func isUnbreakable(_ line: String) -> Bool {
        let isComment = line.contains(" // ") || line.drop { $0 == " " }.hasPrefix("//")
        return !isComment
    }

    private static func function(lines: Int) -> String {
        "func f(_ g: () -> Void = {}) -> [Int] {\n" + String(repeating: "\n", count: lines - 2) + "}\n"
    }
}
