import CanonicalJSON
import RDF

/// Answers questions about RDF, one JSON object a question; the contract stands in `RDFLinesCommand`.
struct RDFLines {
    /// The contexts at hand, by their addresses.
    let contexts: [String: JSONValue]

    /// The answer to a line: a refusal is an answer too.
    func answer(to line: String) -> JSONValue {
        do {
            return try answer(to: JSONValue(parsing: line))
        } catch let error as JSONLDError {
            return ["error": .string(error.description), "code": .string(error.code.rawValue)]
        } catch {
            return ["error": .string("\(error)")]
        }
    }

    private func answer(to question: JSONValue) throws -> JSONValue {
        switch question["op"]?.string {
        case "convert": return ["nquads": .string(try dataset(question).nquads)]
        case "canonize": return try canonical(question)
        case "expand": return ["expanded": try jsonld(question).expand(try document(question))]
        default: return ["error": "op is convert, canonize or expand."]
        }
    }

    private func canonical(_ question: JSONValue) throws -> JSONValue {
        let algorithm = DigestAlgorithm(rawValue: question["hash"]?.string ?? "sha256")
        guard let algorithm else { return ["error": "hash is sha256 or sha384."] }
        let canonical = try dataset(question).canonicalized(by: algorithm)
        let labels = canonical.labels.map { ($0.key.label, JSONValue.string($0.value)) }
        return [
            "nquads": .string(canonical.nquads),
            "labels": .object(Dictionary(labels, uniquingKeysWith: { first, _ in first })),
        ]
    }

    private func dataset(_ question: JSONValue) throws -> Dataset {
        let text = question["text"]?.string ?? ""
        switch question["from"]?.string {
        case "nquads": return try NQuadsParser().dataset(from: text)
        case "turtle": return Dataset(try TurtleParser(base: base(question)).graph(from: text))
        default: return try jsonld(question).dataset(from: try document(question))
        }
    }

    private func document(_ question: JSONValue) throws -> JSONValue {
        if let text = question["text"]?.string { return try JSONValue(parsing: text) }
        return question["document"] ?? .null
    }

    private func base(_ question: JSONValue) -> IRI? { question["base"]?.string.map { IRI($0) } }

    private func jsonld(_ question: JSONValue) -> JSONLD {
        let given = question["contexts"]?.object ?? [:]
        return JSONLD(
            contexts: contexts.merging(given) { _, given in given }, base: base(question),
            expandContext: question["expandContext"], isSafe: question["safe"]?.bool ?? false,
            directionForm: question["direction"]?.string.flatMap(JSONLD.DirectionForm.init(rawValue:)))
    }
}
