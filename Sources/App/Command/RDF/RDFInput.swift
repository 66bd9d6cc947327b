import ArgumentParser
import CanonicalJSON
import Foundation
import RDF
import Site

/// The document that a command of `terreau rdf` reads.
struct RDFInput: ParsableArguments {
    /// The notations there are.
    enum Notation: String, CaseIterable, ExpressibleByArgument {
        case nquads, turtle, jsonld
    }

    @Argument(help: "A file, or - for standard input.")
    var file: String = "-"

    @Option(help: "The address of the document, against which relative IRIs are resolved.")
    var base: String?

    @Flag(help: "JSON-LD: refuse what would be lost, such as a term that no context defines.")
    var safe = false

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func validate() throws {
        guard base.map({ IRI($0).isAbsolute }) ?? true else {
            throw ValidationError("--base is an absolute IRI.")
        }
    }

    /// The dataset that the document says; a refusal is one sentence with its line.
    func dataset(from notation: Notation) throws -> Dataset {
        let bytes = try self.bytes()
        return try refusing {
            switch notation {
            case .nquads: try NQuadsParser().dataset(from: bytes)
            case .turtle: Dataset(try TurtleParser(base: base.map { IRI($0) }).graph(from: bytes))
            case .jsonld: try jsonld().dataset(parsing: bytes)
            }
        }
    }

    /// The expanded form of a JSON-LD document.
    func expanded() throws -> JSONValue {
        let bytes = try self.bytes()
        return try refusing { try jsonld().expand(parsing: bytes) }
    }

    /// A graph with the prefixes that a Turtle document declares.
    func turtleDocument() throws -> TurtleDocument {
        let bytes = try self.bytes()
        return try refusing { try TurtleParser(base: base.map { IRI($0) }).document(from: bytes) }
    }

    private func refusing<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as RDFSyntaxError {
            throw PlainSentence("\(file == "-" ? "standard input" : file), \(error)")
        }
    }

    /// The whole input; one byte more than the limit is enough for its refusal.
    private func bytes() throws -> [UInt8] {
        try PolicyFiles.bytes(file, limit: RDFLimits.standard.bytes)
    }

    private func jsonld() throws -> JSONLD {
        let folder = try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
        let contexts = try ContextFolder.load(folder)
        return JSONLD(contexts: contexts, base: base.map { IRI($0) }, isSafe: safe)
    }
}
