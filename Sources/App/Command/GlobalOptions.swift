import ArgumentParser
import Foundation
import Kernel
import Language
import Site
import Storage
import Web

/// Options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The database: sqlite:FILE or postgres://USER@HOST/NAME (or TERREAU_DATABASE).")
    var database: String?

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    @Option(help: "A JSON file of settings; docs/reference/settings.md lists them.")
    var settings: String?

    /// Where the database is, and the operator's choices; nothing is opened.
    func place() throws -> (url: DatabaseURL, settings: Settings) {
        let environment = ProcessInfo.processInfo.environment
        return (
            try DatabaseURL(database ?? environment["TERREAU_DATABASE"] ?? "sqlite:terreau.db"),
            try Settings(file: settings, environment: environment)
        )
    }

    /// Files read at run time.
    private func folder() throws -> ResourceFolder {
        try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
    }

    private func checkExists(_ url: DatabaseURL) throws {
        guard let file = url.file, !FileManager.default.fileExists(atPath: file) else { return }
        throw PlainSentence("There is no database \(file); nothing was ever read into it.")
    }

    /// Opens the site.
    private func open(
        statementTimeoutSeconds: Int?, mustExist: Bool, changing change: (inout Settings) throws -> Void
    ) async throws -> Site {
        var (url, choices) = try place()
        if mustExist { try checkExists(url) }
        try change(&choices)
        return try await Site.open(
            resources: folder(), settings: choices, database: url,
            statementTimeoutSeconds: statementTimeoutSeconds)
    }

    /// A database as it stands, and the keys that its site uses.
    struct OpenedPlace {
        let database: Database
        let keys: SiteKeys
    }

    /// Opens the database without changing its schema, runs `body` and closes it.
    ///
    /// - Parameter readOnly: leaves an SQLite file exactly as it is.
    func withDatabase(
        mustExist: Bool, readOnly: Bool = false, _ body: (OpenedPlace) async throws -> Void
    ) async throws {
        try await withSentences {
            let (url, settings) = try place()
            if mustExist { try checkExists(url) }
            let file = readOnly ? url.file : nil
            let database =
                if let file { try await Archive.open(file).database } else {
                    try await Database.open(url, statementTimeoutSeconds: nil)
                }
            do {
                try await body(OpenedPlace(database: database, keys: SiteKeys(settings, url)))
                await database.close()
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// Runs `body` and turns refusals into sentences, so that a command ends with one of them and a non-zero
    /// code.
    func withSentences(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let refusal as StorageRefusal {
            throw PlainSentence(refusal.description)
        } catch let refusal as any Refusal {
            let catalogs = try Catalogs.load(folder: folder()("Language"))
            throw PlainSentence(catalogs.messages(in: .english).sentence(for: refusal))
        }
    }

    /// Opens the site, runs `body` and closes the database. Refusals become sentences, so that a command ends
    /// with one of them and a non-zero code.
    ///
    /// - Parameter mustExist: for commands that only read, which make no database of a mistyped name.
    func withSite(
        statementTimeoutSeconds: Int? = 30, mustExist: Bool = false,
        changing change: (inout Settings) throws -> Void = { _ in }, _ body: (Site) async throws -> Void
    ) async throws {
        let site = try await open(
            statementTimeoutSeconds: statementTimeoutSeconds, mustExist: mustExist, changing: change)
        do {
            try await body(site)
            await site.database.close()
        } catch let refusal as any Refusal {
            await site.database.close()
            throw PlainSentence(site.catalogs.messages(in: .english).sentence(for: refusal))
        }
    }
}

/// An error that is one sentence.
struct PlainSentence: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Standard output and standard error.
enum Terminal {
    /// Whether standard error is a terminal that somebody looks at.
    static var isInteractive: Bool { isatty(2) == 1 }

    /// Writes to standard output, all or an error.
    static func write(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    /// Writes a line to standard error.
    static func note(_ line: String, end: String = "\n") {
        try? FileHandle.standardError.write(contentsOf: Data((line + end).utf8))
    }
}
