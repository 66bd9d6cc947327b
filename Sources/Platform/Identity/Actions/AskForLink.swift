import Kernel
import Storage
import Web

/// Asks for a letter with a link. What it does, and how long that takes, is the same whether or not anybody
/// has that address.
struct AskForLink: Sendable {
    let identity: IdentityDomain

    func callAsFunction(
        _ purpose: LetterPurpose, to address: EmailAddress, next: String?, person: Int64? = nil,
        context: AppContext
    ) async throws {
        guard identity.post.mailer != nil else { throw IdentityRefusal.noLetters }
        let letter = LetterRequest(
            id: identity.ids(at: context.now).base32, purpose: purpose, address: address.folded,
            language: context.language, next: next, askedAt: context.now, person: person)
        let buckets = identity.rates
        let (byAddress, byClient) = (
            buckets.bucket(.lettersPerAddress, of: letter.address.text),
            buckets.bucket(.lettersPerClient, of: context.client.key)
        )
        try await identity.database.write { tx in
            try tx.take(.lettersPerClient, from: byClient, now: letter.askedAt)
            try tx.take(.lettersPerAddress, from: byAddress, now: letter.askedAt)
            try tx.ask(for: letter)
        }
    }
}
