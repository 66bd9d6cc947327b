import ArgumentParser
import Identity
import Site
import Storage
import Web

/// `terreau restore FILE`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a backup into an empty place.",
        discussion: """
            The place is --database: an SQLite file that is not there yet, or an empty schema on PostgreSQL. The \
            backup is checked first, the log recomputed from its entries included; one that is not whole is refused, \
            and so is a place with anything in it. The restored site needs the keys it had: put them where the \
            settings say, or let --with-keys take them from beside the backup.
            """)

    @Argument(help: "The backup, as `terreau backup` wrote it.")
    var file: String

    @Flag(help: "Also take the secret keys from FILE.key and FILE.log.key.")
    var withKeys = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSentences {
            let (url, settings) = try global.place()
            let archive = try await Archive.open(file)
            let check = try await SiteCheck(archive.database)
            guard check.problems.isEmpty else {
                throw PlainSentence(
                    "\(file) is not whole, and nothing was restored: \(check.problems.joined(separator: " "))"
                )
            }
            if withKeys { try takeKeys(settings, url) }
            try await Database.restore(archive, to: url, migrations: Site.migrations)
            await archive.database.close()
            let ended = try await endSessions(at: url)
            for notice in check.notices { try Terminal.write("\(notice)\n") }
            try Terminal.write("\(file) is restored to \(url).\n")
            Terminal.note(
                "\(ended) sessions of then are ended, and tokens and links revoked. Erase again whoever was erased "
                    + "since (terreau admin erase).")
            Terminal.note(
                "If anybody keeps a later checkpoint of this log, the log was turned back: see “When the log was "
                    + "turned back” in docs/guides/run-it.md.")
        }
    }

    /// NB: whoever signed out, revoked a token or used a link after the backup meant it.
    private func endSessions(at url: DatabaseURL) async throws -> Int {
        let database = try await Database.open(url, connections: 1)
        let ended = try await GiveRole(in: database).signOut(nil)
        await database.close()
        return ended
    }

    private func takeKeys(_ settings: Settings, _ url: DatabaseURL) throws {
        let beside = SiteKeys(Settings(), try DatabaseURL("sqlite:\(file)"))
        for key in beside.paired(with: SiteKeys(settings, url)) { try KeyCopy.copy(key.here, to: key.there) }
    }
}
