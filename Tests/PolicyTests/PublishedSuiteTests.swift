import CanonicalJSON
import Foundation
import Policy
import RDF
import Testing

/// Published suites that stand beside the repository and do not belong to it.
enum PublishedSuite {
    static let folder = Resources.root.appending(path: "../shared/suites/policy").standardizedFileURL
    static let missing: Comment = "needs the published suites in ../shared/suites/policy"
    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    static func cases(_ path: String) throws -> [JSONValue] {
        try #require(JSONValue(parsing: text(path)).array)
    }
}

@Suite("Published suites of ODRL", .enabled(if: PublishedSuite.isPresent, PublishedSuite.missing))
struct PublishedSuiteTests {
    let vocabulary: Vocabulary

    init() throws {
        var graph = try Resources.vocabulary()
        graph.formUnion(try Resources.turtle("Resources/Vocabularies/odrl-formal-semantics.ttl"))
        vocabulary = Vocabulary(graph)
    }

    @Test("the ODRL Test Suite: 68 decisions and activations of rules")
    func testSuite() throws {
        let cases = try PublishedSuite.cases("odrl-test-suite/cases.json")
        #expect(cases.count == 68)
        for one in cases {
            let policies = CompiledPolicies(
                ODRLDocument(try turtle(one["policy"]), vocabulary: vocabulary))
            let found = policies.evaluate(
                policies.situation(request: try turtle(one["request"]), state: try turtle(one["sotw"])),
                EvaluationOptions(takesMissingAsAny: true))
            #expect(one["decision"]?.string == (found.isPermitted ? "permit" : "deny"), "\(one["id"] ?? "")")
            for rule in one["expected"]?.array ?? [] {
                let report = found.rules.first { $0.rule == rule["rule"]?.string }
                #expect(report?.isActive == (rule["activation"] == "Active"))
            }
        }
    }

    private func turtle(_ path: JSONValue?) throws -> Graph {
        try TurtleParser().graph(from: PublishedSuite.text(#require(path?.string)))
    }

    @Test("the examples of the Formal Semantics: 9 decisions, with duties as preconditions")
    func formalSemantics() throws {
        let folder = "odrl-formal-semantics/formal-semantics/examples/"
        let cases = try PublishedSuite.cases("odrl-formal-semantics/cases.json")
        #expect(cases.count == 9)
        for one in cases {
            func graph(_ name: String) throws -> Graph? {
                try one[name]?.string.map { try jsonld(PublishedSuite.text(folder + $0)) }
            }
            let policies = CompiledPolicies(
                ODRLDocument(try #require(try graph("policy")), vocabulary: vocabulary))
            let situation = policies.situation(
                request: try graph("request"), state: try graph("state"), base: "document:/")
            let options = EvaluationOptions(
                duties: .precondition, comparesAssignee: false, takesMissingAsAny: true)
            let wanted = one["states"]?.array?.first { $0["prop"] == "controlState" }?["value"]?.string
            let found = policies.evaluate(situation, options).isPermitted
            #expect(wanted == (found ? "Permit" : "Deny"), "\(one["id"] ?? "")")
        }
    }

    private func jsonld(_ text: String) throws -> Graph {
        let list = try JSONValue(parsing: Resources.text("Resources/Vocabularies/Contexts/contexts.json"))
        var contexts: [String: JSONValue] = [:]
        for entry in list["contexts"]?.array ?? [] {
            let file = try #require(entry["file"]?.string)
            let context = try JSONValue(parsing: Resources.text("Resources/Vocabularies/Contexts/\(file)"))
            for address in entry["addresses"]?.array ?? [] { contexts[address.string ?? ""] = context }
        }
        return try JSONLD(contexts: contexts, base: "document:/", isSafe: true)
            .dataset(parsing: text.utf8).defaultGraph
    }
}
