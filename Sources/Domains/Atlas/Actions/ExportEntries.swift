import CanonicalJSON
import Kernel
import Storage

/// Writes the whole atlas, or what certain licences allow of it, piece by piece in the order of identifiers.
public struct ExportEntries: Sendable {
    let database: Database
    let site: PublicAddress
    let languages: [LanguageTag]
    let licences: Set<String>?

    /// What an export left out.
    public struct Outcome: Sendable, Hashable {
        /// Entries written.
        public var written = 0
        /// Entries left out, since no record of theirs has an allowed licence.
        public var entriesLeftOut = 0
        /// Records left out of the entries that are written.
        public var recordsLeftOut = 0
    }

    /// An export; `licences` nil means all.
    public init(
        of database: Database, site: PublicAddress, languages: [LanguageTag], licences: Set<String>? = nil
    ) {
        self.database = database
        self.site = site
        self.languages = languages
        self.licences = licences
    }

    /// Writes the export as `door`. Doors that hold one page only (JSON, Atom) are not exports.
    public func run(as door: Door, write: @Sendable @escaping (String) throws -> Void) async throws -> Outcome
    {
        try await database.read { tx in
            switch door {
            case .ndjson: try full(tx, write)
            case .csv, .geojson, .jsonld:
                try list(DoorList(door, languages: languages, site: site), tx, write)
            case .json, .atom: throw AtlasRefusal.badQuery(.exportForm(door.rawValue))
            }
        }
    }

    private func list(
        _ list: DoorList, _ tx: Transaction, _ write: (String) throws -> Void
    ) throws -> Outcome {
        try write(list.head)
        var separator = list.first
        let outcome = try eachAllowed(tx) { _, entry in
            try write(separator + list.item(entry))
            separator = list.separator
        }
        try write(list.tail)
        return outcome
    }

    private func full(_ tx: Transaction, _ write: (String) throws -> Void) throws -> Outcome {
        for line in try FullExport.head(tx) { try write(line.canonicalString + "\n") }
        return try eachAllowed(tx, isFull: true) { exported, entry in
            try write(FullExport.line(exported, entry, site: site).canonicalString + "\n")
        }
    }

    /// Goes through the entries with the records that may go. Merged entries have none; only a full export,
    /// for the sake of their redirect, holds them.
    private func eachAllowed(
        _ tx: Transaction, isFull: Bool = false, _ body: (ExportedEntry, Entry) throws -> Void
    ) throws -> Outcome {
        var outcome = Outcome()
        try tx.eachExportedEntry { exported in
            var allowed = exported
            if let licences { allowed.records.removeAll { !licences.contains($0.record.licence) } }
            if let entry = Fold.entry(allowed.id, allowed.current) {
                outcome.written += 1
                outcome.recordsLeftOut += exported.records.count - allowed.records.count
                try body(allowed, entry)
            } else if isFull, exported.mergedInto != nil {
                try body(allowed, Entry(redirect: exported.id))
            } else if exported.mergedInto == nil {
                outcome.entriesLeftOut += 1
            }
        }
        return outcome
    }
}

extension Entry {
    /// An entry without records, that stands for a redirect.
    init(redirect id: EntryID) {
        let content = RecordContent(type: id.type, name: LocalizedText())
        self.init(id: id, content: content, records: [], support: [:], evidence: [])
    }
}

/// The lines of a full export: a header, the sources, the imports, then the entries with all their records.
enum FullExport {
    /// What the first line holds under `terreau`.
    static let name = "atlas"
    /// The version of this form.
    static let version: Int64 = 1

    static func head(_ tx: Transaction) throws -> [JSONValue] {
        let header: JSONValue = ["terreau": .string(name), "version": .integer(version)]
        let sources = try tx.sources().map { JSONValue.object(["source": $0.source.json]) }
        let imports = try tx.publishedImports().map { JSONValue.object(["import": try $0.json]) }
        return [header] + sources + imports
    }

    static func line(_ exported: ExportedEntry, _ entry: Entry, site: PublicAddress) -> JSONValue {
        var object: [String: JSONValue] = [
            "id": .string(exported.id.description), "import": .string(exported.importID),
            "records": .array(exported.records.map(\.json)),
        ]
        object.set("merged_into", exported.mergedInto)
        if !entry.records.isEmpty { object["entry"] = entry.json(site: site) }
        return .object(object)
    }
}

extension Source {
    var json: JSONValue {
        var object: [String: JSONValue] = [
            "name": .string(name), "title": .string(title), "licence": .string(licence),
            "precedence": .integer(Int64(precedence)),
        ]
        object.set("url", url)
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let name = json["name"]?.string, let title = json["title"]?.string,
            let licence = json["licence"]?.string, let precedence = json["precedence"]?.integer
        else { return nil }
        self.init(
            name: name, title: title, url: json["url"]?.string, licence: licence, precedence: Int(precedence))
    }
}

extension PublishedImport {
    var json: JSONValue {
        get throws {
            [
                "id": .string(id), "source": .string(source), "mapping": .string(mapping),
                "started_at": .string(startedAt.rfc3339), "published_at": .string(publishedAt.rfc3339),
                "report": try JSONValue(parsing: report),
            ]
        }
    }

    init?(json: JSONValue) {
        guard let id = json["id"]?.string, ID<Import>(id) != nil, let source = json["source"]?.string,
            let mapping = json["mapping"]?.string, let report = json["report"],
            let startedAt = json["started_at"]?.string.flatMap(Instant.init(rfc3339:)),
            let publishedAt = json["published_at"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        self.init(
            id: id, source: source, mapping: mapping, startedAt: startedAt, publishedAt: publishedAt,
            report: report.canonicalString)
    }
}

extension ExportedRecord {
    var json: JSONValue {
        var object: [String: JSONValue] = [
            "source": .string(record.source), "key": .string(record.key),
            "occurrence": .integer(Int64(record.occurrence)), "licence": .string(record.licence),
            "import": .string(importID), "payload": record.content.publicJSON,
        ]
        object.set("superseded", supersededID)
        object.set("gone", goneID)
        return .object(object)
    }
}
