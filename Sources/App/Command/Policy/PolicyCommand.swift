import ArgumentParser

/// `terreau policy …`
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policies that compute: decide, explain, check, replay, derive.",
        subcommands: [
            PolicyDecideCommand.self, PolicyExplainCommand.self, PolicyCheckCommand.self,
            PolicyReplayCommand.self, PolicyLineageCommand.self, PolicyLinesCommand.self,
        ])
}
