import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

/// An organisation with its people, in the scratch database of `IdentityCast`.
struct OrganisationCast {
    let cast: IdentityCast
    let organisation: Organisation

    /// Gives `body` an organisation that Ada administers.
    static func run(on engine: Engine, _ body: (OrganisationCast) async throws -> Void) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let organisation = try await cast.found("La Ressourcerie", number: 1)
            let own = OrganisationCast(cast: cast, organisation: organisation)
            try await own.add("ada@example.org", [.administrator])
            try await body(own)
        }
    }

    var database: Database { cast.database }

    /// Makes somebody a member, with her account.
    @discardableResult
    func add(_ address: String, _ roles: Set<OrganisationRole> = []) async throws -> Person {
        let person = try await cast.person(address)
        let (organisation, now) = (organisation, cast.clock.now)
        try await database.write { tx in try tx.give(roles, to: person.key, in: organisation, at: now) }
        return person
    }

    /// What somebody does; she has just shown who she is.
    func act(_ address: String) async throws -> OrganisationAct {
        OrganisationAct(
            identity: cast.identity, actor: try await cast.actor(of: address), organisation: organisation.id,
            now: cast.clock.now)
    }

    func manage(as address: String) async throws -> ManagePeople {
        ManagePeople(act: try await act(address))
    }

    func leave(_ address: String) async throws {
        try await LeaveOrganisation(act: try await act(address))()
    }

    /// What stands for somebody in addresses of pages.
    func handle(_ address: String) async throws -> String {
        cast.identity.handles.handle(of: try await cast.person(address).id, in: organisation.id)
    }

    /// Everybody's roles, by address; `member` alone is an empty list.
    func roles() async throws -> [String: [OrganisationRole]] {
        let organisation = organisation
        return try await database.read { tx in
            Dictionary(
                uniqueKeysWithValues: try tx.members(of: organisation).map {
                    ($0.person.email.text, $0.roles.inOrder)
                })
        }
    }

    func invitations() async throws -> [Invitation] {
        let organisation = organisation
        return try await database.read { tx in try tx.invitations(of: organisation) }
    }

    /// Lets the letters leave; the secret of the newest one to that address.
    func secret(to address: String) async throws -> Secret {
        try await cast.letters.sendAll()
        let letter = try #require(cast.mailer.letters.last { $0.to == address })
        return try #require(IdentityCast.secret(in: letter.body))
    }

    var answer: AnswerInvitation { AnswerInvitation(identity: cast.identity, now: cast.clock.now) }

    /// The texts of the acts that wait for their place in the ledger.
    func acts() async throws -> [String] {
        try await database.read { tx in
            try tx.rows("select entry from ledger_pending order by key").map {
                String(decoding: try $0.get("entry", as: [UInt8].self), as: UTF8.self)
            }
        }
    }
}

extension IdentityCast {
    func found(_ name: String, number: UInt64) async throws -> Organisation {
        let id = OrganisationID(UUIDv7(at: IdentityCast.noon, random: (number, number)))
        let now = clock.now
        return try await database.write { tx in try tx.foundOrganisation(id, name: name, at: now) }
    }

    /// Whoever has that address; the account is made the first time.
    func person(_ text: String) async throws -> Person {
        let (address, now) = (try IdentityCast.address(text), clock.now)
        let id = PersonID(identity.ids(at: now))
        return try await database.write { tx in
            try tx.person(at: address) ?? tx.addPerson(address, language: .french, id: id, at: now)
        }
    }

    /// Somebody who acts, as a session would have it.
    func actor(of address: String) async throws -> Actor {
        let (person, now) = (try await person(address), clock.now)
        let session = SessionID(identity.ids(at: now))
        return try await database.read { tx in
            Actor(
                person: person.id, personKey: person.key, pseudonym: person.pseudonym,
                grants: try tx.grants(of: person.key), memberships: try tx.memberships(of: person.key),
                session: session, provedAt: now, provedBy: .letter)
        }
    }
}
