import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Guidance
@testable import Site

/// From an address given with consent to one letter in six months, and nothing left.
@Suite("A reminder")
struct ReminderTests {
    private static let address = "tresoriere@judo-creuse.example"

    private static func settings(_ program: MailProgram) throws -> Settings {
        var settings = Settings()
        try settings.set("sendmail-program", to: program.path)
        try settings.set("sender-address", to: "terreau@network.example")
        try settings.set("public-url", to: "https://terreau.example.org")
        return settings
    }

    private static func ask(
        _ site: SiteInTime, address: String = address, consent: String = "1", language: String = "fr"
    ) async throws -> WebAnswer {
        let file = try ChooseTests.need("sports-club-creuse.json")
        let link = try await Walk(client: site.client, language: language).toSheet(file)
        let form = [("s", link), ("address", address), ("consent", consent)]
        return try await site.client.post("/\(language)/choose/reminder", form: form)
    }

    private static func kept(_ site: SiteInTime) async throws -> Int {
        try await site.site.database.read { tx in
            try tx.rows("select reminder_key from guidance_reminder").count
        }
    }

    @Test(
        "Leaves once, six months later, with a link that still works; then the address is nowhere",
        arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await MailProgram.run { program in
            try await withPlace(on: engine) { place in
                try await SiteInTime.at(place, settings: try Self.settings(program), starter: false) { site in
                    let page = try await Self.ask(site)
                    #expect(page.status == 200)
                    #expect(!page.text.contains(Self.address))
                    #expect(try await Self.kept(site) == 1)

                    // Five months later nothing has left
                    site.clock.move(days: 150)
                    let job = try #require(site.server.jobs.compactMap { $0 as? SendReminders }.first)
                    try await job.sendAll()
                    #expect(program.letters.isEmpty)

                    // After six the letter leaves, and the address goes
                    site.clock.move(days: 33)
                    #expect(try await site.runJobs { try await Self.kept(site) == 0 })
                    #expect(program.letters.count == 1)
                    #expect(program.arguments.first?.last == Self.address)
                    try await Self.follow(try #require(program.letters.first), site)
                    site.clock.move(days: 400)
                    try await job.sendAll()
                    #expect(program.letters.count == 1)
                }
                if engine == .sqlite { try Self.search(place, for: Self.address) }
            }
        }
    }

    /// The link of the letter leads to the questions about the same need.
    private static func follow(_ letter: String, _ site: SiteInTime) async throws {
        let body = letter.split(separator: "\n\n", maxSplits: 1).last.map { $0.filter { !$0.isWhitespace } }
        let text = body.flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let link = try #require(text.firstMatch(of: #/https:\/\/terreau\.example\.org(\/\S+)/#)?.output.1)
        let page = try await site.client.get(String(link))
        #expect(page.status == 200)
        #expect(page.text.contains("Gérer nos adhérents et leurs cotisations"))
        #expect(!text.contains("guidance.") && !text.contains("{"))
    }

    /// Not one file of the database holds the text, not even where rows were deleted.
    private static func search(_ place: TestPlace, for text: String) throws {
        let folder = URL(fileURLWithPath: place.path).deletingLastPathComponent().path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.contains("test.db"))
        for file in files {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(file) still holds the address")
        }
    }

    @Test("Is not noted without consent or with an address no letter can go to", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await MailProgram.run { program in
            try await SiteInTime.run(on: engine, settings: try Self.settings(program), starter: false) {
                site in
                let silent = try await Self.ask(site, consent: "")
                #expect(silent.status == 400)
                #expect(silent.text.contains("Cochez la case"))
                #expect(silent.text.contains(Self.address), "what was typed is shown again")
                for address in ["", "x", "a@b", "a@b.example\nBcc: c@d.example", "é@b.example"] {
                    #expect(try await Self.ask(site, address: address).status == 400)
                }
                #expect(try await Self.kept(site) == 0)
            }
        }
    }

