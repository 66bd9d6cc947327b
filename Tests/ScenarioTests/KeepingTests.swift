import Foundation
import Kernel
import Ledger
import Storage
import TestKit
import Testing
import Web

@testable import Site

@Suite("A site is kept")
struct KeepingTests {
    @Test(
        "A backup of the whole site comes back whole, and its log goes on",
        arguments: Engine.available, Engine.available)
    func roundTrip(from: Engine, to: Engine) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "terreau-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var settings = Settings()
        settings.logKeyFile = folder.appending(path: "log.key").path
        let file = folder.appending(path: "backup.db").path
        let resources = try ResourceFolder(
            given: "\(TestInstance.repository)/Resources", environment: [:], program: "terreau")
        try await withPlace(on: from) { place in
            let site = try await Site.open(
                resources: resources, settings: settings, database: place.url, clock: { TestInstance.noon })
            try await closing(site.database) {
                try await StarterAtlas(site).fill { _ in }
                _ = try await site.ledgerWriter().sealOnce()
                let check = try await SiteCheck(site.database)
                #expect(check.problems.isEmpty)
                #expect(check.ledger?.size == 2)
                try await site.database.backUp(to: file, migrations: Site.migrations)
            }
        }
        let archive = try await Archive.open(file)
        let expected = try await SiteCheck(archive.database)
        #expect(expected.problems.isEmpty)
        try await withPlace(on: to) { place in
            try await Database.restore(archive, to: place.url, migrations: Site.migrations)
            let site = try await Site.open(
                resources: resources, settings: settings, database: place.url, clock: { TestInstance.noon })
            try await closing(site.database) {
                let check = try await SiteCheck(site.database)
                #expect(check.problems.isEmpty)
                #expect(check.ledger == expected.ledger)
                // The starter is there already: reading it again is one more act and changes nothing else.
                try await StarterAtlas(site).fill { _ in }
                _ = try await site.ledgerWriter().sealOnce()
                let later = try await SiteCheck(site.database)
                #expect(later.problems.isEmpty)
                #expect(later.ledger.map { $0.size >= 2 } == true)
            }
        }
        await archive.database.close()
    }

    @Test("Settings that cannot work are said in one sentence")
    func settings() async throws {
        let key = "witness.example/w+9f6dc5a2+BKq4WzLpNKpZwBwRkGYNCPBLfTNbNDFpYF2LLxxcDWmN"
        let cases: [(Settings) -> Settings] = [
            { changed($0) { $0.witnesses = ["nonsense https://example.org"] } },
            { changed($0) { $0.witnesses = ["\(key) https://example.org"] } },
            { changed($0) { $0.witnessesRequired = 1 } },
            { changed($0) { $0.witnessedLogs = ["nonsense"] } },
        ]
        for change in cases {
            try await SiteInTime.run(on: .sqlite, starter: false) { running in
                var site = running.site
                site = try await Site.open(
                    resources: site.resources, settings: change(Settings()), database: site.database.url)
                await #expect(throws: UnusableSetting.self) {
                    _ = try site.ledgerWitnesses()
                    _ = try site.witnessDesk()
                }
                await site.database.close()
            }
        }
    }
}

/// The settings after a change.
private func changed(_ settings: Settings, _ change: (inout Settings) -> Void) -> Settings {
    var settings = settings
    change(&settings)
    return settings
}
