import Foundation
import TestKit
import Testing
import Web

@testable import Site

@Suite("The key that signs links")
struct KeyFileTests {
    @Test("Stands beside the database, so that a printed link survives a restart")
    func restart() async throws {
        try await withPlace(on: .sqlite) { place in
            var link = ""
            try await SiteInTime.at(place, starter: false) { site in
                let file = try ChooseTests.need("sports-club-creuse.json")
                link = try await Walk(client: site.client, language: "fr").toSheet(file)
                #expect(site.site.notices.isEmpty)
            }
            let rights = try FileManager.default.attributesOfItem(atPath: "\(place.path).key")
            #expect(rights[.posixPermissions] as? Int == 0o600)
            try await SiteInTime.at(place, starter: false) { site in
                let sheet = try await site.client.get("/fr/choose/sheet?s=\(link)")
                #expect(sheet.status == 200)
            }

            // Another key, and the link is nobody's
            try FileManager.default.removeItem(atPath: "\(place.path).key")
            try await SiteInTime.at(place, starter: false) { site in
                let sheet = try await site.client.get("/fr/choose/sheet?s=\(link)")
                #expect(sheet.status == 400)
            }
        }
    }

    @Test("Is the one of the settings where they name one")
    func setting() async throws {
        try await withPlace(on: .sqlite) { place in
            var settings = Settings()
            settings.secretKeyFile = "\(place.path).other"
            try await SiteInTime.at(place, settings: settings, starter: false) { _ in }
            #expect(FileManager.default.fileExists(atPath: "\(place.path).other"))
            #expect(!FileManager.default.fileExists(atPath: "\(place.path).key"))
        }
    }

    @Test(
        "Has no place with PostgreSQL unless the settings name one, and this is said",
        arguments: Engine.postgresOnly)
    func postgres(engine: Engine) async throws {
        try await SiteInTime.run(on: engine, starter: false) { site in
            // For links that end, and for second factors that cannot be.
            #expect(site.site.notices.count == 2)
            #expect(site.site.notices.allSatisfy { $0.contains("secret-key-file") })
        }
    }
}
