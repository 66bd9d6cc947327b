import Foundation
import Policy
import RDF

/// A random policy with a request and a state of the world, in Turtle.
struct RandomPolicy {
    static let prefixes = """
        @prefix odrl: <http://www.w3.org/ns/odrl/2/> . @prefix sc: <https://terreau.example/ns/social-commons#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <http://example.org/> .
        @prefix dct: <http://purl.org/dc/terms/> . @prefix temp: <http://example.com/request/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix report: <https://w3id.org/force/compliance-report#> .

        """

    let policy: String
    let request: String
    let state: String

    private static let actions = [
        "odrl:use", "odrl:read", "odrl:derive", "sc:train", "odrl:print", "ex:remix", "ex:lire",
    ]
    private static let purposes = [
        "sc:Health", "sc:Education", "sc:DigitalInclusion", "sc:Advertising", "sc:GeneralInterestService",
        "ex:Play",
    ]

    init(_ random: inout SplitMix) {
        policy = RandomPolicy.prefixes + RandomPolicy.policy(&random)
        request = RandomPolicy.prefixes + RandomPolicy.request(&random)
        state = RandomPolicy.prefixes + RandomPolicy.state(&random)
    }

    private static func policy(_ random: inout SplitMix) -> String {
        let strategy = random.pick([
            "odrl:conflict odrl:prohibit ;", "odrl:conflict odrl:perm ;", "odrl:conflict odrl:invalid ;", "",
        ])
        let kinds = ["permission", "prohibition", random.pick(["permission", "prohibition"])]
        let owner = Int.random(in: 0..<5, using: &random) == 0 ? "ex:parent" : "ex:policy"
        let rules = kinds.enumerated().map { number, kind in
            "\(number == 1 ? owner : "ex:policy") odrl:\(kind) ex:rule\(number) .\nex:rule\(number) a odrl:\(kind.capitalized) ; "
                + rule(&random, isPermission: kind == "permission") + " ."
        }
        let parent =
            owner == "ex:parent" ? "ex:policy odrl:inheritFrom ex:parent . ex:parent a odrl:Set ." : ""
        return """
            ex:policy a odrl:Set ; \(strategy) odrl:uid ex:policy . \(parent)
            ex:remix a odrl:Action ; odrl:includedIn odrl:derive . ex:lire a odrl:Action ; owl:sameAs odrl:read .
            ex:Play a skos:Concept ; skos:broader sc:Education .
            ex:crowd a odrl:PartyCollection ; odrl:source ex:crowdList . ex:shelf a odrl:AssetCollection .
            ex:book a odrl:Asset ; odrl:partOf ex:shelf . ex:bob a odrl:Party .
            \(things(&random)) \(rules.joined().contains("ex:duty") ? "ex:duty a odrl:Duty ; odrl:action odrl:inform ." : "")
            \(rules.joined(separator: "\n"))
            """
    }

    /// What the policy may say besides of parties and assets.
    private static func things(_ random: inout SplitMix) -> String {
        [
            "ex:song a odrl:Asset .", "ex:song a odrl:Asset ; odrl:uid ex:songName .",
            "ex:alice a odrl:Party .", "ex:bob odrl:partOf ex:crowd .",
        ].filter { _ in Bool.random(using: &random) }.joined(separator: " ")
    }

    private static func rule(_ random: inout SplitMix, isPermission: Bool) -> String {
        var parts = [
            "odrl:action \(random.pick(isPermission ? actions + ["odrl:use", "odrl:use", "odrl:use"] : actions))"
        ]
        if Int.random(in: 0..<4, using: &random) > 0 {
            parts.append("odrl:target \(random.pick(["ex:book", "ex:shelf", "ex:song"]))")
        }
        if Bool.random(using: &random) {
            parts.append("odrl:assignee \(random.pick(["ex:alice", "ex:bob", "ex:crowd"]))")
        }
        for _ in 0..<random.pick(isPermission ? [0, 0, 0, 1, 2] : [0, 1, 1, 2]) {
            parts.append("odrl:constraint \(constraint(&random, depth: 0))")
        }
        if isPermission, Int.random(in: 0..<3, using: &random) == 0 {
            parts.append(
                "odrl:duty \(random.pick(["ex:duty", "[ a odrl:Duty ; odrl:action odrl:attribute ]"]))")
        }
        return parts.joined(separator: " ; ")
    }

