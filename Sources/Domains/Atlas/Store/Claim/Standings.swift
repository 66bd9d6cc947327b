import Identity
import Kernel
import Storage

/// Who acts for what.
extension Transaction {
    /// Who acts for an entry. Nobody does once nobody administers the organisation any more.
    func standing(of entry: EntryID) throws -> Standing? {
        guard let row = try first("select * from atlas_standing where entry = \(entry.description)") else {
            return nil
        }
        let standing = try Standing(row: row)
        return try administrators(of: standing.organisation).isEmpty ? nil : standing
    }

    /// What an organisation acts for, itself included.
    func standings(of organisation: ClaimedOrganisation) throws -> [Standing] {
        try rows(
            """
            select * from atlas_standing where organisation = \(organisation) order by since, entry
            """
        ).map(Standing.init(row:))
    }

    /// Lets an organisation act for an entry. Throws `ClaimRefusal.claimedMeanwhile` when another does.
    func add(_ standing: Standing) throws {
        if try self.standing(of: standing.entry) == nil { try endStanding(of: standing.entry) }
        let added = try execute(
            """
            insert into atlas_standing (entry, organisation, way, since)
            values (\(standing.entry.description), \(standing.organisation), \(standing.way.rawValue),
                \(standing.since))
            on conflict do nothing
            """)
        guard added == 1 else { throw ClaimRefusal.claimedMeanwhile }
    }

    /// Ends it.
    func endStanding(of entry: EntryID) throws {
        try execute("delete from atlas_standing where entry = \(entry.description)")
    }

    /// Takes along who acts for an entry, and who claims it, when it becomes part of another. Throws
    /// `ClaimRefusal.bothClaimed`.
    func moveClaims(from merged: EntryID, to kept: EntryID) throws {
        if try standing(of: merged) != nil {
            guard try standing(of: kept) == nil else { throw ClaimRefusal.bothClaimed }
            try endStanding(of: kept)
            try execute(
                """
                update atlas_standing set entry = \(kept.description) where entry = \(merged.description)
                """)
        }
        try execute(
            """
            update atlas_claim set entry = \(kept.description) where entry = \(merged.description)
                and not exists (select 1 from atlas_claim o where o.entry = \(kept.description)
                    and o.person_key = atlas_claim.person_key and o.state = 'open')
            """)
    }

    /// Whether a site's host is that of other organisations, too: those are then told apart by nobody's mail.
    func isShared(_ website: String, besides entries: [EntryID]) throws -> Bool {
        guard let host = WebAddress.key(website)?.prefix(while: { $0 != "/" }) else { return true }
        let start = "org:site:\(host)"
        let count = start.unicodeScalars.count
        return try first(
            """
            select 1 as one from atlas_match m join atlas_entry e on e.entry_key = m.entry_key
            where substr(m.token, 1, cast(\(count) as integer)) = \(start)
                and substr(m.token, cast(\(count + 1) as integer), 1) in (':', '/')
                and e.merged_into is null and e.id not in \(values: entries.map(\.description))
            limit 1
            """) != nil
    }
}

extension Standing {
    init(row: Row) throws {
        guard let entry = EntryID(try row["entry"] as String), let way = Claim.Way(rawValue: try row["way"])
        else { throw DamagedRow(what: "who acts for an entry") }
        self.init(
            entry: entry, organisation: try row["organisation"], way: way, since: try row["since"])
    }
}
