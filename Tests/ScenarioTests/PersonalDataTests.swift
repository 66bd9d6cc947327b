import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Ledger
import TestKit
import Testing
import TransparencyLog
import Web

@testable import Atlas
@testable import Guidance
@testable import Identity
@testable import Site
@testable import Storage

/// What a person may ask for of her data: all of it, and its end.
@Suite("One's own data")
struct PersonalDataTests {
    private static let address = "planted-address@example.org"
    private static let name = "Planted Name Ögmundur"

    /// Somebody with everything that can be kept of a person.
    private static func plant(_ site: SiteInTime, _ program: MailProgram) async throws -> (
        TestBrowser, [String]
    ) {
        var browser = TestBrowser(site)
        try await browser.signIn(address, program)
        _ = try await browser.post("/en/account", [("name", name), ("language", "en")])
        _ = try await browser.post("/en/account/password", [("password", PasswordSignInTests.password)])
        _ = try await PasswordSignInTests.setSecondFactor(&browser)
        _ = try await site.site.giveRole.give(
            Grant(.moderator), to: address, language: .english, now: site.clock.now)
        let link = SituationLink(secret: [UInt8](repeating: 1, count: 32)).text(Situation())
        let reminder = Reminder(
            token: "a-token-that-names-nobody", address: "Planted-Address@example.org", situation: link,
            language: .french
        )
        let (day, now) = (site.clock.now.adding(seconds: 86_400), site.clock.now)
        try await site.site.database.write { tx in
            try tx.addReminder(reminder, sendAt: day)
            let key: Int64 = try #require(try tx.first("select person_key from identity_person"))[
                "person_key"]
            let token = APIToken(
                id: APITokenID(UUIDv7(at: now, random: (5, 5))), name: "Planted token",
                permissions: ["identity.see-account"], organisation: nil, createdAt: now, expiresAt: day,
                usedAt: nil)
            try tx.add(token, TokenSecret.random(), of: key)
            try tx.tie(key, to: "planted-subject", at: "https://id.example", now: now)
            _ = try tx.beginStep(PendingStep(person: key, proof: .letter, next: "/planted-next"), at: now)
            try tx.begin(
                ProviderRequest(
                    provider: "x", nonce: "n", verifier: "planted-verifier", person: key, language: .french,
                    next: nil), state: .random(), at: now)
            try tx.ask(
                for: LetterRequest(
                    id: "waiting", purpose: .signIn, address: try #require(EmailAddress(address)),
                    language: .french, next: "/planted-letter", askedAt: now))
            try Self.plantOrganisation(key, in: tx, at: now)
        }
        try await plantClaims(site, program)
        let folded = try #require(EmailAddress(address))
        let found = try await site.site.database.read { tx in try tx.person(at: folded) }
        let person = try #require(found)
        return (
            browser,
            [
                "planted", "Planted", "Ögmundur", person.id.description,
            ]
        )
    }

    /// She is of an organisation, invites somebody to it, and is invited to another; both letters wait.
    private static func plantOrganisation(_ key: Int64, in tx: Transaction, at now: Instant) throws {
        let organisations = try (1...2).map { number in
            try tx.foundOrganisation(
                OrganisationID(UUIDv7(at: now, random: (number, number))), name: "Organisation \(number)",
                at: now)
        }
        try tx.give([.administrator], to: key, in: organisations[0], at: now)
        for (organisation, receiver, sender) in [
            (organisations[0], "friend@example.org", key), (organisations[1], address, nil),
        ] {
            let receiver = try #require(EmailAddress(receiver))
            let invitation = try tx.invite(
                Invitation(
                    id: InvitationID(IDSource.random(at: now)), organisation: organisation,
                    address: receiver, roles: [.editor], invitedBy: sender, language: .french, invitedAt: now)
            )
            _ = try tx.makeInvitationLink(invitation.key)
            try tx.ask(
                for: LetterRequest(
                    id: invitation.id.description, purpose: .organisationInvitation, address: receiver,
                    language: .french, next: nil, askedAt: now, organisation: organisation.key,
                    invitation: invitation.key))
        }
    }

    /// Her claim, her wish to join, and her address in somebody else's claim.
    private static func plantClaims(_ site: SiteInTime, _ program: MailProgram) async throws {
        var other = TestBrowser(site)
        try await other.signIn("other@example.org", program)
        let (now, mail) = (site.clock.now, try #require(EmailAddress("Planted-Address@example.org")))
        let entry = EntryID(type: .organisation, uuid: UUIDv7(high: 1, low: 2))
        try await site.site.database.write { tx in
            let people = try tx.rows("select person_key, pseudonym from identity_person order by person_key")
                .map {
                    Claimant(
                        person: try $0["person_key"], pseudonym: try $0["pseudonym"], language: .french)
                }
            for (place, person) in people.enumerated() {
                let claim = Claim(
                    id: ID(UUIDv7(high: 3, low: UInt64(place))), entry: entry,
                    organisation: entry.asOrganisation, claimant: person, way: .letter, isDispute: false,
                    words: place == 0 ? "planted-claim" : nil, address: mail, createdAt: now)
                try tx.add(claim)
                try tx.putProof(of: claim, id: "letter-\(place)", at: now)
            }
            try tx.noteJoin(of: people[0].person, to: entry, at: now)
            try tx.put(
                ClaimLetter(
                    id: "join", purpose: .join, entry: entry, claim: nil, person: people[1].person,
                    asker: people[0].person, words: "planted-join", reason: nil, askedAt: now))
        }
    }

    @Test("Is given out whole, for programs and for reading", arguments: Engine.available)
    func export(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (browser, _) = try await Self.plant(site, program)
            let answer = try await browser.get("/en/account/data/export.json")
            #expect(answer.status == 200)
            #expect(answer["Content-Disposition"] == "attachment; filename=\"my-data.json\"")
            #expect(answer["Cache-Control"] == "no-store")
            let json = try answer.json
            let account = json["holders"]?["identity"]
            #expect(account?["identity_person"]?[0]?["email"]?.string == Self.address)
            #expect(account?["identity_person"]?[0]?["name"]?.string == Self.name)
            #expect(account?["identity_role"]?[0]?["role"]?.string == "moderator")
            #expect(account?["identity_session"]?.array?.count == 1)
            #expect(account?["identity_totp"]?[0]?["recoveryCodesLeft"]?.integer == 10)
            #expect(account?["identity_token"]?[0]?["name"]?.string == "Planted token")
            #expect(!answer.text.contains("trr_") && !answer.text.contains("hash"))
            #expect(account?["identity_provider_tie"]?[0]?["subject"]?.string == "planted-subject")
            let reminder = json["holders"]?["guidance"]?["guidance_reminder"]?[0]
            #expect(reminder?["address"]?.string == "Planted-Address@example.org")
            #expect(account?["identity_membership"]?.array?.count == 2)
            #expect(account?["identity_membership"]?[0]?["name"]?.string == "Organisation 1")
            let invitations = account?["identity_invitation"]?.array ?? []
            #expect(invitations.map { $0["sentByYou"]?.bool } == [true, false])
            #expect(invitations.map { $0["address"]?.string } == ["friend@example.org", Self.address])
            let atlas = json["holders"]?["atlas"]
            #expect(atlas?["atlas_claim"]?[0]?["words"]?.string == "planted-claim")
            #expect(atlas?["atlas_claim"]?[0]?["address"]?.string == "Planted-Address@example.org")
            #expect(atlas?["atlas_letter"]?[0]?["words"]?.string == "planted-join")
            #expect(atlas?["atlas_join"]?.array?.count == 1)
            // With the salt she can show which acts were hers
            let salt = try #require(
                account?["identity_person"]?[0]?["ledgerSalt"]?.string.flatMap { [UInt8](hexadecimal: $0) })
            #expect(account?["identity_person"]?[0]?["pseudonym"]?.string == Pseudonym(salt: salt).text)

            for (language, word) in [("fr", "Connexions ouvertes"), ("en", "Open sessions")] {
                let page = try await browser.get("/\(language)/account/data/export.html").text
                #expect(page.contains(word) && page.contains(Self.address) && page.contains("Ögmundur"))
                #expect(!page.contains("identity.data."))
            }
            let other = try await site.client.get("/en/account/data/export.json")
            #expect(other.status == 303)
        }
    }

    @Test(
        "Is erased whole: no table, no file, no letter holds it, and the log still verifies",
        arguments: Engine.available)
    func erase(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (browser, planted) = try await Self.plant(site, program)
            let pseudonym: String = try await site.site.database.read { tx in
                try #require(try tx.first("select pseudonym from identity_person order by person_key"))[
                    "pseudonym"]
            }
            _ = try await site.site.ledgerWriter().sealOnce()
            #expect(try await !Self.found(planted, in: site).isEmpty, "they were there to be found")

            let unsure = try await browser.post("/en/account/erase", [])
            #expect(unsure.status == 400 && unsure.text.contains("Tick the box"))
            let erased = try await browser.post("/en/account/erase", [("confirm", "1")])
            #expect(erased.headers[.location] == "/en/account/erased")
            #expect(browser.cookies.isEmpty)
            #expect(try await browser.get("/en/account/erased").text.contains("keeps nothing of you"))

            let left = try await Self.found(planted, in: site)
            #expect(left == [])
            // NB: her invitation to somebody else went with the last person of its organisation
            #expect(try await Self.found(["friend@example.org"], in: site) == [])
            // The log keeps the act under a pseudonym, and holds together
            let acts = try await site.site.database.read { tx in
                try tx.rows("select entry from ledger_entry where subject = \(pseudonym)").count
            }
            #expect(acts == 1)
            try await site.site.database.read { tx in
                let identity = try #require(try tx.ledgerIdentity())
                let note = try #require(try tx.ledgerCheckpoint()).note
                let log = TrustedLog(
                    origin: identity.origin, keys: [try VerifierKey.parse(identity.verifier)])
                let head = try log.checkpoint(in: Note.parse(note)).head
                var audit = try LogAudit(of: head)
                try audit.run { address in try tx.ledgerFile(at: address, size: head.size) ?? [] }
            }
            for job in site.server.jobs { try await (job as? SendLetters)?.sendAll() }
            #expect(!program.letters.contains { TestBrowser.text(of: $0).contains("planted-letter") })
        }
    }

    @Test(
        "Acts of the log by her and about her are both in her copy, those of others are not",
        arguments: Engine.available)
    func acts(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            for address in [Self.address, "eve@example.org"] {
                _ = try await site.site.giveRole.give(
                    Grant(.moderator), to: address, language: .english, now: site.clock.now)
            }
            try await browser.signIn(Self.address, program)
            let form = [("type", "organisation"), ("name", "La Grange"), ("country", "FR")]
            let sent = try await site.client.post("/en/atlas/suggest", form: form)
            let id = try #require(sent.headers[.location]?.split(separator: "/").last.map(String.init))
            _ = try await browser.post("/en/atlas/moderation", [("id", id), ("verdict", "accept")])
            _ = try await site.site.ledgerWriter().sealOnce()
            let json = try await browser.get("/en/account/data/export.json").json
            let acts = json["holders"]?["identity"]?["ledger_entry"]?.array ?? []
            #expect(acts.compactMap { $0["as"]?.string } == ["subject", "actor"])
            #expect(acts.first?["entry"]?.string?.contains("identity.role-given") == true)
            #expect(acts.last?["entry"]?.string?.contains(id) == true)
        }
    }

    @Test("The last administrator stays until there is another")
    func lastAdministrator() async throws {
        try await SignInTests.run { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn(Self.address, program)
            _ = try await site.site.giveRole.give(
                Grant(.administrator), to: Self.address, language: .english, now: site.clock.now)
            let refused = try await browser.post("/en/account/erase", [("confirm", "1")])
            #expect(refused.status == 409 && refused.text.contains("last administrator"))
            #expect(try await browser.get("/en/account").status == 200)
        }
    }

    @Test(
        "An account that nobody uses is told, then erased; one that is used again stays",
        arguments: Engine.available)
    func retention(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (lost, kept) = (TestBrowser(site), TestBrowser(site))
            try await lost.signIn("lost@example.org", program)
            try await kept.signIn("kept@example.org", program)
            let job = try #require(site.server.jobs.compactMap { $0 as? KeepRetention }.first)
            func people() async throws -> [String] {
                try await site.site.database.read { tx in
                    try tx.rows("select email from identity_person order by email").map { try $0["email"] }
                }
            }
            site.clock.move(days: 1064)
            try await job.keep()
            _ = try? await kept.link(in: program)
            #expect(!program.letters.contains { TestBrowser.text(of: $0).contains("In 30 days") })
            site.clock.move(days: 2)
            try await job.keep()
            try await job.keep()
            _ = try? await kept.link(in: program)
            #expect(program.letters.count { TestBrowser.text(of: $0).contains("In 30 days") } == 2)
            try await kept.signIn("kept@example.org", program)
            site.clock.move(days: 29)
            try await job.keep()
            #expect(try await people() == ["kept@example.org", "lost@example.org"])
            site.clock.move(days: 2)
            try await job.keep()
            #expect(try await people() == ["kept@example.org"])
        }
    }

    @Test("Every table that names a person stands in the register", arguments: Engine.available)
    func register(engine: Engine) async throws {
        try await SiteInTime.run(on: engine, starter: false) { site in
            let folder = "\(TestInstance.repository)/Resources/Privacy"
            let register = try ProcessingRegister.load(folder: folder)
            let known = Set(register.activities.flatMap(\.tables))
            let personal: Set = ["person_key", "email", "address"]
            for (table, columns) in try await Tables.columns(of: site.site.database) {
                #expect(
                    known.contains(table) || personal.isDisjoint(with: columns),
                    "\(table) names people: write it into Resources/Privacy/register.json")
            }
            for table in known {
                #expect(try await Tables.columns(of: site.site.database)[table] != nil, "\(table)")
            }
        }
    }

    /// Where any of the texts stands: tables on both engines, files on SQLite.
    private static func found(_ texts: [String], in site: SiteInTime) async throws -> [String] {
        var places: [String] = []
        for (table, rows) in try await Tables.texts(of: site.site.database) {
            places += texts.filter { text in rows.contains { $0.contains(text) } }.map { "\(table): \($0)" }
        }
        guard let file = site.site.database.url.file else { return places }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            places += texts.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\(name): \($0)" }
        }
        return places
    }
}

