import Identity
import Kernel
import Language
import Storage
import Web

/// Sends the letters about claims, and erases each when it has left, was tried often enough, or has waited so
/// long that nobody expects it any more. A secret is made when its letter leaves, and stands in that letter
/// alone.
struct SendClaimLetters: BackgroundJob {
    let database: Database
    let desk: ClaimDesk
    let name = "atlas-letters"

    /// How often it looks: somebody is waiting for the letter.
    static let interval: Duration = .seconds(1)
    /// Letters taken at once; each may take a minute, and a lease lasts longer than all of them.
    static let batch = 4
    /// A letter that could not leave for so long does not leave any more.
    static let longestWaitSeconds: Int64 = 24 * 3600

    func run() async throws {
        while !Task.isCancelled {
            try await sendAll()
            try await Task.sleep(for: SendClaimLetters.interval)
        }
    }

    /// Sends everything that is due.
    func sendAll() async throws {
        guard let mailer = desk.mailer else { return }
        while try await sendSome(by: mailer) > 0 { try Task.checkCancellation() }
    }

    /// Sends up to a batch of letters; gives how many were due. It writes nothing while none waits.
    private func sendSome(by mailer: any Mailer) async throws -> Int {
        let now = desk.clock()
        guard
            try await database.read({ tx in try tx.first("select 1 as one from atlas_letter limit 1") })
                != nil
        else { return 0 }
        let due = try await database.write { tx in
            try tx.claimMessages(
                topic: Transaction.claimLetterTopic, limit: SendClaimLetters.batch, now: now)
        }
        for message in due { try await send(message, by: mailer) }
        return due.count
    }

    private func send(_ message: OutboxMessage, by mailer: any Mailer) async throws {
        let now = desk.clock()
        let mail = try await database.write { [desk] tx -> Mail? in
            guard let letter = try tx.claimLetter(message.payload),
                now < letter.askedAt.adding(seconds: SendClaimLetters.longestWaitSeconds)
            else { return nil }
            return try ClaimMail(letter: letter, desk: desk, now: now).mail(in: tx)
        }
        do {
            if let mail { try await mailer.send(mail) }
        } catch {
            return try await fail(message, because: "\(error)")
        }
        let after = desk.clock()
        try await database.write { tx in
            try tx.eraseClaimLetter(message.payload)
            try tx.completeMessage(message, now: after)
        }
    }

    private func fail(_ message: OutboxMessage, because reason: String) async throws {
        let now = desk.clock()
        desk.complain(reason)
        try await database.write { tx in
            try tx.failMessage(message, because: reason, now: now)
            if message.attempt >= Transaction.outboxAttempts { try tx.eraseClaimLetter(message.payload) }
        }
    }
}

/// The words of one letter.
struct ClaimMail {
    let letter: ClaimLetter
    let desk: ClaimDesk
    let now: Instant

    /// The letter; nil when whom or what it is about is gone.
    func mail(in tx: Transaction) throws -> Mail? {
        guard let entry = try tx.entry(letter.entry) else { return nil }
        return letter.claim == nil ? try toPerson(entry, tx) : try toAddress(entry, tx)
    }

    private func toPerson(_ entry: Entry, _ tx: Transaction) throws -> Mail? {
        guard let person = letter.person, let mailbox = try tx.mailbox(of: person) else { return nil }
        let say = desk.catalogs.messages(in: mailbox.language)
        var values = ["link": "\(desk.address)/\(mailbox.language)\(ClaimPages.path(of: entry.id))"]
        values["reason"] = letter.reason.map { say("atlas.claim.reason.\($0.rawValue).text") }
        if letter.purpose == .join {
            guard let asker = try letter.asker.flatMap({ try tx.mailbox(of: $0) }),
                let standing = try tx.standing(of: entry.id)
            else { return nil }
            values["asker"] = asker.name.map { "\($0) <\(asker.address)>" } ?? asker.address.text
            values["words"] = letter.words ?? "–"
            values["link"] =
                "\(desk.address)/\(mailbox.language)/account/organisations/\(standing.organisation)"
        }
        return mail(to: mailbox.address, entry, say, values)
    }

    private func toAddress(_ entry: Entry, _ tx: Transaction) throws -> Mail? {
        guard let key = letter.claim,
            let row = try tx.first("select * from atlas_claim where claim_key = \(key)")
        else { return nil }
        let claim = try Claim(row: row)
        guard claim.state == .open, let address = claim.address else { return nil }
        let language = claim.claimant.language
        let say = desk.catalogs.messages(in: language)
        let secret = letter.purpose == .code ? ClaimSecret.code() : .link()
        let isCode = letter.purpose == .code
        try tx.note(
            isCode ? secret.digest(for: claim.id, under: desk.key) : secret.digest(under: desk.key),
            of: claim.id,
            until: now.adding(seconds: isCode ? ClaimLimits.codeSeconds : ClaimLimits.linkSeconds))
        return mail(
            to: address, entry, say,
            [
                "code": secret.text, "minutes": String(ClaimLimits.codeSeconds / 60),
                "link": "\(desk.address)/\(language)\(ClaimPages.link)?t=\(secret.text)",
            ])
    }

    private func mail(
        to address: EmailAddress, _ entry: Entry, _ say: Messages, _ values: [String: String]
    ) -> Mail {
        let name = entry.content.name.best(for: [say.language])?.text ?? ""
        let all = values.merging(["name": name, "site": desk.siteName]) { given, _ in given }
        let key = "atlas.claim.mail.\(letter.purpose.rawValue)"
        return Mail(
            id: letter.id, to: address.text, subject: say("\(key).subject", all),
            body: say("\(key).body", all))
    }
}
