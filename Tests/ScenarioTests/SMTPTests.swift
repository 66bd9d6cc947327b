import CanonicalJSON
import Foundation
import Kernel
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// A letter's whole way: the outbox, msmtp, SMTP, and a server of other people that keeps it.
@Suite("A letter over SMTP", .enabled(if: MailSink.isThere, "no msmtp, or no aiosmtpd in .venv"))
struct SMTPTests {
    @Test("Arrives with a link that signs in", arguments: Engine.available)
    func arrives(engine: Engine) async throws {
        try await MailSink.run { sink in
            try await MailProgram.run("exec /usr/bin/msmtp -C \"\(sink.configuration)\" \"$@\"") { program in
                let settings = try SignInTests.settings(program)
                try await SiteInTime.run(on: engine, settings: settings, starter: false) { site in
                    var browser = TestBrowser(site)
                    try await browser.post("/fr/sign-in", [("address", "Ada@example.org")])
                    for job in site.server.jobs { try await (job as? SendLetters)?.sendAll() }
                    let letter = try #require(try await eventually { sink.letters.first })
                    let read = try Python.reading(letter)
                    #expect(read["to"]?.string == "ada@example.org")
                    #expect(read["from"]?.string == "terreau@network.example")
                    #expect(read["subject"]?.string == "Votre lien pour Terreau")
                    #expect(read["defects"]?.integer == 0)
                    let body = read["body"]?.string ?? ""
                    let link = try #require(body.firstMatch(of: #/\/fr\/sign-in\/link\?t=([0-9a-f]{64})/#))
                    let arrived = try await browser.post("/fr/sign-in/link", [("t", String(link.output.1))])
                    #expect(arrived.status == 303)
                    #expect(sink.letters.count == 1)
                }
            }
        }
    }
}

/// An SMTP server (`aiosmtpd`) on a port of this machine that keeps letters in a Maildir, and how msmtp
/// reaches it.
struct MailSink {
    let folder: String

    private static let python = "\(TestInstance.repository)/.venv/bin/python"

    static var isThere: Bool {
        ["/usr/bin/msmtp", "\(TestInstance.repository)/.venv/bin/aiosmtpd"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// msmtp's configuration.
    var configuration: String { "\(folder)/msmtprc" }

    /// The letters that arrived.
    var letters: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail/new")) ?? []
        return names.sorted().compactMap {
            FileManager.default.contents(atPath: "\(folder)/mail/new/\($0)").map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    static func run(_ body: (MailSink) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "smtp-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let port = Int.random(in: 20_000...29_999)
        let sink = MailSink(folder: folder)
        try Data("defaults\nauth off\ntls off\naccount default\nhost 127.0.0.1\nport \(port)\n".utf8)
            .write(to: URL(fileURLWithPath: sink.configuration))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [
            "-m", "aiosmtpd", "-n", "-l", "127.0.0.1:\(port)", "-c", "aiosmtpd.handlers.Mailbox",
            "\(folder)/mail",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // NB: it does not listen to SIGTERM.
        defer { kill(process.processIdentifier, SIGKILL) }
        let isUp = try await eventually(within: 60) {
            FileManager.default.fileExists(atPath: "\(folder)/mail/new") && Self.answers(port) ? true : nil
        }
        try #require(isUp == true)
        try await body(sink)
    }

    /// Whether something listens on a port.
    private static func answers(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
