import Foundation
import Policy
import RDF

/// Policies in Turtle: read, compiled, questioned and decided, twice to the same answer, and never refused
/// without a reason.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let graph = try? TurtleParser(base: "http://example.org/").graph(from: bytes) else { return 0 }
    let document = ODRLDocument(graph, vocabulary: resources.vocabulary)
    let policies = CompiledPolicies(document)
    let situation = policies.situation(request: graph, state: resources.state)
    let compliance = policies.evaluate(situation)
    precondition(compliance == policies.evaluate(situation), "The same question was answered otherwise.")
    precondition(compliance.isPermitted == compliance.reasons.isEmpty, "A refusal without a reason.")
    _ = try? ConflictAnalysis([document])
    _ = PolicyQuestions([document], steps: 20_000).rulesThatNeverApply()
    return 0
}

private let resources = Vocabularies()

/// The vocabularies of the repository, and a small state of the world.
private struct Vocabularies {
    let vocabulary: Vocabulary
    let state: Graph

    init() {
        var graph = Graph()
        for file in ["odrl.ttl", "social-commons.ttl"] {
            let path = "Resources/Vocabularies/\(file)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                let part = try? TurtleParser().graph(from: text)
            else { preconditionFailure("Run it in the root of the repository: \(path) cannot be read.") }
            graph.formUnion(part)
        }
        vocabulary = Vocabulary(graph)
        state = Graph()
    }
}
