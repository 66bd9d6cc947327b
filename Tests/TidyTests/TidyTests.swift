import Foundation
import Testing

@Suite("The house rules")
struct TidyTests {
    @Test("The repository keeps every rule", arguments: Rule.all)
    func kept(rule: Rule) {
        let findings = rule.check(.repository)
        let list = findings.prefix(40).map(\.description).joined(separator: "\n")
        #expect(findings.isEmpty, "\(findings.count) places break “\(rule.sentence)”:\n\(list)")
    }

    @Test("Every rule can say no", arguments: Rule.all)
    func refuses(rule: Rule) {
        #expect(!rule.check(rule.bad).isEmpty)
    }

    @Test("Every rule can say yes", arguments: Rule.all)
    func accepts(rule: Rule) {
        #expect(rule.check(rule.good).map(\.description) == [])
    }

    @Test("The rules look at the real repository")
    func reads() {
        #expect(Tree.repository.product.count > 20)
        #expect(Tree.repository.file("Sources/Platform/Kernel/ID.swift") != nil)
        #expect(Tree.repository.papers.count > 10)
    }

    @Test(
        "Nothing that is built is kept in history",
        .enabled(if: FileManager.default.fileExists(atPath: Tree.root.path() + "/.git")))
    func history() throws {
        let built = try tracked().filter { path in
            path == "Package.resolved" || path.hasSuffix(".db") || path.hasSuffix(".pyc")
                || path.hasPrefix(".build") || path.hasPrefix(".venv")
        }
        #expect(built == [])
    }

    private func tracked() throws -> [String] {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", Tree.root.path(), "ls-files"]
        git.standardOutput = output
        try git.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        git.waitUntilExit()
        return text.split(separator: "\n").map(String.init)
    }
}
