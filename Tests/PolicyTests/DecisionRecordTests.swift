import CanonicalJSON
import Policy
import Testing

@Suite("Records of decisions")
struct DecisionRecordTests {
    let trees: CommonsTrees
    let licence: CommonsLicence
    let world: CommonsWorld
    let requests: [CommonsRequest]

    init() throws {
        let vectors = try Resources.vectors()
        trees = try CommonsTrees(Resources.vocabulary())
        licence = try CommonsLicence(
            parameters: CommonsParameters(#require(vectors["parameters"])), trees: trees)
        world = try CommonsWorld(#require(vectors["world"]))
        requests = try #require(vectors["requests"]?.array).prefix(60).map { try CommonsRequest($0) }
    }

    @Test("replay to the same bytes from their own inputs, and hold the decision of the whole ledger")
    func replay() throws {
        let ledger = try world.ledger(licence.parameters)
        for request in requests {
            let record = try DecisionRecord(deciding: request, licence: licence, world: world)
            let read = try JSONValue(parsing: record.bytes)
            #expect(try DecisionRecord(replaying: read, trees: trees).bytes == record.bytes)
            #expect(read["decision"]?["outcome"] == licence.decide(request, in: ledger).json["outcome"])
            #expect(read["decision"]?["C"] == licence.decide(request, in: ledger).json["C"])
            #expect(read["ledger"]?["size"] == .integer(1540))
        }
    }

    @Test(
        "a record that was touched does not replay",
        arguments: ["parameters", "inputs", "request", "decision"])
    func touched(part: String) throws {
        let ledger = try world.ledger(licence.parameters)
        let request = try #require(
            requests.first { licence.measure($0, in: ledger).map { $0.use > 0 && $0.request > 0 } ?? false })
        let record = try DecisionRecord(deciding: request, licence: licence, world: world)
        var members = try #require(record.json.object)
        members[part] = try touch(part, #require(members[part]))
        let replayed = try DecisionRecord(replaying: .object(members), trees: trees)
        #expect(replayed.bytes != JSONValue.object(members).canonicalBytes)
    }

    private func touch(_ part: String, _ value: JSONValue) throws -> JSONValue {
        var members = try #require(value.object)
        switch part {
        case "parameters": members["day_cap"] = 1
        case "inputs": members["uses"] = []
        case "request": members["units"] = 7
        default: members["outcome"] = "permit-with-fee"
        }
        return .object(members)
    }

    @Test("the root of a ledger is that of RFC 9162")
    func root() throws {
        // The empty tree, and the tree of one leaf, in the words of section 2.1.1.
        let empty = CommonsWorld(parties: [:], events: [], uses: [])
        #expect(empty.root == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var other = world
        other.events.swapAt(0, 1)
        #expect(other.root != world.root)
    }
}
