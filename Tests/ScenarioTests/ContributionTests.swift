import CanonicalJSON
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas
@testable import Identity
@testable import Site

/// Somebody proposes something without an account; somebody reads it; only then does it count.
@Suite("Proposals for the atlas")
struct ContributionTests {
    private static let path = "/fr/atlas/suggest"
    private static let proposal = [
        ("type", "organisation"), ("name", "La Grange aux Outils"), ("website", "grange.example.org"),
        ("country", "FR"), ("locality", "Guéret"), ("legal_form", "association"),
        ("summary", "Prête des outils."), ("evidence", "https://grange.example.org/statuts"),
        ("words", "Demandez à Jeanne"),
    ]

    private static func sent(_ site: SiteInTime, _ form: [(String, String)]) async throws -> String {
        let answer = try await site.client.post(path, form: form)
        #expect(answer.status == 303, "\(answer.text)")
        return try #require(answer.headers[.location])
    }

    private static func id(_ address: String) throws -> ID<Contribution> {
        let last = try #require(address.split(separator: "/").last)
        return try #require(ID<Contribution>(String(last)))
    }

    @Test(
        "A new one becomes an entry when it is accepted, and an act of the ledger",
        arguments: Engine.available)
    func accepted(engine: Engine) async throws {
        try await SiteInTime.run(on: engine) { site in
            let address = try await Self.sent(site, Self.proposal)
            #expect(try await site.client.get(address).text.contains("attend d’être relue"))
            let id = try Self.id(address)
            let waiting = try await ListContributions(in: site.site.database)(.pending)
            #expect(waiting.map(\.id) == [id])
            #expect(waiting.first?.words == "Demandez à Jeanne")
            #expect(waiting.first?.content.website == "https://grange.example.org")

            let decide = DecideContribution(in: site.site.database)
            let moderator = Self.moderator(of: try #require(Territory("FR")))
            let decided = try await decide(id, .accept, by: moderator, now: site.clock.now)
            guard case .accepted(let entry)? = decided.decision?.outcome else {
                Issue.record("not accepted")
                return
            }
            let page = try await site.client.get("/fr/atlas/\(entry)")
            #expect(page.text.contains("La Grange aux Outils") && page.text.contains("Guéret"))
            #expect(page.text.contains("Propositions relues"))
            #expect(try await site.client.get(address).text.contains("est acceptée"))
            #expect(try await ListContributions(in: site.site.database)(.accepted).first?.words == nil)

            let acts = try await site.site.database.read { tx in
                try tx.rows("select entry from ledger_pending where type = 'atlas.contribution'")
                    .map { String(decoding: try $0["entry"] as [UInt8], as: UTF8.self) }
            }
            #expect(acts.count == 1)
            let act = try JSONValue(parsing: try #require(acts.first))
            #expect(act["subject"]?.string == id.description)
            #expect(act["facts"]?["decision"]?.string == "accepted")
            #expect(act["actor"]?.string == moderator.pseudonym.text)
            #expect(!acts.joined().contains("Jeanne"))

            await #expect(throws: AtlasRefusal.decidedProposal(id.description)) {
                _ = try await decide(id, .reject(.known), now: site.clock.now)
            }
        }
    }

    @Test("One that is put aside says why to whoever sent it", arguments: Engine.available)
    func rejected(engine: Engine) async throws {
        try await SiteInTime.run(on: engine, starter: false) { site in
            let address = try await Self.sent(site, Self.proposal)
            let decide = DecideContribution(in: site.site.database)
            _ = try await decide(try Self.id(address), .reject(.unverified), now: site.clock.now)
            let page = try await site.client.get(address).text
            #expect(page.contains("n’est pas retenue") && page.contains("rien ne permet de le vérifier"))
            #expect(try await site.site.database.read { tx in try tx.sources() }.isEmpty)
        }
    }

    @Test("Corrections change what they name, the last one counts, and the rest stays with its source")
    func corrections() async throws {
        try await SiteInTime.run { site in
            let database = site.site.database
            let decide = DecideContribution(in: database)
            let first = try await decide(
                try Self.id(try await Self.sent(site, Self.proposal)), .accept, now: site.clock.now)
            guard case .accepted(let entry)? = first.decision?.outcome else { return }
            let form = try await site.client.get("\(Self.path)?entry=\(entry)").text
            #expect(form.contains("value=\"Guéret\"") && form.contains("La Grange aux Outils"))
            for (name, town) in [("La Grange", "Guéret"), ("La Grange", "Aubusson")] {
                let fields = [
                    ("entry", entry.description), ("name", name), ("locality", town), ("country", "FR"),
                    ("legal_form", "association"), ("website", "https://grange.example.org"),
                    ("summary", "Prête des outils."),
                ]
                let address = try await Self.sent(site, fields)
                _ = try await decide(try Self.id(address), .accept, now: site.clock.now)
            }
            let shown = try #require(
                try await database.read { tx -> Entry? in
                    guard case .here(let key)? = try tx.locate(entry) else { return nil }
                    return try tx.keyedEntries([key]).first?.entry
                })
            #expect(shown.content.name.best(for: [])?.text == "La Grange")
            #expect(shown.content.address.locality == "Aubusson")
            #expect(shown.records.count == 1, "one record of the source stands for the entry")
            let page = try await site.client.get("/fr/atlas/\(entry)").text
            #expect(page.contains("La Grange") && page.contains("Aubusson"))
        }
    }

