import ArgumentParser

/// `terreau serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the site.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { _ in }
    }
}
