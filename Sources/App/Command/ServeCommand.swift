import ArgumentParser
import Logging
import Site
import Web

/// `terreau serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the site until SIGTERM or SIGINT.")

    @Option(help: "The name or address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any free one.")
    var port = 8080

    @Option(help: "Where the public reaches the site, such as https://atlas.example.org.")
    var publicURL: String?

    @Flag(help: "Fill an empty atlas with the starter atlas first.")
    var starter = false

    @Flag(help: "Also show /gallery, every component of the pages.")
    var development = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(changing: { settings in
            if let publicURL { try settings.set("public-url", to: publicURL) }
        }) { site in
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
}
