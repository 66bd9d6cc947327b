import ArgumentParser

/// `terreau bench …`
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure an engine on this machine.",
        subcommands: [
            BenchAtlasCommand.self, BenchChangesCommand.self, BenchLedgerCommand.self,
            BenchPolicyCommand.self, BenchTallyCommand.self,
        ])
}
