import CanonicalJSON
import Crypto

/// A decision with all that it depended on, so that anybody can take it again and get the same bytes.
public struct DecisionRecord: Hashable, Sendable {
    /// The record, in RFC 8785's canonical form once written.
    public let json: JSONValue

    /// Its bytes: the canonical JSON.
    public var bytes: [UInt8] { json.canonicalBytes }

    static let format = "terreau-decision/1"
}

extension DecisionRecord {
    /// Records a decision of the licence in a world.
    public init(
        deciding request: CommonsRequest, licence: CommonsLicence, world: CommonsWorld
    ) throws(PolicyError) {
        let extract = world.extract(for: request, windowDays: licence.parameters.windowDays)
        try self.init(
            request, licence, extract, size: world.events.count + world.uses.count, root: world.root)
    }

    /// Records from the part of a world that concerns the request; size and root are those of the whole
    /// ledger.
    private init(
        _ request: CommonsRequest, _ licence: CommonsLicence, _ extract: CommonsWorld, size: Int, root: String
    ) throws(PolicyError) {
        let ledger = try extract.ledger(licence.parameters)
        let decision = licence.decide(request, in: ledger)
        var answer = decision.json.object ?? [:]
        answer["theta"] = decision.measure.map { .integer($0.thetaPermille) }
        json = [
            "format": .string(DecisionRecord.format), "policy": .string(licence.hash),
            "parameters": licence.parameters.json,
            "weights": .string(digest(licence.parameters.json)), "request": request.json,
            "ledger": ["size": .integer(Int64(size)), "root": .string(root)], "inputs": extract.json,
            "decision": .object(answer),
        ]
    }

    /// Takes the decision of a record again, from the inputs that it holds.
    public init(replaying record: JSONValue, trees: CommonsTrees) throws(PolicyError) {
        guard record["format"]?.string == DecisionRecord.format else { throw PolicyError.badValue("format") }
        guard let parameters = record["parameters"], let request = record["request"],
            let inputs = record["inputs"], let ledger = record["ledger"]
        else { throw PolicyError.badValue("record") }
        let size = try ledger.requiredInteger("size")
        try self.init(
            CommonsRequest(request), CommonsLicence(parameters: CommonsParameters(parameters), trees: trees),
            CommonsWorld(inputs), size: Int(clamping: size), root: ledger.requiredText("root"))
    }
}

extension CommonsWorld {
    /// The root of the Merkle tree over all events, then all uses, each in canonical JSON; hexadecimal.
    public var root: String {
        hexadecimal(MerkleTree.root(of: (events.map(\.json) + uses.map(\.json)).map(\.canonicalBytes)))
    }

    /// What concerns a request: its party, the party's entries within the window, and their reversals.
    func extract(for request: CommonsRequest, windowDays: Int64) -> CommonsWorld {
        let start = max(request.at, -CommonsLedger.largestTime) - windowDays * secondsPerDay
        let own = events.filter { $0.party == request.party && $0.at >= start && $0.at < request.at }
        let ids = Set(own.map(\.id))
        let reversals = events.filter { event in
            event.reverses.map { ids.contains($0) && event.at < request.at && !ids.contains(event.id) }
                ?? false
        }
        return CommonsWorld(
            parties: parties.filter { $0.key == request.party },
            events: (own + reversals).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
            uses: uses.filter { $0.party == request.party && $0.at >= start && $0.at < request.at })
    }
}

extension CommonsLicence {
    /// A hash of the rule's version, trees and parameters: two licences with the same hash decide the same.
    public var hash: String {
        digest([
            "rule": "social-commons/1", "parameters": parameters.json, "kinds": trees.kinds.json,
            "purposes": trees.purposes.json, "actions": trees.actions.json,
        ])
    }
}

extension Taxonomy {
    var json: JSONValue {
        .object(Dictionary(uniqueKeysWithValues: terms.map { ($0, JSONValue(chain(of: $0))) }))
    }
}

/// SHA-256 of the canonical form, in hexadecimal.
func digest(_ value: JSONValue) -> String { hexadecimal(SHA256.hash(data: value.canonicalBytes)) }
