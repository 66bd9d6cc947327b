import CanonicalJSON
import Foundation
import Policy
import RDF

/// Files of the repository that the tests read.
enum Resources {
    /// The root of the repository: above the file that holds this line.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func turtle(_ path: String) throws -> Graph { try TurtleParser().graph(from: text(path)) }

    /// The vocabularies of ODRL and of the profile.
    static func vocabulary() throws -> Graph {
        var graph = try turtle("Resources/Vocabularies/odrl.ttl")
        graph.formUnion(try turtle("Resources/Vocabularies/social-commons.ttl"))
        return graph
    }

    /// The published vectors of the decision rule.
    static func vectors() throws -> JSONValue {
        try JSONValue(parsing: text("Tests/Fixtures/policy/reciprocity.json"))
    }
}
