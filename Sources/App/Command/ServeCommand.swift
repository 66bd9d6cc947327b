import ArgumentParser
import Logging
import Site
import Web

/// `terreau serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the site until SIGTERM or SIGINT.",
        discussion: """
            The database is created or brought up to date first. Behind a reverse proxy, say --public-url and the \
            setting trusted-proxies; docs/guides/run-it.md has a whole example.
            """)

    @Option(help: "The name or address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on, 0 to 65535; 0 for any free one.")
    var port = 8080

    @Option(help: "Where the public reaches the site, such as https://atlas.example.org.")
    var publicURL: String?

    @Flag(help: "Read the starter atlas first; a second time changes nothing.")
    var starter = false

    @Flag(help: "Also show /gallery, every component of the pages.")
    var development = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is a number from 0 to 65535.")
        }
    }

    func run() async throws {
        try await global.withSite(changing: applyPublicURL) { try await serve($0.reached(at: localAddress)) }
    }

    private var localAddress: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    private func applyPublicURL(_ settings: inout Settings) throws {
        if let publicURL { try settings.set("public-url", to: publicURL) }
    }

    private func serve(_ site: Site) async throws {
        for notice in site.notices { Terminal.note(notice) }
        if starter { try await StarterAtlas(site).fill { Terminal.note($0) } }
        let logger = Logger(label: "terreau") { _ in
            LineLog(level: site.settings.logLevel, format: site.settings.logFormat, clock: site.clock)
        }
        let server = try await SiteServer(site, logger: logger, isDevelopment: development)
        try await server.run(host: host, port: port) { address in
            try? Terminal.write("\(site.settings.instanceName) is at \(address)\n")
        }
    }
}
