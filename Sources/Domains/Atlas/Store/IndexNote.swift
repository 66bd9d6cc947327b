import CanonicalJSON
import Crypto
import Kernel
import Storage

/// What is kept with a saved index: up to where it follows the change feed, and what it was made of, so that
/// another database, another vocabulary or another way of indexing is noticed.
struct IndexNote: Hashable, Sendable {
    /// Raise it when `Indexing` makes other documents of the same entries.
    static let indexingVersion: Int64 = 1

    /// Up to where the change feed is in the index.
    let cursor: ChangeCursor
    /// The last import published before, by its identifier.
    let lastImport: String
    /// SHA-256 of the vocabularies, whose labels are searched.
    let vocabularies: String

    /// The note as bytes.
    var bytes: [UInt8] {
        let json: JSONValue = [
            "indexing": .integer(IndexNote.indexingVersion),
            // As texts: numbers of JSON are exact up to 2⁵³ only.
            "transaction": .string(String(cursor.transaction)), "sequence": .string(String(cursor.sequence)),
            "import": .string(lastImport), "vocabularies": .string(vocabularies),
        ]
        return json.canonicalBytes
    }

    init(cursor: ChangeCursor, lastImport: String, vocabularies: String) {
        (self.cursor, self.lastImport, self.vocabularies) = (cursor, lastImport, vocabularies)
    }

    /// Reads a note of this version; nil when it is none.
    init?(bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes),
            json["indexing"]?.integer == IndexNote.indexingVersion,
            let transaction = json["transaction"]?.string.flatMap({ UInt64($0) }),
            let sequence = json["sequence"]?.string.flatMap({ Int64($0) }),
            let lastImport = json["import"]?.string,
            let vocabularies = json["vocabularies"]?.string
        else { return nil }
        self.init(
            cursor: ChangeCursor(transaction: transaction, sequence: sequence), lastImport: lastImport,
            vocabularies: vocabularies)
    }
}

extension Vocabularies {
    /// SHA-256 of all that is searched of them, in hexadecimal.
    var digest: String {
        let texts = all.flatMap { vocabulary in
            [vocabulary.id]
                + vocabulary.terms.flatMap { term in
                    [term.id] + term.labels.ordered.flatMap { [$0.language.text, $0.text] } + ["\u{1}"]
                        + term.aliases
                }
        }
        return SHA256.hash(data: Array(texts.joined(separator: "\u{0}").utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}

extension Transaction {
    /// The identifier of the import published last; empty when there is none.
    func lastPublishedImport() throws -> String {
        try first(
            """
            select id from atlas_import where published_at is not null order by import_key desc limit 1
            """
        ).map { try $0["id"] } ?? ""
    }

    /// Whether this database has published an import.
    func hasPublished(_ id: String) throws -> Bool {
        try first("select 1 as one from atlas_import where id = \(id) and published_at is not null") != nil
    }
}
