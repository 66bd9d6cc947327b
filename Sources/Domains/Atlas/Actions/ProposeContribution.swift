import Kernel
import Storage

/// Takes what somebody proposes for the atlas, from a page or from a program: it waits until somebody has
/// read it, and counts nowhere before.
struct ProposeContribution: Sendable {
    let database: Database
    let vocabularies: Vocabularies
    let ids: IDSource

    /// What came of it.
    enum Outcome: Sendable {
        /// It waits.
        case received(Contribution)
        /// The name of a sentence by field.
        case faults([String: String])
    }

    /// Reads the form and keeps what it proposes. Throws `AtlasRefusal.tooManyProposals`.
    func callAsFunction(_ form: ContributionForm, language: LanguageTag, now: Instant) async throws -> Outcome
    {
        switch form.reading(vocabularies, language: language) {
        case .faults(let faults): return .faults(faults)
        case .content(let content):
            let words = form.words.trimmed
            let contribution = Contribution(
                id: ID(ids(at: now)), subject: form.subject?.id, content: content,
                evidence: WebAddress.normalised(form.evidence), words: words.isEmpty ? nil : words,
                receivedAt: now, decision: nil)
            try await database.write { tx in try tx.add(contribution) }
            return .received(contribution)
        }
    }
}

extension AtlasDomain {
    /// Takes proposals for this atlas.
    var propose: ProposeContribution {
        ProposeContribution(database: database, vocabularies: vocabularies, ids: ids)
    }

    /// The entry to correct, of an identifier that was typed or sent; nil when none was. A merged one leads
    /// to what it became. Throws `AtlasRefusal.unknownEntry`.
    func entryToCorrect(_ text: String?) async throws -> Entry? {
        guard let text, !text.isEmpty else { return nil }
        guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
        return try await database.read { tx in
            switch try tx.locate(id) {
            case .here(let key):
                if let entry = try tx.keyedEntries([key]).first?.entry { return entry }
            case .merged(let kept):
                if case .here(let key)? = try tx.locate(kept),
                    let entry = try tx.keyedEntries([key]).first?.entry
                {
                    return entry
                }
            case nil: break
            }
            throw AtlasRefusal.unknownEntry(text)
        }
    }
}
