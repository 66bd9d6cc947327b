import ArgumentParser
import Atlas
import CanonicalJSON
import Kernel
import Site

/// `terreau atlas contributions …`
struct ContributionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contributions", abstract: "Read what people propose for the atlas, and decide.",
        subcommands: [
            ListContributionsCommand.self, AcceptContributionCommand.self, RejectContributionCommand.self,
        ])
}

/// `terreau atlas contributions list`
struct ListContributionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List contributions as lines of JSON, the oldest first; at most 1000.")

    @Option(help: "pending, accepted or rejected.")
    var state: Contribution.State = .pending

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { site in
            let contributions = try await ListContributions(in: site.database)(state)
            try Terminal.write(contributions.map { $0.json.canonicalString + "\n" }.joined())
            if contributions.isEmpty { Terminal.note("No contribution is \(state.rawValue).") }
        }
    }
}

/// `terreau atlas contributions accept ID`
struct AcceptContributionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Make contributions records of the atlas.")

    @Argument(help: "Identifiers of contributions, such as ctb_01h2xcejqtf2nbrexx3vqjhp41.")
    var ids: [String]

    @OptionGroup var global: GlobalOptions

    func run() async throws { try await ContributionsCommand.decide(ids, .accept, global) }
}

/// `terreau atlas contributions reject ID --reason unverified`
struct RejectContributionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Put contributions aside, with the reason that their authors read.")

    @Argument(help: "Identifiers of contributions.")
    var ids: [String]

    @Option(help: "known, unverified, foreign, advertising, personal or unclear.")
    var reason: Contribution.Reason

    @OptionGroup var global: GlobalOptions

    func run() async throws { try await ContributionsCommand.decide(ids, .reject(reason), global) }
}

extension ContributionsCommand {
    /// Decides each in turn and prints it as it stands then, a line of JSON.
    fileprivate static func decide(
        _ ids: [String], _ verdict: DecideContribution.Verdict, _ global: GlobalOptions
    ) async throws {
        try await global.withSite { site in
            for text in ids {
                guard let id = ID<Contribution>(text) else { throw AtlasRefusal.unknownProposal(text) }
                let decided = try await DecideContribution(in: site.database)(id, verdict, now: site.clock())
                try Terminal.write(decided.json.canonicalString + "\n")
            }
        }
    }
}

extension Contribution.State: ExpressibleByArgument {}
extension Contribution.Reason: ExpressibleByArgument {}
