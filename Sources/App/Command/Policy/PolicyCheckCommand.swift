import ArgumentParser
import CanonicalJSON
import Policy
import RDF

/// `terreau policy check offer.jsonld --can sc:train --within sc:partyKind=sc:ForProfit`
struct PolicyCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prove something of policies before they are published.",
        discussion:
            "Finds faults, conflicts and rules that never apply. Exit code 1 when there is a fault, a conflict, or an answer that is not what was hoped for: yes to --can or --exceeds."
    )

    @Argument(help: "Policies of ODRL: Turtle (.ttl) or JSON-LD.")
    var files: [String]

    @Option(help: "Can this action ever be permitted? An IRI, or a name with odrl: or sc:.")
    var can: String?

    @Option(
        help:
            "With --can: a left operand and a term that its value lies within, such as sc:partyKind=sc:ForProfit."
    )
    var within: [String] = []

    @Option(help: "Does this other policy permit anything that the policies do not?")
    var exceeds: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func validate() throws {
        guard within.isEmpty || can != nil else { throw ValidationError("--within goes with --can.") }
    }

    func run() async throws {
        let resources = try PolicyFiles.resources(resources)
        let documents = try files.map {
            try ODRLDocument(PolicyFiles.graph($0, resources), vocabulary: resources.vocabulary)
        }
        let findings = try findings(documents, resources)
        try Terminal.write(json ? findings.json.canonicalString + "\n" : findings.text)
        if !findings.isClean { throw ExitCode(1) }
    }

    private func findings(
        _ documents: [ODRLDocument], _ resources: PolicyResources
    ) throws -> PolicyFindings {
        let questions = PolicyQuestions(documents)
        var findings = PolicyFindings(
            faults: documents.flatMap(\.faults),
            faultsLeftOut: documents.reduce(0) { $0 + $1.faultsLeftOut },
            conflicts: try ConflictAnalysis(documents),
            neverApply: questions.rulesThatNeverApply())
        if let can { findings.can = questions.canEverPermit(action: try iri(can), within: try limits()) }
        if let exceeds {
            let other = try ODRLDocument(
                PolicyFiles.graph(exceeds, resources), vocabulary: resources.vocabulary)
            findings.exceeds = questions.isExceeded(by: other)
        }
        return findings
    }

    private func limits() throws -> [IRI: IRI] {
        var limits: [IRI: IRI] = [:]
        for pair in within {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw PlainSentence("“\(pair)” is no operand=term.") }
            limits[try iri(parts[0])] = try iri(parts[1])
        }
        return limits
    }

    private func iri(_ text: String) throws -> IRI {
        let prefixes = [
            "odrl:": "http://www.w3.org/ns/odrl/2/", "sc:": "https://terreau.example/ns/social-commons#",
        ]
        for (prefix, namespace) in prefixes where text.hasPrefix(prefix) {
            return IRI(namespace + text.dropFirst(prefix.count))
        }
        guard IRI(text).isWellFormed else { throw PlainSentence("“\(text)” is no IRI.") }
        return IRI(text)
    }
}

/// What a check found.
struct PolicyFindings {
    let faults: [Fault]
    /// How many more faults there are than are listed.
    let faultsLeftOut: Int
    let conflicts: ConflictAnalysis
    let neverApply: [String: PolicyAnswer]
    var can: PolicyAnswer?
    var exceeds: PolicyAnswer?

    var isClean: Bool {
        faults.isEmpty && conflicts.verdict == .compatible && (can ?? .no) == .no && (exceeds ?? .no) == .no
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "faults": .array(faults.map { .string($0.description) }), "conflicts": conflicts.json,
            "faults_left_out": .integer(Int64(faultsLeftOut)),
            "never_apply": .object(neverApply.mapValues(\.json)), "clean": .bool(isClean),
        ]
        members["can"] = can?.json
        members["exceeds"] = exceeds?.json
        return .object(members)
    }

    var text: String {
        var lines = faults.map { "fault: \($0)" }
        if faultsLeftOut > 0 { lines.append("and \(faultsLeftOut) more faults") }
        lines.append("conflicts: \(conflicts.verdict.rawValue)")
        lines += conflicts.pairs.filter { $0.verdict != .compatible }.map {
            "  \($0.permission) and \($0.prohibition): \($0.verdict.rawValue) \($0.term)"
        }
        lines += neverApply.sorted { $0.key < $1.key }.map { "never applies: \($0.key) (\($0.value.words))" }
        if let can { lines.append("can it ever be permitted? \(can.words)") }
        if let exceeds { lines.append("does the other permit more? \(exceeds.words)") }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension PolicyAnswer {
    fileprivate var words: String {
        switch self {
        case .yes(let witness):
            "yes: "
                + witness.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        case .no: "no"
        case .unknown(let reason): "unknown: \(reason)"
        }
    }
}
