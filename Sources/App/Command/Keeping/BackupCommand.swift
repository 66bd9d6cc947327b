import ArgumentParser
import Foundation
import Site
import Storage
import Web

/// `terreau backup FILE`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write the whole database into one file, while the site runs.",
        discussion: """
            The file is an SQLite database whichever engine it comes from: `terreau restore` brings it into an empty \
            place on either, and `terreau check --database sqlite:FILE` looks at it. It holds one moment. The keys \
            are not in it: whoever has the key of the log can sign another history. Keep copies of them elsewhere, or \
            say --with-keys to have them written beside the file.
            """)

    @Argument(help: "The file to write; it must not be there yet.")
    var file: String

    @Flag(help: "Also copy the secret keys, to FILE.key, FILE.log.key and FILE.witness.key.")
    var withKeys = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withDatabase(mustExist: true) { place in
            try await place.database.backUp(to: file, migrations: Site.migrations)
            let check = try await readBack()
            let beside = SiteKeys(Settings(), try DatabaseURL("sqlite:\(file)"))
            let keys = place.keys.paired(with: beside)
            if withKeys { for key in keys { try KeyCopy.copy(key.here, to: key.there) } }
            for notice in check.notices { try Terminal.write("\(notice)\n") }
            try Terminal.write("\(file) is written and was read back.\n")
            if !withKeys { Terminal.note(BackupCommand.warning(place.keys)) }
        }
    }

    /// A backup counts once it was read.
    private func readBack() async throws -> SiteCheck {
        let archive = try await Archive.open(file)
        let check = try await SiteCheck(archive.database)
        await archive.database.close()
        guard check.problems.isEmpty else {
            throw PlainSentence(
                "\(file) is written, and so is what is wrong with the database: "
                    + check.problems.joined(separator: " "))
        }
        return check
    }

    private static func warning(_ keys: SiteKeys) -> String {
        let files = [keys.secretKey, keys.logKey, keys.witnessKey].compactMap(\.self)
            .filter(FileManager.default.fileExists).joined(separator: ", ")
        return "The keys are not in it: keep copies of \(files.isEmpty ? "them" : files) elsewhere. "
            + "Without its key the log cannot go on."
    }
}

/// Copies of key files.
enum KeyCopy {
    /// Copies a key to a file that only its owner reads. One that is there already stays if it is the same,
    /// and is refused if it is another.
    static func copy(_ source: String, to target: String) throws {
        guard let key = FileManager.default.contents(atPath: source) else {
            return
        }
        if let old = FileManager.default.contents(atPath: target) {
            guard old == key else {
                throw PlainSentence("“\(target)” is another key than “\(source)”; nothing of it was touched.")
            }
            return
        }
        let isMade = FileManager.default.createFile(
            atPath: target, contents: key, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw PlainSentence("“\(target)” cannot be written.") }
    }
}
