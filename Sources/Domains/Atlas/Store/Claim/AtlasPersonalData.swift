import CanonicalJSON
import Identity
import Kernel
import Storage

/// What the atlas keeps of a person: her claims, those she vouched for, and letters that wait.
public struct AtlasPersonalData: PersonalDataHolder {
    /// `atlas`.
    public let name = "atlas"

    /// The holder.
    public init() {}

    /// All of it.
    public func personalData(of person: DataSubject, in tx: Transaction) throws -> [PersonalRecords] {
        [
            PersonalRecords("atlas_claim", try claims(person, tx)),
            PersonalRecords("atlas_voucher", try vouchers(person, tx)),
            PersonalRecords("atlas_letter", try letters(person, tx)),
            PersonalRecords("atlas_join", try joins(person, tx)),
        ]
    }

    /// Erases it; an address of hers that somebody else gave to show a claim goes, too.
    public func erasePersonalData(of person: DataSubject, in tx: Transaction) throws {
        let key = person.key
        try tx.execute("delete from atlas_letter where person_key = \(key) or asker_key = \(key)")
        try tx.execute("delete from atlas_join where person_key = \(key)")
        try tx.execute("delete from atlas_voucher where person_key = \(key)")
        try tx.execute("delete from atlas_claim where person_key = \(key)")
        try tx.execute(
            """
            update atlas_claim set address = null, secret = null, secret_until = null
            where lower(address) = \(person.email.text)
            """)
    }

    private func claims(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows("select * from atlas_claim where person_key = \(person.key) order by claim_key").map {
            row in
            let claim = try Claim(row: row)
            return .object([
                "id": .string(claim.id.description), "entry": .string(claim.entry.description),
                "organisation": .string(claim.organisation.description),
                "way": .string(claim.way.rawValue), "dispute": .bool(claim.isDispute),
                "words": claim.words.map(JSONValue.string) ?? .null,
                "address": claim.address.map { .string($0.text) } ?? .null,
                "createdAt": .string(claim.createdAt.rfc3339), "state": .string(claim.state.rawValue),
                "reason": claim.reason.map { .string($0.rawValue) } ?? .null,
                "language": .string(claim.claimant.language.text),
            ])
        }
    }

    private func vouchers(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            """
            select c.id, c.entry, v.organisation, v.vouched_at from atlas_voucher v
            join atlas_claim c on c.claim_key = v.claim_key
            where v.person_key = \(person.key) order by v.vouched_at
            """
        ).map { row in
            .object([
                "claim": .string(try row["id"]), "entry": .string(try row["entry"]),
                "organisation": .string(try row["organisation"]),
                "vouchedAt": .string((try row["vouched_at"] as Instant).rfc3339),
            ])
        }
    }

    private func letters(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            """
            select purpose, entry, words, asked_at from atlas_letter
            where person_key = \(person.key) or asker_key = \(person.key) order by asked_at, id
            """
        ).map { row in
            .object([
                "purpose": .string(try row["purpose"]), "entry": .string(try row["entry"]),
                "words": (try row["words"] as String?).map(JSONValue.string) ?? .null,
                "askedAt": .string((try row["asked_at"] as Instant).rfc3339),
            ])
        }
    }

    private func joins(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows("select entry, asked_at from atlas_join where person_key = \(person.key) order by entry")
            .map {
                row in
                .object([
                    "entry": .string(try row["entry"]),
                    "askedAt": .string((try row["asked_at"] as Instant).rfc3339),
                ])
            }
    }
}
