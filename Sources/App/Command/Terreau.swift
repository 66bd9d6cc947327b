import ArgumentParser

/// The command line: one file a subcommand.
@main
struct Terreau: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terreau",
        abstract: "The digital infrastructure of the social economy's commons.",
        version: "0.1.0",
        subcommands: [
            InitCommand.self, ServeCommand.self, AdminCommand.self, ChooseCommand.self, AidsCommand.self,
            GuidanceCommand.self, AtlasCommand.self, LogCommand.self, BackupCommand.self, RestoreCommand.self,
            CheckCommand.self, RDFCommand.self, PolicyCommand.self, TallyCommand.self, BenchCommand.self,
            DocsCommand.self,
        ])
}

/// `terreau atlas …`
struct AtlasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atlas", abstract: "The atlas of responsible technology.",
        subcommands: [
            AtlasImportCommand.self, AtlasSearchCommand.self, AtlasExportCommand.self,
            ContributionsCommand.self,
        ])
}
