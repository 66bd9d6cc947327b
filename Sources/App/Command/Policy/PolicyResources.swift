import CanonicalJSON
import Foundation
import Policy
import RDF
import Site

/// The vocabularies that policies are read with.
struct PolicyResources {
    let vocabulary: Vocabulary
    let trees: CommonsTrees
    let licences: LicenceTable
    private let contexts: [String: JSONValue]

    /// Reads them from a folder of resources.
    init(_ folder: ResourceFolder) throws {
        var graph = Graph()
        for file in ["odrl.ttl", "social-commons.ttl", "odrl-formal-semantics.ttl"] {
            graph.formUnion(try TurtleParser().graph(from: folder.bytes("Vocabularies/\(file)")))
        }
        vocabulary = Vocabulary(graph)
        trees = try CommonsTrees(graph)
        contexts = try ContextFolder.load(folder)
        licences = try LicenceTable(JSONValue(parsing: folder.bytes("Policy/licence-compatibility.json")))
    }

    /// What relative IRIs of a document are resolved against; it names nothing outside the document.
    static let base = "document:/"

    /// The policies of a document in `turtle` or `jsonld`.
    func document(_ text: String, format: String) throws -> ODRLDocument {
        try ODRLDocument(graph(text, format: format), vocabulary: vocabulary)
    }

    /// The graph of a document in `turtle` or `jsonld`.
    func graph(_ text: String, format: String) throws -> Graph {
        switch format {
        case "turtle": return try turtle(text).graph
        case "jsonld":
            let limits = JSONLDLimits(
                json: JSONLimits(bytes: 32 << 20, values: ODRLDocument.largestStatements))
            let reader = JSONLD(
                contexts: contexts, base: IRI(PolicyResources.base), isSafe: true, limits: limits)
            return try reader.dataset(parsing: text.utf8).defaultGraph
        default: throw PlainSentence("The format “\(format)” is neither turtle nor jsonld.")
        }
    }

    /// A document in Turtle, with its prefixes.
    func turtle(_ text: String) throws(RDFSyntaxError) -> TurtleDocument {
        let limits = RDFLimits(statements: ODRLDocument.largestStatements)
        return try TurtleParser(base: IRI(PolicyResources.base), limits: limits).document(from: text.utf8)
    }
}
