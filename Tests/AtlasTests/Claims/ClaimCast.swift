import Foundation
import Identity
import Kernel
import Storage
import Synchronization
import TestKit

@testable import Atlas
@testable import Identity

/// An atlas with organisations that can be claimed, people with accounts, and a mailer that keeps letters.
struct ClaimCast: Sendable {
    let atlas: TestAtlas
    let domain: AtlasDomain
    let mailer: LetterBox
    let clock: HandClock

    static let organisations = """
        id,name_fr,country,website,email
        1,Le Fil,FR,https://www.fil.example,contact@fil.example
        2,Atelier,FR,https://atelier.example,jeanne.martin@atelier.example
        3,Grange,DE,,info@grange.example
        4,Tiers-lieu,FR,https://ville.example/tiers,
        5,Ressourcerie,FR,https://ressourcerie.example,
        """

    static func run(_ engine: Engine, _ body: (ClaimCast) async throws -> Void) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(organisations)
            try await atlas.take("id,name\nnuage,Nuage\n", from: "gamma", TestMapping(type: "solution"))
            let (mailer, clock) = (LetterBox(), HandClock())
            let desk = ClaimDesk(
                mailer: mailer, catalogs: try TestFiles.catalogs, siteName: "Essai",
                address: "https://atlas.example", hosts: HostTests.hosts,
                secret: Array(repeating: 7, count: 32), clock: { clock.now })
            let domain = AtlasDomain(
                database: atlas.database, index: try await atlas.loadedIndex(),
                vocabularies: TestFiles.vocabularies, address: TestAtlas.site, desk: desk,
                ids: .random)
            try await body(ClaimCast(atlas: atlas, domain: domain, mailer: mailer, clock: clock))
        }
    }

    private init(atlas: TestAtlas, domain: AtlasDomain, mailer: LetterBox, clock: HandClock) {
        (self.atlas, self.domain, self.mailer, self.clock) = (atlas, domain, mailer, clock)
    }

    var database: Database { atlas.database }
    var now: Instant { clock.now }

    /// The identifier of an organisation by its name.
    func id(_ name: String) async throws -> EntryID {
        guard let entry = try await atlas.entry(named: name) else { throw Missing() }
        return entry.id
    }

    /// Somebody with an account; as her session sees her now.
    func person(_ name: String) async throws -> Actor {
        guard let address = EmailAddress("\(name)@people.example") else { throw Missing() }
        let (moment, id) = (now, PersonID(IDSource.random(at: now)))
        return try await database.write { tx in
            let known = try tx.person(at: address)
            let person =
                try known ?? tx.addPerson(address, language: .french, id: id, at: moment)
            return Actor(
                person: person.id, personKey: person.key, pseudonym: person.pseudonym,
                grants: try tx.grants(of: person.key), memberships: try tx.memberships(of: person.key),
                session: SessionID(person.id.uuid), provedAt: moment, provedBy: .letter)
        }
    }

    /// Lets somebody act for an organisation, as a moderator would have decided.
    @discardableResult
    func settle(_ name: String, for person: String, way: Claim.Way = .moderator) async throws -> Actor {
        let (id, actor, moment) = (try await id(name), try await self.person(person), now)
        try await database.write { tx in
            let organisation = try tx.foundOrganisation(id.asOrganisation, name: name, at: moment)
            try tx.give([.administrator], to: actor.personKey, in: organisation, at: moment)
            if try tx.standing(of: id) == nil {
                try tx.add(
                    Standing(entry: id, organisation: id.asOrganisation, way: way, since: moment))
            }
        }
        return try await self.person(person)
    }

    @discardableResult
    func claim(
        _ entry: EntryID, _ ask: ClaimOrganisation.Ask, by actor: Actor
    ) async throws -> Claim {
        try await ClaimOrganisation(atlas: domain)(entry, ask, by: actor, language: .french, now: now)
    }

    static func letter(to address: String) -> ClaimOrganisation.Ask {
        ClaimOrganisation.Ask(way: .letter, address: EmailAddress(address))
    }

    static func code(to address: String) -> ClaimOrganisation.Ask {
        ClaimOrganisation.Ask(way: .code, address: EmailAddress(address))
    }

    static func people(_ way: Claim.Way = .moderator) -> ClaimOrganisation.Ask {
        ClaimOrganisation.Ask(way: way, words: "Trésorière, voir les statuts")
    }

    /// Lets the letters leave; the newest.
    @discardableResult
    func letter() async throws -> Mail {
        guard let desk = domain.desk else { throw Missing() }
        try await SendClaimLetters(database: database, desk: desk).sendAll()
        guard let mail = mailer.letters.last else { throw Missing() }
        return mail
    }

    /// The secret of the link in the newest letter.
    func link() async throws -> ClaimSecret? {
        try await letter().body.firstMatch(of: /\?t=([0-9a-f]{64})/).flatMap {
            ClaimSecret(link: String($0.output.1))
        }
    }

    /// The code in the newest letter.
    func code() async throws -> ClaimSecret? {
        try await letter().body.firstMatch(of: /\n([0-9a-z]{4}-[0-9a-z]{4})\n/).flatMap {
            ClaimSecret(code: String($0.output.1))
        }
    }

    func standing(_ entry: EntryID) async throws -> Atlas.Standing? {
        try await database.read { tx in try tx.standing(of: entry) }
    }

    /// The types of the acts about an entry, in order.
    func acts(_ entry: EntryID) async throws -> [String] {
        try await database.read { tx in
            try tx.rows(
                """
                select type from ledger_pending where subject = \(entry.description)
                order by recorded_at, type
                """
            ).map { try $0["type"] }
        }
    }
}

/// A mailer that keeps what it is given.
final class LetterBox: Mailer {
    private let kept = Mutex<[Mail]>([])
    var letters: [Mail] { kept.withLock { $0 } }

    func send(_ mail: Mail) async throws { kept.withLock { $0.append(mail) } }
}

/// A clock that stands still until it is moved.
final class HandClock: Sendable {
    private let moment = Mutex(TestInstance.noon)
    var now: Instant { moment.withLock { $0 } }

    func move(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Something that a test needs is not there.
struct Missing: Error {}
