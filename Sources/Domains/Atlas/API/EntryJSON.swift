import CanonicalJSON
import Kernel

extension Entry {
    /// The entry as the API, exports and pages' machine doors give it: the folded statement, then where it
    /// comes from. `name` and `summary` are in the first of `languages` that there is; `names` and
    /// `summaries` hold every language. Personal contacts are left out.
    public func json(site: PublicAddress, languages: [LanguageTag] = []) -> JSONValue {
        var object = content.publicJSON.object ?? [:]
        object.set("names", content.name)
        object.set("name", content.name.best(for: languages)?.text)
        object.set("summaries", content.summary)
        object.set("summary", content.summary.best(for: languages)?.text)
        object["id"] = .string(id.description)
        object["url"] = .string(site.page(of: id))
        object.set("criteria", evidence.map(evidenceJSON))
        object["sources"] = .array(records.map(\.sourceJSON))
        object.set("licences", licences)
        object.set("first_seen", firstSeen?.rfc3339)
        object.set("last_seen", lastSeen?.rfc3339)
        object["gone"] = .bool(isGone)
        return .object(object)
    }

    private func evidenceJSON(_ evidence: Evidence) -> JSONValue {
        var object = evidence.statement.json.object ?? [:]
        object["source"] = .string(records[evidence.record].source)
        object["licence"] = .string(records[evidence.record].licence)
        return .object(object)
    }
}

extension StoredRecord {
    /// Where the record comes from, without what it says.
    var sourceJSON: JSONValue {
        var object: [String: JSONValue] = [
            "name": .string(source), "key": .string(key), "licence": .string(licence),
            "first_seen": .string(firstSeen.rfc3339), "last_seen": .string(lastSeen.rfc3339),
        ]
        object.set("gone_at", goneAt?.rfc3339)
        return .object(object)
    }
}

/// The public address of the site, from which the addresses of pages are made.
public struct PublicAddress: Sendable, Hashable {
    /// Scheme and host without a final slash: `https://atlas.example.org`.
    public let base: String

    /// An address; a final slash is taken off.
    public init(_ base: String) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    }

    /// The page of an entry, in the reader's language.
    public func page(of id: EntryID) -> String { "\(base)/atlas/\(id)" }
}