    @Test("Can be taken back at once, by whoever asked or by the operator", arguments: Engine.available)
    func takenBack(engine: Engine) async throws {
        try await MailProgram.run { program in
            try await SiteInTime.run(on: engine, settings: try Self.settings(program), starter: false) {
                site in
                let page = try await Self.ask(site)
                let token = try #require(
                    page.text.firstMatch(of: #/name="reminder" value="([^"]+)"/#)?.output.1)
                let answer = try await site.client.post(
                    "/fr/choose/reminder/forget", form: [("reminder", String(token))])
                #expect(answer.text.contains("Votre adresse est effacée"))
                #expect(try await Self.kept(site) == 0)

                _ = try await Self.ask(site, address: "Head@Association.Example")
                let forget = ForgetReminders(in: site.site.database)
                #expect(try await forget(of: "nobody@association.example") == 0)
                #expect(try await forget(of: "Head@association.example") == 1)
                site.clock.move(days: 200)
                let job = try #require(site.server.jobs.compactMap { $0 as? SendReminders }.first)
                try await job.sendAll()
                #expect(program.letters.isEmpty)
            }
        }
    }

    @Test("Comes once to whoever asks twice", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await MailProgram.run { program in
            try await SiteInTime.run(on: engine, settings: try Self.settings(program), starter: false) {
                site in
                for _ in 0..<3 { #expect(try await Self.ask(site).status == 200) }
                #expect(try await Self.kept(site) == 1)
                site.clock.move(days: 183)
                let job = try #require(site.server.jobs.compactMap { $0 as? SendReminders }.first)
                try await job.sendAll()
                #expect(program.letters.count == 1)
            }
        }
    }

    @Test(
        "Is tried again while mail fails, and the address goes when it is given up",
        arguments: Engine.available)
    func failing(engine: Engine) async throws {
        try await MailProgram.run("echo x >> \"$0.tries\"; exit 75") { program in
            try await SiteInTime.run(on: engine, settings: try Self.settings(program), starter: false) {
                site in
                _ = try await Self.ask(site)
                site.clock.move(days: 183)
                let job = try #require(site.server.jobs.compactMap { $0 as? SendReminders }.first)
                for attempt in 1...Transaction.outboxAttempts {
                    #expect(try await Self.kept(site) == 1, "before attempt \(attempt)")
                    try await job.sendAll()
                    site.clock.move(days: 1)
                }
                #expect(try await Self.kept(site) == 0)
                let tries = FileManager.default.contents(atPath: "\(program.path).tries")
                #expect(tries.map { $0.count / 2 } == Transaction.outboxAttempts)
                let errors = try await site.site.database.read { tx in
                    try tx.rows("select last_error from storage_outbox").map {
                        try $0["last_error"] as String?
                    }
                }
                #expect(errors == ["the mail program ended with code 75"])
            }
        }
    }

    @Test(
        "Is not offered where the site sends no mail; the date for a calendar is", arguments: Engine.available
    )
    func noMail(engine: Engine) async throws {
        try await SiteInTime.run(on: engine, starter: false) { site in
            #expect(try await Self.ask(site).status == 503)
            let file = try ChooseTests.need("sports-club-creuse.json")
            let link = try await Walk(client: site.client, language: "fr").toSheet(file)
            let page = try await site.client.get("/fr/choose/afterwards?s=\(link)")
            #expect(!page.text.contains("name=\"address\""))
            let calendar = try #require(PageReading(page).links(beginning: "/fr/choose/reminder.ics").first)
            let event = try await site.client.get(calendar)
            #expect(event.text.contains("DTSTART;VALUE=DATE:20270523\r\n"))
        }
    }

    @Test("Does not stay for ever where mail was switched off meanwhile", arguments: Engine.available)
    func switchedOff(engine: Engine) async throws {
        var silent = Settings()
        silent.logKeyFile =
            FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString).key").path
        defer { try? FileManager.default.removeItem(atPath: silent.logKeyFile ?? "") }
        let plain = silent
        try await withPlace(on: engine) { place in
            try await MailProgram.run { program in
                var sending = try Self.settings(program)
                sending.logKeyFile = plain.logKeyFile
                try await SiteInTime.at(place, settings: sending, starter: false) { site in
                    _ = try await Self.ask(site)
                }
            }
            try await SiteInTime.at(place, settings: plain, starter: false) { site in
                site.clock.move(days: 211)
                let job = try #require(site.server.jobs.compactMap { $0 as? SendReminders }.first)
                try await job.sendAll()
                #expect(try await Self.kept(site) == 1)
                site.clock.move(days: 2)
                try await job.sendAll()
                #expect(try await Self.kept(site) == 0)
            }
        }
    }
}
