import ArgumentParser

/// `terreau policy …`
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policies that compute: decide, explain, check, replay.",
        subcommands: [
            PolicyDecideCommand.self, PolicyExplainCommand.self, PolicyCheckCommand.self,
            PolicyReplayCommand.self,
            PolicyLinesCommand.self,
        ])
}