/// A look at all of a database, whatever its modules.
enum Tables {
    static func names(of database: Database) async throws -> [String] {
        let isSQLite = database.url.file != nil
        return try await database.read { tx in
            try tx.rows(
                isSQLite
                    ? "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
                    : "select table_name::text as name from information_schema.tables where table_schema = current_schema()"
            ).map { try $0["name"] }
        }
    }

    static func columns(of database: Database) async throws -> [String: Set<String>] {
        let isSQLite = database.url.file != nil
        var all: [String: Set<String>] = [:]
        for table in try await names(of: database) {
            all[table] = try await database.read { tx in
                let rows = try tx.rows(
                    isSQLite
                        ? "select name from pragma_table_info(\(table))"
                        : "select column_name::text as name from information_schema.columns where table_schema = current_schema() and table_name = \(table)"
                )
                return Set(try rows.map { try $0["name"] as String })
            }
        }
        return all
    }

    /// Every row of every table, as text; bytes as they are.
    static func texts(of database: Database) async throws -> [String: [String]] {
        var all: [String: [String]] = [:]
        for table in try await names(of: database) {
            all[table] = try await database.read { tx in
                try tx.rows("select * from \(sql: SQL(trusted: table))").map { row in
                    row.values.map { value in
                        switch value {
                        case .null: ""
                        case .integer(let number): String(number)
                        case .text(let text): text
                        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
                        }
                    }.joined(separator: "\n")
                }
            }
        }
        return all
    }
}
