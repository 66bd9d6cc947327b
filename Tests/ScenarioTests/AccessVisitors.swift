import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Atlas
@testable import Identity
@testable import Site

/// Everybody who may come, each with what she is: what an address lets in follows from this and from
/// docs/reference/access.md alone.
struct AccessVisitor: Sendable {
    let name: String
    var isSignedIn = true
    /// Whether she showed who she is within the last 15 minutes.
    var isFresh = true
    /// Her roles in the instance; of a moderator, whether for the territory of the thing or for another one.
    var roles: [Role] = []
    var isHere = true
    /// Whether her roles rest, for want of a second factor.
    var rests = false
    /// Her role in an organisation, that of the thing or another one.
    var organisationRole: OrganisationRole?
    /// The permissions of the token by which a program asks for her.
    var scope: [String]?

    /// Whether a program asks.
    var isProgram: Bool { scope != nil }

    /// Everybody.
    static let all: [AccessVisitor] = {
        let places = [(true, "this"), (false, "another")].flatMap { isHere, word in
            OrganisationRole.allCases.map { role in
                AccessVisitor(
                    name: "\(role.rawValue) of \(word) organisation", isHere: isHere, organisationRole: role)
            }
        }
        let everything = Site.permissions.map(\.name)
        return [
            AccessVisitor(name: "nobody", isSignedIn: false), AccessVisitor(name: "somebody signed in"),
            AccessVisitor(name: "somebody whose proof is old", isFresh: false),
            AccessVisitor(name: "a moderator here", roles: [.moderator]),
            AccessVisitor(name: "a moderator elsewhere", roles: [.moderator], isHere: false),
            AccessVisitor(name: "a moderator whose role rests", roles: [.moderator], rests: true),
            AccessVisitor(name: "an administrator", roles: [.administrator]),
            AccessVisitor(
                name: "an administrator whose proof is old", isFresh: false, roles: [.administrator]),
            AccessVisitor(name: "an administrator whose role rests", roles: [.administrator], rests: true),
            AccessVisitor(
                name: "an administrator of this organisation whose proof is old", isFresh: false,
                organisationRole: .administrator),
            AccessVisitor(
                name: "an administrator’s token with every scope", roles: [.administrator],
                organisationRole: .administrator, scope: everything),
            AccessVisitor(
                name: "an administrator’s token with no scope", roles: [.administrator],
                organisationRole: .administrator, scope: ["nothing"]),
            AccessVisitor(name: "anybody’s token with every scope", scope: everything),
            AccessVisitor(
                name: "a moderator’s token from elsewhere", roles: [.moderator], isHere: false,
                scope: everything),
            AccessVisitor(
                name: "a token of a moderator whose role rests", roles: [.moderator], rests: true,
                scope: everything),
        ] + places
    }()

    /// Whether she holds a permission by its holders in the page of the reference.
    func holds(_ holders: [String], _ reach: AccessPage.Reach, resting: Bool = false) -> Bool {
        holders.contains { holder in
            switch holder {
            case "everybody": return true
            case "whoever is signed in": return isSignedIn
            default: break
            }
            let isFar = reach == .thing && !isHere
            if let role = Role.allCases.first(where: { "\($0.rawValue) of the instance" == holder }) {
                return roles.contains(role) && (!rests || resting) && !(isFar && role == .moderator)
            }
            guard let own = organisationRole, !isFar,
                let asked = OrganisationRole.allCases.first(where: {
                    "\($0.rawValue) of the organisation" == holder
                })
            else { return false }
            return asked == own || asked == .member || own == .administrator
        }
    }
}

/// What happens to a visitor at the door.
enum AccessOutcome: String, Sendable {
    /// The handler gets to see her.
    case letIn
    /// She is led, or told, to sign in.
    case signIn
    /// She is led, or told, to show again who she is.
    case prove
    /// She is led, or told, to set up a second factor.
    case secondFactor
    /// She is refused.
    case forbidden
    /// A program is asked for a token.
    case tokenNeeded

