import Foundation

/// A `sendmail` of the test's own: a script that keeps its arguments and its standard input beside itself.
struct MailProgram {
    let path: String

    /// Gives `body` the program, and removes it with whatever it was given.
    /// - Parameter script: what it does instead of keeping the letter.
    static func run(_ script: String? = nil, _ body: (MailProgram) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let program = MailProgram(path: "\(folder)/sendmail")
        let keep = """
            n=$(ls "$0".* 2>/dev/null | grep -c 'letter$')
            printf '%s\\n' "$@" > "$0.$n.arguments"
            cat > "$0.$n.part" && mv "$0.$n.part" "$0.$n.letter"
            """
        try Data("#!/bin/sh\n\(script ?? keep)\n".utf8).write(to: URL(fileURLWithPath: program.path))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: program.path)
        try await body(program)
    }

    /// The letters it was given, in order.
    var letters: [String] { files("letter") }

    /// The arguments it was called with, in order.
    var arguments: [[String]] {
        files("arguments").map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    private func files(_ kind: String) -> [String] {
        (0..<100).map { "\(path).\($0).\(kind)" }.prefix { FileManager.default.fileExists(atPath: $0) }
            .compactMap { FileManager.default.contents(atPath: $0) }.map {
                String(decoding: $0, as: UTF8.self)
            }
    }
}