    private static func constraint(_ random: inout SplitMix, depth: Int) -> String {
        if depth == 0, Int.random(in: 0..<3, using: &random) == 0 {
            let parts = (0..<2).map { _ in constraint(&random, depth: 1) }.joined(separator: ", ")
            return "[ odrl:\(random.pick(["and", "or", "xone"])) \(parts) ]"
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 3:
            let some = random.pick([
                "\"fr\"", "\"fr\", \"en\"", "( \"fr\" \"en\" )", "( sc:Health sc:Education )",
            ])
            return atom("odrl:language", random.pick(["isAnyOf", "isNoneOf"]), some)
        case 4:
            let amount =
                "\(Int.random(in: 0...2, using: &random)) ; odrl:unit \(random.pick(["ex:euro", "ex:franc"]))"
            return atom("odrl:payAmount", random.pick(["lt", "eq", "gteq"]), amount)
        case 0:
            let operation = random.pick([
                "eq", "neq", "isA", "isAnyOf", "isNoneOf", "isPartOf", "isNotA", "hasPart",
            ])
            return atom("odrl:purpose", operation, random.pick(purposes))
        case 1:
            return atom(
                "odrl:dateTime", random.pick(["lt", "gteq"]),
                "\"\(random.pick(["2024", "2026"]))-01-01T00:00:00Z\"^^xsd:dateTime")
        default:
            return atom(
                "odrl:count", random.pick(["lt", "lteq", "eq", "neq", "gt", "gteq"]),
                "\"\(Int.random(in: 0...3, using: &random))\"^^xsd:integer")
        }
    }

    private static func atom(_ left: String, _ operation: String, _ right: String) -> String {
        "[ odrl:leftOperand \(left) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(right) ]"
    }

    private static func request(_ random: inout SplitMix) -> String {
        """
        ex:request a odrl:Request ; odrl:permission [ odrl:assignee \(random.pick(["ex:alice", "ex:bob", "ex:carol"])) ;
          odrl:action \(random.pick(actions)) ; odrl:target \(random.pick(["ex:book", "ex:song"])) ;
          odrl:constraint \(atom("odrl:purpose", "eq", random.pick(purposes))) ;
          odrl:constraint \(atom("odrl:language", "eq", random.pick(["\"fr\"", "\"de\"", "sc:Health"]))) ;
          odrl:constraint \(atom("odrl:payAmount", "eq", "\(Int.random(in: 0...2, using: &random))")) ;
          odrl:constraint \(atom("odrl:count", "eq", "\(Int.random(in: 0...3, using: &random))")) ] .
        """
    }

    private static func state(_ random: inout SplitMix) -> String {
        let members = ["ex:alice", "ex:bob"].filter { _ in Bool.random(using: &random) }
            .map { "\($0) odrl:partOf \(random.pick(["ex:crowd", "ex:crowd", "ex:crowdList"])) ." }
        let more = [
            "ex:crowd a odrl:PartyCollection .", "ex:Play a skos:Concept .", "ex:songName a odrl:Asset .",
            "ex:q a report:RuleReport ; report:rule ex:duty ; report:deonticState report:Violated .",
        ].filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        let shelved =
            Bool.random(using: &random) ? "ex:book odrl:partOf ex:shelf ." : "ex:song odrl:partOf ex:shelf ."
        return """
            temp:currentTime dct:issued "2025-06-01T00:00:00Z"^^xsd:dateTime .
            ex:alice a odrl:Party . ex:bob a odrl:Party . ex:carol a odrl:Party . ex:book a odrl:Asset .
            ex:song a odrl:Asset . \(members.joined(separator: " ")) \(shelved) \(more.joined(separator: " "))
            """
    }
}
