import Kernel
import Storage

/// A link to sign in, made by the operator at the command line where no letter can be sent.
public struct OperatorLink: Sendable {
    let database: Database
    let post: PostOffice
    let ids: IDSource

    /// For a site's database.
    public init(in database: Database, post: PostOffice, ids: IDSource = .random) {
        self.database = database
        self.post = post
        self.ids = ids
    }

    /// The address of a link for somebody with an account; it works once, and for some minutes.
    public func callAsFunction(for typed: String, now: Instant) async throws -> String {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        let id = ids(at: now).base32
        return try await database.write { [post] tx in
            guard let person = try tx.person(at: address) else {
                throw IdentityRefusal.unknownPerson(address.text)
            }
            let letter = LetterRequest(
                id: id, purpose: .signIn, address: person.email, language: person.language, next: nil,
                askedAt: now)
            return post.url(.signIn, try tx.makeLink(for: letter, at: now), person.language)
        }
    }
}