    /// What an answer means; nil for one that no door gives.
    init?(_ answer: WebAnswer) {
        let place = answer.headers[.location] ?? ""
        let code = (try? answer.json)?["code"]?.string ?? ""
        switch (answer.status, code) {
        case (303, _) where place.hasPrefix("/fr/sign-in?next="), (403, "identity.sign-in-needed"):
            self = .signIn
        case (303, _) where place.hasPrefix("/fr/account/prove?next="), (403, "identity.fresh-proof-needed"):
            self = .prove
        case (303, _) where place.hasPrefix("/fr/account/second-factor/needed?next="),
            (403, "identity.second-factor-needed"):
            self = .secondFactor
        case (403, "identity.not-allowed"), (403, "identity.token-scope"): self = .forbidden
        case (401, _): self = .tokenNeeded
        case (403, _), (500, _): return nil
        default: self = .letIn
        }
    }
}

/// docs/reference/access.md, read as a reader reads it.
struct AccessPage {
    /// How far a permission reaches at an address.
    enum Reach: Hashable { case anywhere, thing }

    /// The holders of each permission, and whether it takes a fresh proof.
    private(set) var permissions: [String: (holders: [String], needsFreshProof: Bool)] = [:]
    /// What each address asks for; nil: nothing.
    private(set) var addresses: [String: (permission: String?, reach: Reach)] = [:]

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map {
                    $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
                }
            if cells.count == 3, cells[0].contains(".") {
                let parts = cells[2].components(separatedBy: ", ")
                let proof = "after a fresh proof"
                permissions[cells[0]] = (parts.filter { $0 != proof }, parts.contains(proof))
            }
            if cells.count == 4, cells[1].hasPrefix("/") {
                let key = "\(cells[0]) \(cells[1])"
                addresses[key] = (cells[2] == "open" ? nil : cells[2], cells[3].isEmpty ? .anywhere : .thing)
            }
        }
    }

    /// What has to happen to a visitor at an address; nil when the page does not know it.
    func expected(_ line: Routes.Line, _ visitor: AccessVisitor) -> AccessOutcome? {
        if line.isWay { return .letIn }
        guard let (name, reach) = addresses["\(line.method) \(line.template)"] else { return nil }
        guard let name else { return .letIn }
        guard let permission = permissions[name] else { return nil }
        let isProgram = line.path.hasPrefix("/api/")
        guard visitor.isSignedIn, visitor.isProgram == isProgram else {
            return isProgram ? .tokenNeeded : .signIn
        }
        guard visitor.holds(permission.holders, reach) else {
            return visitor.holds(permission.holders, reach, resting: true) ? .secondFactor : .forbidden
        }
        if let scope = visitor.scope {
            return scope.contains(name) && !permission.needsFreshProof ? .letIn : .forbidden
        }
        return permission.needsFreshProof && !visitor.isFresh ? .prove : .letIn
    }
}

/// The things that requests are about, and the visitors' accounts.
struct AccessStage {
    let site: SiteInTime
    /// An organisation in France, with an entry of that identifier.
    let here: OrganisationID
    /// A proposal about something in France.
    let proposal: String
    /// A claim on that entry, by somebody who is none of the visitors.
    let claim: ID<Claim>
    private var people: [String: Int64] = [:]