    @Test("What is proposed as new and is an entry of another territory is not a moderator’s to accept")
    func elsewhere() async throws {
        try await SiteInTime.run { site in
            let fields = [
                ("type", "organisation"), ("name", "ENSIE"), ("website", "https://www.ensie.org"),
                ("country", "FR"), ("summary", "Prise."),
            ]
            let id = try Self.id(try await Self.sent(site, fields))
            let decide = DecideContribution(in: site.site.database)
            let french = Self.moderator(of: try #require(Territory("FR")))
            await #expect(throws: IdentityRefusal.notAllowed(permission: Permission.moderate.name)) {
                _ = try await decide(id, .accept, by: french, now: site.clock.now)
            }
            #expect(try await site.site.database.read { tx in try tx.contribution(id) }?.state == .pending)
            let belgian = Self.moderator(of: try #require(Territory("BE")))
            let decided = try await decide(id, .accept, by: belgian, now: site.clock.now)
            guard case .accepted(let entry)? = decided.decision?.outcome else { return }
            let found = try await site.site.database.read { tx in try tx.entry(entry) }
            // Her word changes what is shown, and not who is asked
            #expect(found?.content.country?.text == "FR" && found?.territory == Territory("BE"))
        }
    }

    private static func moderator(of territory: Territory) -> Actor {
        let id = UUIDv7(at: TestInstance.noon, random: (1, 2))
        return Actor(
            person: ID(id), personKey: 1, pseudonym: Pseudonym(salt: [1]),
            grants: [Grant(.moderator, in: territory)], session: ID(id), provedAt: TestInstance.noon,
            provedBy: .letter)
    }

    @Test("One that nobody read for a year is forgotten", arguments: Engine.available)
    func unread(engine: Engine) async throws {
        try await SiteInTime.run(on: engine, starter: false) { site in
            let address = try await Self.sent(site, Self.proposal)
            let forgetting = try #require(site.server.jobs.compactMap { $0 as? ForgetUndecided }.first)
            site.clock.move(days: 364)
            try await forgetting.forget()
            #expect(try await site.client.get(address).status == 200)
            site.clock.move(days: 2)
            try await forgetting.forget()
            #expect(try await site.client.get(address).status == 404)
        }
    }

    @Test("A moderator finds the one of her territory behind a thousand of another")
    func manyOfAnother() async throws {
        try await SiteInTime.run(starter: false) { site in
            for (country, count) in [("DE", ListContributions.limit + 1), ("FR", 1)] {
                try await site.site.database.write { [now = site.clock.now] tx in
                    for number in 0..<count {
                        var content = RecordContent(type: .organisation, name: LocalizedText("x"))
                        content.country = CountryCode(country)
                        try tx.add(
                            Contribution(
                                id: ID(UUIDv7(at: now, random: (UInt64(count), UInt64(number)))),
                                subject: nil,
                                content: content, evidence: nil, words: nil, receivedAt: now, decision: nil))
                    }
                }
            }
            let french = Self.moderator(of: try #require(Territory("FR")))
            let (database, vocabularies) = (site.site.database, site.site.vocabularies)
            let atlas = AtlasDomain(
                database: database, index: try AtlasIndex(database, vocabularies: vocabularies),
                vocabularies: vocabularies, address: site.site.publicAddress)
            let waiting = try await atlas.waiting(for: french, limit: 20)
            #expect(waiting.map(\.0.content.country) == [CountryCode("FR")])
        }
    }

    @Test("What is wrong is said at its field, and what was typed stays")
    func faults() async throws {
        try await SiteInTime.run(starter: false) { site in
            for (field, value, sentence) in [
                ("name", " ", "Écrivez le nom."), ("type", "ghost", "Dites ce que c’est."),
                ("website", "javascript:alert(1)", "Écrivez une adresse du web"),
                ("country", "XX", "Choisissez dans la liste."),
                ("summary", String(repeating: "x", count: 1001), "C’est trop long."),
            ] {
                let form = Self.proposal.map { $0.0 == field ? (field, value) : $0 }
                let answer = try await site.client.post(Self.path, form: form)
                #expect(answer.status == 400)
                #expect(answer.text.contains(sentence), "\(field)")
                #expect(answer.text.contains("La Grange aux Outils") || field == "name")
            }
            #expect(try await site.client.get("\(Self.path)?entry=org_nothing").status == 404)
            #expect(try await site.client.get("/fr/atlas/suggestions/ctb_nothing").status == 404)
            #expect(try await ListContributions(in: site.site.database)(.pending).isEmpty)
        }
    }
}

/// Moderators read what waits in their territory, and only there.
@Suite("Moderation of proposals")
struct ModerationTests {
    @Test("A moderator of France decides on a French one, not on a German one", arguments: Engine.available)
    func territory(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var addresses: [String] = []
            for (name, country) in [("La Grange", "FR"), ("Die Scheune", "DE")] {
                let form = [("type", "organisation"), ("name", name), ("country", country)]
                let sent = try await site.client.post("/en/atlas/suggest", form: form)
                addresses.append(try #require(sent.headers[.location]))
            }
            let ids = try addresses.map { try #require($0.split(separator: "/").last.map(String.init)) }

            let stranger = try await site.client.get("/en/atlas/moderation")
            #expect(stranger.headers[.location]?.hasPrefix("/en/sign-in?next=") == true)

            let give = GiveRole(in: site.site.database)
            let grant = Grant(.moderator, in: try #require(Territory("FR")))
            _ = try await give.give(grant, to: "ada@example.org", language: .english, now: site.clock.now)
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let queue = try await browser.get("/en/atlas/moderation")
            #expect(queue.text.contains("La Grange") && !queue.text.contains("Die Scheune"))
            #expect(queue["Cache-Control"] == "no-store" || queue["Cache-Control"] == "private, no-cache")

            let refused = try await browser.post(
                "/en/atlas/moderation", [("id", ids[1]), ("verdict", "accept")])
            #expect(refused.status == 403)
            let done = try await browser.post(
                "/en/atlas/moderation", [("id", ids[0]), ("verdict", "accept")])
            #expect(done.status == 303)
            #expect(try await browser.get("/en/atlas/moderation").text.contains("Nothing waits"))
            let decided = try #require(try await ListContributions(in: site.site.database)(.accepted).first)
            #expect(decided.id.description == ids[0])
            #expect(decided.decision?.by?.hasPrefix("psn_") == true)

            var visitor = TestBrowser(site)
            try await visitor.signIn("eve@example.org", program)
            #expect(try await visitor.get("/en/atlas/moderation").status == 403)
        }
    }
}
