import CanonicalJSON
import Foundation
import Policy
import RDF

/// Random policies and requests whose operands are all known, with our answers, for `tools/check-policy` to
/// put to Cedar.
struct CedarCases {
    let resources: PolicyResources
    let policies: Int
    let requests: Int

    private static let odrl = "http://www.w3.org/ns/odrl/2/"
    private static let sc = "https://terreau.example/ns/social-commons#"
    private static let numbers = ["sc:evidenceLevel", "sc:contributionPermille", "sc:contributionDays"]
    /// Purposes of which none stands within another, so that equality is never in doubt.
    private static let leaves = [
        "Health", "Housing", "FoodAid", "DigitalInclusion", "Commercial", "Advertising",
    ]
    private static let groups = ["Education", "GeneralInterestService", "ExcludedUse"]
    private static let actions = [
        "odrl:use", "odrl:read", "odrl:derive", "sc:train", "odrl:distribute", "odrl:transfer", "odrl:sell",
    ]

    /// Writes one JSON object a policy: its text in Cedar, its requests and our answers.
    func write(to folder: String) throws {
        var random = SplitMix(seed: 17)
        var lines: [String] = []
        for _ in 0..<policies { lines.append(try oneCase(&random).canonicalString) }
        let url = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(
            to: url.appendingPathComponent("cedar.jsonl"))
    }

    private func oneCase(_ random: inout SplitMix) throws -> JSONValue {
        let text = policy(&random)
        let document = try ODRLDocument(TurtleParser().graph(from: text), vocabulary: resources.vocabulary)
        let compiled = CompiledPolicies(document)
        guard document.isValid, let cedar = CedarExport(document).policies() else {
            throw PlainSentence("A random policy cannot be written in Cedar: \(document.faults)")
        }
        let asked = (0..<requests).map { _ in request(compiled, &random) }
        return ["cedar": .string(cedar), "odrl": .string(text), "requests": .array(asked)]
    }

    // MARK: Policies

    private func policy(_ random: inout SplitMix) -> String {
        let rules = (0..<10).map { number in
            let kind = number == 0 || Int.random(in: 0..<3, using: &random) > 0 ? "permission" : "prohibition"
            return "<urn:p> odrl:\(kind) <urn:r:\(number)> . <urn:r:\(number)> a odrl:\(kind.capitalized) ; "
                + rule(&random) + " ."
        }
        return """
            @prefix odrl: <\(CedarCases.odrl)> . @prefix sc: <\(CedarCases.sc)> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <urn:p> a odrl:Set ; odrl:conflict odrl:prohibit .
            <urn:coll> a odrl:AssetCollection . <urn:group> a odrl:PartyCollection .
            \(rules.joined(separator: "\n"))
            """
    }

    private func rule(_ random: inout SplitMix) -> String {
        var parts = ["odrl:action \(random.pick(CedarCases.actions))"]
        parts.append("odrl:target \(random.pick(["<urn:a:1>", "<urn:a:2>", "<urn:coll>"]))")
        if Bool.random(using: &random) {
            parts.append("odrl:assignee \(random.pick(["<urn:u:1>", "<urn:u:2>", "<urn:group>"]))")
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            parts.append("odrl:constraint \(constraint(&random, depth: 0))")
        }
        return parts.joined(separator: " ; ")
    }

    private func constraint(_ random: inout SplitMix, depth: Int) -> String {
        if depth < 2, Int.random(in: 0..<4, using: &random) == 0 {
            let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in
                constraint(&random, depth: depth + 1)
            }
            return "[ odrl:\(random.pick(["and", "or", "xone"])) \(parts.joined(separator: ", ")) ]"
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return terms(&random)
        case 1: return moment(&random)
        default: return number(&random)
        }
    }

    private func atom(_ left: String, _ operation: String, _ right: String) -> String {
        "[ odrl:leftOperand \(left) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(right) ]"
    }

    private func number(_ random: inout SplitMix) -> String {
        let operation = random.pick(["eq", "neq", "lt", "lteq", "gt", "gteq"])
        return atom(random.pick(CedarCases.numbers), operation, "\(Int.random(in: 0...4, using: &random))")
    }

    private func moment(_ random: inout SplitMix) -> String {
        let year = 2024 + Int.random(in: 0...3, using: &random)
        return atom(
            "odrl:dateTime", random.pick(["lt", "lteq", "gt", "gteq", "eq", "neq"]),
            "\"\(year)-01-01T00:00:00Z\"^^xsd:dateTime")
    }

    private func terms(_ random: inout SplitMix) -> String {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return atom("odrl:purpose", "isA", "sc:" + random.pick(CedarCases.groups))
        case 1:
            return atom("odrl:purpose", random.pick(["eq", "neq"]), "sc:" + random.pick(CedarCases.leaves))
        default:
            let some = CedarCases.leaves.shuffled(using: &random).prefix(2).map { "sc:" + $0 }
            return atom("odrl:purpose", random.pick(["isAnyOf", "isNoneOf"]), some.joined(separator: ", "))
        }
    }

    // MARK: Requests

    private func request(_ policies: CompiledPolicies, _ random: inout SplitMix) -> JSONValue {
        let party = "urn:u:\(Int.random(in: 1...3, using: &random))"
        let asset = "urn:a:\(Int.random(in: 1...3, using: &random))"
        let (isMember, isPart) = (Bool.random(using: &random), Bool.random(using: &random))
        let action = iri(random.pick(CedarCases.actions))
        let purpose = iri("sc:" + random.pick(CedarCases.leaves))
        let now = 1_704_067_200 + Int64.random(in: 0...6, using: &random) * 15_811_200
        var facts: [IRI: [Value]] = [iri("odrl:purpose"): [.term(purpose)]]
        var context: [String: JSONValue] = [
            iri("odrl:purpose").string: .string(purpose.string), iri("odrl:dateTime").string: .integer(now),
        ]
        for operand in CedarCases.numbers {
            let value = Int64.random(in: 0...4, using: &random)
            facts[iri(operand)] = [.number(DecimalNumber(value))]
            context[iri(operand).string] = .integer(value)
        }
        let situation = Situation(
            policies, party: IRI(party), in: isMember ? ["urn:group"] : [], action: action, asset: IRI(asset),
            of: isPart ? ["urn:coll"] : [], facts: facts, now: Moment(secondsSince1970: now))
        return [
            "party": .string(party), "member": .bool(isMember), "action": .string(action.string),
            "asset": .string(asset), "part": .bool(isPart), "context": .object(context),
            "permitted": .bool(policies.permits(situation)),
        ]
    }

    private func iri(_ name: String) -> IRI {
        name.hasPrefix("sc:")
            ? IRI(CedarCases.sc + name.dropFirst(3)) : IRI(CedarCases.odrl + name.dropFirst(5))
    }
}