    init(_ site: SiteInTime) async throws {
        self.site = site
        var ids: [String] = []
        for _ in 0..<2 {
            let form = [("type", "organisation"), ("name", "La Grange"), ("country", "FR")]
            let sent = try await site.client.post("/fr/atlas/suggest", form: form)
            ids.append(try #require(sent.headers[.location]?.split(separator: "/").last.map(String.init)))
        }
        let first = try #require(ID<Contribution>(ids[0]))
        let decided = try await DecideContribution(in: site.site.database)(
            first, .accept, now: site.clock.now)
        guard case .accepted(let entry)? = decided.decision?.outcome else { throw StageFault() }
        here = try #require(OrganisationID(entry.description))
        proposal = ids[1]
        claim = ID(UUIDv7(at: site.clock.now, random: (1000, 1)))
        for (number, visitor) in AccessVisitor.all.enumerated() where visitor.isSignedIn {
            people[visitor.name] = try await account(visitor, UInt64(number))
        }
        let standing = Standing(entry: entry, organisation: here, way: .moderator, since: site.clock.now)
        let claimant = Claimant(
            person: try await account(AccessVisitor(name: "a claimant"), 1000), pseudonym: "psn_x",
            language: .french)
        let claim = Claim(
            id: claim, entry: entry, organisation: here, claimant: claimant, way: .moderator,
            isDispute: true, words: "x", address: nil, createdAt: site.clock.now)
        try await site.site.database.write { tx in
            try tx.add(standing)
            try tx.add(claim)
        }
    }

    private struct StageFault: Error {}

    /// An account with what the visitor is.
    private func account(_ visitor: AccessVisitor, _ number: UInt64) async throws -> Int64 {
        let now = site.clock.now
        let given = visitor.rests ? now.adding(seconds: -8 * 86_400) : now
        let address = try #require(EmailAddress("visitor-\(number)@example.org"))
        let id = UUIDv7(at: now, random: (number, number))
        let organisation = visitor.isHere ? here : OrganisationID(UUIDv7(at: now, random: (999, 999)))
        let territory = Territory(visitor.isHere ? "FR" : "DE")
        return try await site.site.database.write { tx in
            let person = try tx.addPerson(address, language: .french, id: PersonID(id), at: now)
            for role in visitor.roles {
                let grant = Grant(role, in: role == .moderator ? territory : nil)
                _ = try tx.give(grant, to: person.key, at: given)
            }
            if let role = visitor.organisationRole {
                let place = try tx.foundOrganisation(organisation, name: "La Grange", at: now)
                try tx.give([role], to: person.key, in: place, at: now)
            }
            return person.key
        }
    }

    /// What the visitor's browser or program sends along: a session or a token made for this request, since
    /// some addresses end them.
    private func fields(_ visitor: AccessVisitor) async throws -> HTTPFields {
        var fields: HTTPFields = [.accept: "application/problem+json"]
        guard let key = people[visitor.name] else { return fields }
        let now = site.clock.now
        let id = UUIDv7(at: now, random: (.random(in: 0...(.max)), .random(in: 0...(.max))))
        let proved = visitor.isFresh ? now : now.adding(seconds: -16 * 60)
        if let scope = visitor.scope {
            let token = APIToken(
                id: APITokenID(id), name: "walk", permissions: scope, organisation: nil, createdAt: now,
                expiresAt: now.adding(seconds: 60), usedAt: nil)
            let secret = TokenSecret.random()
            try await site.site.database.write { tx in
                try tx.revokeTokens(of: key)
                try tx.add(token, secret, of: key)
            }
            fields[.authorization] = "Bearer \(secret.text)"
        } else {
            let secret = try await site.site.database.write { tx in
                try tx.endSessions(of: key)
                return try tx.openSession(
                    of: key, id: SessionID(id), proof: .letter, device: nil, limits: .ordinary, at: proved)
            }
            fields[.cookie] = "__Host-session=\(secret.text)"
        }
        return fields
    }

    /// Asks an address as a visitor.
    func ask(_ line: Routes.Line, _ visitor: AccessVisitor) async throws -> WebAnswer {
        let (fields, path) = (try await fields(visitor), path(line))
        guard line.method != "GET" else { return try await site.client.get(path, fields) }
        if line.path.hasPrefix("/api/") {
            var fields = fields
            fields[.contentType] = "application/json"
            let method = try #require(HTTPRequest.Method(line.method))
            return try await site.client.send(method, path, fields, body: Array(body(line).utf8))
        }
        let id = line.path.hasSuffix("/moderation/claims") ? claim.description : proposal
        let form = [("id", id), ("entry", here.description)]
        return try await site.client.post(path, form: form.map { (name: $0.0, value: $0.1) }, fields)
    }

    /// The path with the things of this stage in it.
    private func path(_ line: Routes.Line) -> String {
        line.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            switch part {
            case "**": "x"
            case "{name}": "propositions"
            case "{index}": "0"
            case let part where part.hasPrefix("{"):
                (line.path.contains("suggestions/") || line.path.contains("contributions/")
                    ? proposal : here.description)
                    + part.drop { $0 != "}" }.dropFirst()
            default: String(part)
            }
        }.joined(separator: "/")
    }

    /// What a program sends to an operation that wants a body.
    private func body(_ line: Routes.Line) -> String {
        if line.path.hasSuffix("/decision") { return #"{"decision":"reject","reason":"unclear"}"# }
        return line.path.hasSuffix("/own-words") ? #"{"version":"none"}"# : "{}"
    }
}
