import CanonicalJSON
import Crypto
import Kernel
import Ledger

/// An import as the ledger keeps it: which source, by which mapping, how many records, and the digest of its
/// whole report.
struct ImportAct: Sendable {
    let id: ID<Import>
    let source: Source
    let mapping: String
    let report: ImportReport

    func entry(_ entryID: ID<LedgerEntry>, at now: Instant) -> LedgerEntry {
        LedgerEntry(
            id: entryID, type: "atlas.import", at: now, subject: id.description,
            facts: [
                "source": .string(source.name), "licence": .string(source.licence),
                "mapping": .string(mapping),
                "counts": counts, "report_sha256": .string(digest),
            ])
    }

    private var counts: JSONValue {
        let numbers = [
            "read": report.read, "created": report.created, "updated": report.updated,
            "unchanged": report.unchanged, "refused": report.refused, "gone": report.gone,
        ]
        return .object(numbers.mapValues { .integer(Int64($0)) })
    }

    /// SHA-256 of the report as it is kept with the import, in hexadecimal.
    private var digest: String {
        report.json.digest
    }
}

extension JSONValue {
    /// SHA-256 of the canonical text, in hexadecimal.
    var digest: String {
        SHA256.hash(data: canonicalBytes).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
