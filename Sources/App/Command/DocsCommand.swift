import ArgumentParser
import Foundation
import Site
import Web

/// `terreau docs settings|vocabularies|api|access|commands|guidance|privacy`, or all into `--output FOLDER`
struct DocsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write the reference pages from the program itself.",
        discussion: "With a topic, prints that page; with --output, writes all of them into a folder.")

    /// The pages there are.
    enum Topic: String, CaseIterable, ExpressibleByArgument {
        case settings, vocabularies, api, access, commands, guidance, privacy
    }

    @Argument(help: "settings, vocabularies, api, access, commands, guidance or privacy.")
    var topic: Topic?

    @Option(help: "The folder to write the pages into.")
    var output: String?

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func validate() throws {
        guard (topic == nil) != (output == nil) else {
            throw ValidationError(
                "Say either a topic (settings, vocabularies, api, access, commands, guidance, privacy) or --output."
            )
        }
    }

    func run() async throws {
        let folder = try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
        let pages = try await ReferencePages.make(folder)
        if let topic { return try Terminal.write(text(of: topic, pages)) }
        let output = URL(fileURLWithPath: output ?? ".")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        for topic in Topic.allCases {
            let file = output.appendingPathComponent("\(topic.rawValue).md")
            try Data(text(of: topic, pages).utf8).write(to: file)
        }
    }

    private func text(of topic: Topic, _ pages: ReferencePages) -> String {
        switch topic {
        case .settings: Settings.markdown
        case .vocabularies: pages.vocabularies
        case .api: pages.api
        case .access: pages.access
        case .commands: CommandReference.markdown
        case .guidance: pages.guidance
        case .privacy: pages.privacy
        }
    }
}

/// `docs/reference/commands.md`, from the help of every command.
private enum CommandReference {
    static var markdown: String {
        """
        # Commands

        What `terreau COMMAND --help` says of each command. This page is written by `terreau docs`.

        \(commands(below: Terreau.self, named: "terreau").map(section).joined(separator: "\n"))
        """
    }

    /// A command, and every command below it but those for tests alone.
    private static func commands(
        below command: any ParsableCommand.Type, named name: String
    ) -> [(name: String, type: any ParsableCommand.Type)] {
        [(name, command)]
            + command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap { below in
                commands(below: below, named: "\(name) \(below.configuration.commandName ?? "")")
            }
    }

    private static func section(_ name: String, _ command: any ParsableCommand.Type) -> String {
        let help = Terreau.helpMessage(for: command, includeHidden: false, columns: 100)
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.allSatisfy(\.isWhitespace) ? "" : "    \(line)"
        }
        return "## `\(name)`\n\n\(lines.joined(separator: "\n"))\n"
    }
}
