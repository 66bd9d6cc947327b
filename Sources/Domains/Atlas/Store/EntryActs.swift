import CanonicalJSON
import Kernel
import Ledger
import Storage

/// An act of the ledger that brought a change of an entry, as far as its history shows it.
struct EntryAct: Hashable, Sendable {
    /// Its place in the log.
    let index: Int
    /// What sort of act.
    let type: String
    /// When.
    let at: Instant
    /// Who, by pseudonym; nil for the operator.
    let actor: String?
}

/// The acts that belong to what is shown of an entry's history.
struct EntryActs: Sendable {
    /// By the identifier of the import that they are about.
    var byImport: [String: EntryAct] = [:]
    /// Acts on proposals, by the moment of the decision, which is that of the import.
    var decisions: [Instant: EntryAct] = [:]
    /// That somebody acts for the entry, or acts no more; the newest first.
    var standings: [EntryAct] = []

    /// The act behind an import, and who decided it: of a proposal the moderator's decision.
    func act(of read: String, at moment: Instant, in source: String) -> EntryAct? {
        source == Source.contributions.name ? decisions[moment] ?? byImport[read] : byImport[read]
    }
}

extension Transaction {
    /// The most acts about one entry that are looked at.
    private static let mostActs = 500

    /// The acts behind these imports, and those about the entry itself.
    func acts(of entry: EntryID, imports: [String]) throws -> EntryActs {
        var acts = EntryActs()
        for logged in try ledgerEntries(about: entry.description, limit: Transaction.mostActs) {
            guard let facts = try? JSONValue(parsing: logged.bytes) else { continue }
            let act = EntryAct(logged, facts)
            if let read = facts["facts"]?["import"]?.string { acts.byImport[read] = act }
            if ["atlas.claim-granted", "atlas.claim-ended"].contains(logged.type) {
                acts.standings.append(act)
            }
        }
        for read in imports where acts.byImport[read] == nil {
            acts.byImport[read] = try act(about: read)
        }
        for (id, decidedAt) in try decisions(on: entry) { acts.decisions[decidedAt] = try act(about: id) }
        return acts
    }

    private func act(about subject: String) throws -> EntryAct? {
        try ledgerEntries(about: subject, limit: 1).first.map { logged in
            EntryAct(logged, (try? JSONValue(parsing: logged.bytes)) ?? .null)
        }
    }

    private func decisions(on entry: EntryID) throws -> [(id: String, at: Instant)] {
        try rows(
            """
            select id, decided_at from atlas_contribution
            where result = \(entry.description) and decided_at is not null
            order by decided_at desc limit \(Transaction.mostActs)
            """
        ).map { (try $0["id"], try $0["decided_at"]) }
    }
}

extension EntryAct {
    fileprivate init(_ logged: LoggedEntry, _ json: JSONValue) {
        self.init(
            index: logged.index, type: logged.type, at: logged.at, actor: json["actor"]?.string)
    }
}
