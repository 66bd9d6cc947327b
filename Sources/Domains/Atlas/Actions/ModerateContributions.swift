import Identity
import Kernel
import Storage

/// What a moderator sees and decides, on a page or by a program: proposals of her territory, and no others.
extension AtlasDomain {
    /// The proposals that somebody may decide, the oldest first, each with the entry it corrects.
    func waiting(for actor: Actor, limit: Int) async throws -> [(Contribution, subject: Entry?)] {
        try await database.read { tx in
            var found: [(Contribution, subject: Entry?)] = []
            var read = 0
            while found.count < limit {
                let batch = try tx.contributions(.pending, limit: ListContributions.limit, skipping: read)
                if batch.isEmpty { break }
                read += batch.count
                for contribution in batch where found.count < limit {
                    let subject = try contribution.subject.flatMap { try tx.entry($0) }
                    guard Authority.allows(actor, .moderate, in: contribution.territory(of: subject)) else {
                        continue
                    }
                    found.append((contribution, subject))
                }
            }
            return found
        }
    }

    /// The proposal of an identifier that was sent, for somebody to decide. Throws
    /// `AtlasRefusal.unknownProposal`, and a refusal of `Authority` when it belongs to another territory.
    func contribution(_ text: String, decidedBy actor: Actor) async throws -> ID<Contribution> {
        guard let id = ID<Contribution>(text),
            let contribution = try await database.read({ tx in try tx.contribution(id) })
        else { throw AtlasRefusal.unknownProposal(text) }
        let territory = contribution.territory(of: try await entry(contribution.subject))
        try Authority.check(actor, .moderate, in: territory)
        return id
    }

    /// The entry of an identifier as it stands now; nil when there is none any more.
    private func entry(_ id: EntryID?) async throws -> Entry? {
        guard let id else { return nil }
        return try await database.read { tx in try tx.entry(id) }
    }
}

extension Contribution {
    /// The country it is about; nil when nothing says.
    fileprivate func territory(of subject: Entry?) -> Territory? {
        subject.map(\.territory) ?? content.country.flatMap { Territory($0.text) }
    }
}
