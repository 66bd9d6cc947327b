import CanonicalJSON
import Foundation
import Kernel
import TestKit
import Testing
import Web

@testable import Site

@Suite("Letters")
struct MailTests {
    private static let mail = Mail(
        id: "abc123", to: "head@association.example",
        subject: "Votre choix numérique, six mois après — « déjà »",
        body: "Bonjour,\n\nComment cela s’est-il passé ?\n.\nFrom here.\n")

    private static func mailer(_ program: String, seconds: Int = 20) -> SendmailMailer {
        SendmailMailer(
            program: program, sender: "terreau@network.example", senderName: "Réseau, “Terreau”",
            clock: { TestInstance.noon }, secondsAtMost: seconds)
    }

    @Test("Go to the program with sender and receiver as arguments, and are taken when it ends with 0")
    func arguments() async throws {
        try await MailProgram.run { program in
            try await MailTests.mailer(program.path).send(MailTests.mail)
            #expect(
                program.arguments
                    == [["-i", "-f", "terreau@network.example", "--", "head@association.example"]])
            #expect(program.letters.count == 1)
        }
    }

    /// Python's `email` package reads the letter as any receiver does.
    @Test("Say to a reader of mail what they were given", .enabled(if: Python.isThere))
    func read() async throws {
        try await MailProgram.run { program in
            try await MailTests.mailer(program.path).send(MailTests.mail)
            let letter = try #require(program.letters.first)
            let read = try Python.reading(letter)
            #expect(read["from"]?.string == "terreau@network.example")
            #expect(read["name"]?.string == "Réseau, “Terreau”")
            #expect(read["to"]?.string == MailTests.mail.to)
            #expect(read["subject"]?.string == MailTests.mail.subject)
            #expect(read["date"]?.string == "2026-11-22T09:30:00+00:00")
            #expect(read["id"]?.string == "<abc123@network.example>")
            let body = read["body"]?.string?.replacingOccurrences(of: "\r\n", with: "\n")
            #expect(
                body?.trimmingCharacters(in: .newlines)
                    == MailTests.mail.body.trimmingCharacters(in: .newlines))
            #expect(read["defects"]?.integer == 0)
            #expect(letter.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
        }
    }

    @Test(
        "Cannot carry a second header or receiver",
        arguments: [
            "a@b.example\nBcc: c@d.example", "a@b.example\r\nX: y", "a@b.example,c@d.example",
            "<a@b.example>",
            "a b@c.example", "-oQ/tmp@b.example", "a@b@c.example", "", "a@", "@b.example", "é@b.example",
            "a(x)@b.example", "a\0@b.example",
        ])
    func injection(address: String) async throws {
        try await MailProgram.run { program in
            let mail = Mail(id: "x", to: address, subject: "s", body: "b")
            await #expect(throws: MailProblem.badAddress) {
                try await MailTests.mailer(program.path).send(mail)
            }
            #expect(program.letters.isEmpty)
        }
    }

    @Test("A subject with line breaks stays one header", .enabled(if: Python.isThere))
    func subject() async throws {
        try await MailProgram.run { program in
            let mail = Mail(
                id: "x", to: "a@b.example", subject: "Hello\r\nBcc: c@d.example\n\nBody", body: "b")
            try await MailTests.mailer(program.path).send(mail)
            let read = try Python.reading(try #require(program.letters.first))
            #expect(read["headers"]?.integer == 9)
            #expect(read["bcc"] == .null)
        }
    }

    @Test("A program that refuses, is missing or hangs is an error, in bounded time")
    func failures() async throws {
        try await MailProgram.run("exit 75") { program in
            await #expect(throws: MailProblem.refused(code: 75)) {
                try await MailTests.mailer(program.path).send(MailTests.mail)
            }
        }
        await #expect(throws: MailProblem.notStarted) {
            try await MailTests.mailer("/nowhere/sendmail").send(MailTests.mail)
        }
        try await MailProgram.run("exec sleep 60") { program in
            let start = ContinuousClock.now
            await #expect(throws: MailProblem.tooSlow(seconds: 1)) {
                try await MailTests.mailer(program.path, seconds: 1).send(MailTests.mail)
            }
            #expect(ContinuousClock.now - start < .seconds(50))
        }
    }

    @Test("A program that ends without reading stops nothing here")
    func deaf() async throws {
        try await MailProgram.run("exit 0") { program in
            for _ in 0..<5 { try await MailTests.mailer(program.path).send(MailTests.mail) }
        }
    }

    @Test("A letter that is too long is not sent")
    func long() async throws {
        try await MailProgram.run { program in
            let mail = Mail(
                id: "x", to: "a@b.example", subject: "s", body: String(repeating: "x", count: Letter.limit))
            await #expect(throws: MailProblem.tooLong) {
                try await MailTests.mailer(program.path).send(mail)
            }
        }
    }

    @Test("Settings that do not work together are said at start, by their names")
    func settings() async throws {
        for (program, sender) in [("/bin/true", nil), ("/nowhere/sendmail", "a@b.example")] {
            var settings = Settings()
            settings.sendmailProgram = program
            settings.senderAddress = sender
            let error = await #expect(throws: UnusableSetting.self) {
                try await SiteInTime.run(settings: settings, starter: false) { _ in }
            }
            #expect(error?.description.contains("sendmail-program") == true)
        }
    }
}

/// Python 3, which is everywhere and reads mail.
enum Python {
    private static let path = "/usr/bin/python3"
    static let isThere = FileManager.default.isExecutableFile(atPath: path)

    private static let program = """
        import sys, json, email, email.policy
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        sender = m["from"].addresses[0]
        print(json.dumps({"from": sender.addr_spec, "name": sender.display_name, "to": m["to"].addresses[0].addr_spec,
            "subject": m["subject"], "date": m["date"].datetime.isoformat(), "id": m["message-id"], "bcc": m["bcc"],
            "headers": len(m.keys()), "body": m.get_content(), "defects": len(m.defects)}))
        """

    /// What Python makes of a letter.
    static func reading(_ letter: String) throws -> JSONValue {
        let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID())")
        try Data(letter.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", program]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONValue(parsing: Array(data))
    }
}
