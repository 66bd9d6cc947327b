import ArgumentParser
import Site
import Web

/// `terreau init`
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Set an instance up: its name, its public address, its log.",
        discussion: """
            Makes the database, writes name and address into it for all nodes, makes the key that signs the log and \
            begins the log, whose name is fixed from then on. Then make yourself administrator: terreau admin grant \
            EMAIL. A second run with the same words changes nothing.
            """)

    @Option(help: "What the site calls itself.")
    var name: String

    @Option(help: "Where the public reaches the site, such as https://atlas.example.org.")
    var publicURL: String?

    @Option(help: "What the log calls itself, for good; the public address's host and /log unless said.")
    var logOrigin: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { settings in
            try settings.set("instance-name", to: name)
            if let publicURL { try settings.set("public-url", to: publicURL) }
            if let logOrigin { try settings.set("log-origin", to: logOrigin) }
        } _: { site in
            let origin = try await site.begin()
            try Terminal.write("\(site.settings.instanceName) is set up. Its log is \(origin).\n")
        }
    }
}
