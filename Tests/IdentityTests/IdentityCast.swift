import Kernel
import Language
import Ledger
import Storage
import Synchronization
import TestKit
import Web

@testable import Identity

/// Identity of a scratch database, with a clock that the test moves and a mailer that keeps what it is given.
struct IdentityCast {
    static let noon = TestInstance.noon
    static let browser = SignIn.Browser(device: "Firefox/Linux", former: nil, now: noon)

    let database: Database
    let identity: IdentityDomain
    /// The same where the site sends no mail.
    let silent: IdentityDomain
    let mailer: KeepingMailer
    let clock: MovableClock

    static func run(on engine: Engine, _ body: (IdentityCast) async throws -> Void) async throws {
        let migrations = LedgerSchema.migrations + IdentitySchema.migrations
        try await withDatabase(on: engine, migrations) { database in
            let (mailer, clock) = (KeepingMailer(), MovableClock())
            try await body(
                IdentityCast(
                    database: database, identity: try make(database, mailer, clock),
                    silent: try make(database, nil, clock), mailer: mailer, clock: clock))
        }
    }

    private static func make(_ database: Database, _ mailer: KeepingMailer?, _ clock: MovableClock) throws
        -> IdentityDomain
    {
        let catalogs = try Catalogs.load(folder: "\(TestInstance.repository)/Resources/Language")
        let post = PostOffice(
            mailer: mailer, catalogs: catalogs, siteName: "Essai", address: "https://site.example")
        return IdentityDomain(
            database: database, post: post, secret: [UInt8](repeating: 7, count: 32), isLasting: true,
            isHTTPS: true, breached: .none, cost: PasswordTests.cheap,
            register: try ProcessingRegister.load(folder: "\(TestInstance.repository)/Resources/Privacy"),
            clock: { clock.now })
    }

    var letters: SendLetters {
        SendLetters(database: database, post: identity.post, clock: identity.clock)
    }

    /// Puts a request for a letter down, as a page does.
    func ask(for address: String, next: String? = nil) async throws {
        let letter = LetterRequest(
            id: identity.ids(at: clock.now).base32, purpose: .signIn, address: try Self.address(address),
            language: .french, next: next, askedAt: clock.now)
        try await database.write { tx in try tx.ask(for: letter) }
    }

    /// Asks for a letter, lets it leave, and gives the secret of its link.
    func link(to address: String, next: String? = nil) async throws -> Secret {
        try await ask(for: address, next: next)
        try await letters.sendAll()
        guard let body = mailer.letters.last?.body, let secret = IdentityCast.secret(in: body) else {
            throw Mishap()
        }
        return secret
    }

    /// Signs somebody in by a link.
    func signIn(_ address: String) async throws -> Secret {
        let browser = SignIn.Browser(device: "Firefox/Linux", former: nil, now: clock.now)
        let arrival = try await SignIn(identity: identity).byLink(try await link(to: address), browser)
        guard case .begun(let begun) = arrival else { throw Mishap() }
        return begun.secret
    }

    func actor(_ secret: Secret) async throws -> Actor? {
        let now = clock.now
        return try await database.read { tx in try tx.actor(with: secret, now: now)?.actor }
    }

    func count(_ table: SQL) async throws -> Int {
        try await database.read { tx in
            try tx.first("select count(*) as n from \(sql: table)")?["n"] ?? 0
        }
    }

    static func secret(in body: String) -> Secret? {
        body.firstMatch(of: #/\?t=([0-9a-f]{64})/#).flatMap { Secret(String($0.output.1)) }
    }

    static func address(_ text: String) throws -> EmailAddress {
        guard let address = EmailAddress(text) else { throw Mishap() }
        return address
    }
}

/// Something that goes wrong on purpose.
struct Mishap: Error {}

/// A mailer that keeps what it is given, or refuses it.
final class KeepingMailer: Mailer {
    private let kept = Mutex<[Mail]>([])
    private let isBroken = Mutex(false)

    var letters: [Mail] { kept.withLock { $0 } }

    func breakDown(_ broken: Bool = true) { isBroken.withLock { $0 = broken } }

    func send(_ mail: Mail) async throws {
        if isBroken.withLock({ $0 }) { throw Mishap() }
        kept.withLock { $0.append(mail) }
    }
}

/// A clock that stands still until it is moved.
final class MovableClock: Sendable {
    private let moment = Mutex(IdentityCast.noon)

    var now: Instant { moment.withLock { $0 } }

    func move(minutes: Int64) { moment.withLock { $0 = $0.adding(seconds: minutes * 60) } }
    func move(days: Int64) { move(minutes: days * 1440) }
}
