import CanonicalJSON
import Policy
import RDF

/// Answers questions on policies, one after the other. A world that was told stays until the next one.
struct PolicyLines {
    private let resources: PolicyResources
    private var licence: CommonsLicence?
    private var ledger: CommonsLedger?

    init(_ resources: PolicyResources) {
        self.resources = resources
    }

    /// The answer to one line; `{"error": "why"}` when it cannot be served.
    mutating func answer(_ line: String) -> JSONValue {
        do {
            return try answer(JSONValue(parsing: line))
        } catch {
            return ["error": .string("\(error)")]
        }
    }

    private mutating func answer(_ question: JSONValue) throws -> JSONValue {
        switch question["op"]?.string {
        case "evaluate": return try evaluate(question)
        case "validate": return try validate(question)
        case "audit": return try audit(question)
        case "conflict": return try conflict(question)
        case "world": return try learn(question)
        case "reciprocity": return try decide(question)
        case let operation?: throw PlainSentence("There is no operation “\(operation)”.")
        case nil: throw PlainSentence("The line names no operation.")
        }
    }

    // MARK: The licence

    private mutating func learn(_ question: JSONValue) throws -> JSONValue {
        let parameters = try CommonsParameters(member("parameters", question))
        ledger = try CommonsWorld(member("world", question)).ledger(parameters)
        licence = CommonsLicence(parameters: parameters, trees: resources.trees)
        return ["ok": true]
    }

    private func decide(_ question: JSONValue) throws -> JSONValue {
        guard let licence, let ledger else { throw PlainSentence("No world was told yet.") }
        return try licence.decide(CommonsRequest(member("request", question)), in: ledger).json
    }

    // MARK: ODRL

    private func evaluate(_ question: JSONValue) throws -> JSONValue {
        let format = try text("policyFormat", question)
        guard let duties = EvaluationOptions.Duties(rawValue: try text("duties", question)) else {
            throw PlainSentence("“duties” is neither eventual nor precondition.")
        }
        let options = EvaluationOptions(
            duties: duties, comparesAssignee: duties == .eventual, takesMissingAsAny: true)
        let policies = try CompiledPolicies(resources.document(text("policy", question), format: format))
        let situation = policies.situation(
            request: try graph("request", question, format), state: try graph("state", question, format),
            base: PolicyResources.base)
        return policies.evaluate(situation, options).json
    }

    private func graph(_ name: String, _ question: JSONValue, _ format: String) throws -> Graph? {
        guard let text = question[name]?.string else { return nil }
        return try resources.graph(text, format: format)
    }

    private func validate(_ question: JSONValue) throws -> JSONValue {
        let format = question["policyFormat"]?.string ?? "jsonld"
        do {
            let document = try resources.document(text("policy", question), format: format)
            return [
                "valid": .bool(document.isValid),
                "faults": .array(document.faults.map { .string($0.description) }),
            ]
        } catch let error as RDFSyntaxError {
            return ["valid": false, "faults": [.string(error.description)]]
        }
    }

    private func audit(_ question: JSONValue) throws -> JSONValue {
        let turtle = try resources.turtle(text("policy", question))
        let policies = CompiledPolicies(ODRLDocument(turtle.graph, vocabulary: resources.vocabulary))
        let audit = try policies.audit(csv: text("events", question), prefixes: turtle.prefixes)
        return audit.json
    }

    private func conflict(_ question: JSONValue) throws -> JSONValue {
        guard let texts = try member("policies", question).array?.map(\.string) else {
            throw PlainSentence("The member “policies” is no list.")
        }
        let documents = try texts.map { text in
            guard let text else { throw PlainSentence("A policy is no text.") }
            return try resources.document(text, format: "turtle")
        }
        return try ConflictAnalysis(documents).json
    }

    // MARK: Members

    private func member(_ name: String, _ question: JSONValue) throws -> JSONValue {
        guard let value = question[name] else { throw PlainSentence("The member “\(name)” is missing.") }
        return value
    }

    private func text(_ name: String, _ question: JSONValue) throws -> String {
        guard let text = try member(name, question).string else {
            throw PlainSentence("The member “\(name)” is no text.")
        }
        return text
    }
}
