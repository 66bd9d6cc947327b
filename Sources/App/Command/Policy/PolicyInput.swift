import ArgumentParser
import CanonicalJSON
import Policy

/// What a decision is taken from: a world and a request of the licence Social Commons, or a policy of ODRL
/// with a request and a state of the world.
struct PolicyInput: ParsableArguments {
    @Option(help: "A JSON file with the licence's “parameters” and its “world”.")
    var world: String?

    @Option(help: "A policy of ODRL: Turtle (.ttl) or JSON-LD.")
    var policy: String?

    @Option(help: "The request: JSON with --world; Turtle (.ttl) or JSON-LD with --policy.")
    var request: String

    @Option(help: "The state of the world, with --policy.")
    var state: String?

    @Option(help: "With --policy: whether duties are fulfilled eventually or a precondition.")
    var duties: DutyReading = .eventual

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    /// How duties are read.
    enum DutyReading: String, CaseIterable, ExpressibleByArgument {
        case eventual, precondition
    }

    func validate() throws {
        guard (world == nil) != (policy == nil) else {
            throw ValidationError("Give either --world or --policy.")
        }
    }

    /// A licence, its world and a request.
    struct CommonsCase {
        let licence: CommonsLicence
        let world: CommonsWorld
        let ledger: CommonsLedger
        let request: CommonsRequest
    }

    /// The case of `--world`.
    func commonsCase(_ file: String) throws -> CommonsCase {
        let resources = try PolicyFiles.resources(resources)
        let json = try PolicyFiles.json(file)
        guard let parameters = json["parameters"], let world = json["world"] else {
            throw PlainSentence("\(file) has no “parameters” or no “world”.")
        }
        let licence = try CommonsLicence(parameters: CommonsParameters(parameters), trees: resources.trees)
        let read = try CommonsWorld(world)
        return try CommonsCase(
            licence: licence, world: read, ledger: read.ledger(licence.parameters),
            request: CommonsRequest(PolicyFiles.json(request)))
    }

    /// What an evaluation of `--policy` finds. The party that asks must be the assignee, in both readings of
    /// duties.
    func compliance(_ file: String) throws -> Compliance {
        let resources = try PolicyFiles.resources(resources)
        let document = try ODRLDocument(
            PolicyFiles.graph(file, resources), vocabulary: resources.vocabulary)
        let policies = CompiledPolicies(document)
        let situation = try policies.situation(
            request: PolicyFiles.graph(request, resources),
            state: state.map { try PolicyFiles.graph($0, resources) },
            base: PolicyResources.base)
        let options = EvaluationOptions(duties: duties == .eventual ? .eventual : .precondition)
        return policies.evaluate(situation, options)
    }
}
