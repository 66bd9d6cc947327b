extension Rule {
    /// What could stop the server, and what was left half done.
    static let safety = [
        Rule(
            sentence: "The product has no `try!`, `as!` or force unwrap",
            bad: Tree(["Sources/A/B/C.swift": "let a = \"\\(b!)\""]),
            good: Tree([
                "Sources/A/B/C.swift": "let a = !b != c // b!\nlet d = \"b!\"\n#if !os(Linux)\n#endif"
            ])
        ) { tree in
            tree.product.flatMap {
                $0.findings(
                    in: $0.code, "stops the server when it is wrong: handle it", where: unwrapsByForce)
            }
        },
        Rule(
            sentence: "The product never calls `fatalError`",
            bad: Tree(["Sources/A/B/C.swift": "default: fatalError()"]),
            good: Tree(["Sources/A/B/C.swift": "default: preconditionFailure(\"no fatalError\")"])
        ) { tree in
            tree.product.flatMap { file in
                file.findings(in: file.code, "use `precondition` with a sentence, or throw") {
                    $0.contains("fatalError")
                }
            }
        },
        Rule(
            sentence: "The product holds no note to self",
            bad: Tree(["Sources/A/B/C.swift": "// " + ["TO", "DO"].joined() + ": later"]),
            good: Tree(["Sources/A/B/C.swift": "// NB: a tomato is done"])
        ) { tree in
            let notes = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map { $0.joined() }
            return tree.product.flatMap { file in
                file.findings(in: file.lines, "do it, or open an issue") { line in
                    line.split { !$0.isLetter }.contains { notes.contains(String($0)) }
                }
            }
        },
        Rule(
            sentence: "The product holds no code turned into a comment",
            bad: Tree(["Sources/A/B/C.swift": "    // let a = b()"]),
            good: Tree(["Sources/A/B/C.swift": "// let a row be a line: we return it.\n/// let a = b()"])
        ) { tree in
            tree.product.flatMap {
                $0.findings(in: $0.lines, "delete it: history keeps it", where: isCodeInComment)
            }
        },
    ]

    private static func unwrapsByForce(_ line: String) -> Bool {
        let characters = Array(line.utf8)
        return characters.indices.contains { at in
            guard characters[at] == UInt8(ascii: "!"), at > 0 else { return false }
            let next = at + 1 < characters.count ? characters[at + 1] : UInt8(ascii: " ")
            return next != UInt8(ascii: "=") && endsExpression(characters[at - 1])
        }
    }

    private static func endsExpression(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: ">")].contains(byte)
    }

    private static func isCodeInComment(_ line: String) -> Bool {
        let text = line.trimmed
        guard text.hasPrefix("// "), let first = text.dropFirst(3).split(separator: " ").first else {
            return false
        }
        let rest = text.dropFirst(3)
        return switch first {
        case "let", "var": rest.contains(" = ")
        case "func", "import", "struct", "enum": rest.hasSuffix("{") || rest.split(separator: " ").count == 2
        case "if", "for", "guard", "while", "switch", "}": rest.hasSuffix("{")
        case "return", "try": rest.hasSuffix(")")
        default: false
        }
    }
}

extension StringProtocol {
    /// Without the spaces at either end.
    var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
