import ArgumentParser

/// `terreau log …`
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The log in which every act is recorded: its key, and how to check it.",
        subcommands: [
            LogKeyCommand.self, LogSealCommand.self, LogVerifyCommand.self, LogReceiptCommand.self,
            LogWitnessCommand.self, LogLoadCommand.self,
        ])
}
