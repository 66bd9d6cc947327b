import Kernel
import TestKit
import Web

@testable import Atlas

/// Three organisations: one of two sources, one under CC0 alone, one under CC BY alone.
enum APICast {
    /// Gives `body` a site with the three.
    static func with(
        _ engine: Engine = .sqlite, _ body: (WebClient, TestAtlas) async throws -> Void
    ) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(
                """
                id,name_fr,country,FR-SIREN,latitude,longitude,changed_on
                1,Le Fil,FR,732829320,48.85,2.35,2024-01-01
                2,Tiers-lieu,BE,,,,2025-01-01
                """)
            try await atlas.take(
                """
                id,name_fr,country,FR-SIREN,website,latitude,longitude,changed_on
                1,Le Fil,FR,732829320,https://fil.example,,,2024-02-01
                2,Atelier vélo,FR,,,43.6,1.44,2023-01-01
                """, from: "beta", TestMapping(licence: "CC-BY-4.0", precedence: 40))
            try await body(try await client(of: atlas), atlas)
        }
    }

    /// A client of the atlas's API.
    static func client(of atlas: TestAtlas) async throws -> WebClient {
        let domain = try await domain(of: atlas)
        return WebClient(
            TestInstance.site(try TestInstance.make()) { routes in routes.api(domain.apiRoutes) })
    }

    /// The domain with an index that holds the atlas as it is now.
    static func domain(of atlas: TestAtlas) async throws -> AtlasDomain {
        AtlasDomain(
            database: atlas.database, index: try await atlas.loadedIndex(),
            vocabularies: TestFiles.vocabularies, address: TestAtlas.site)
    }

    /// Every operation whose answer is described.
    static let reads = [
        "/atlas/entries", "/atlas/entries/{id}", "/atlas/points.geojson", "/atlas/clusters",
        "/atlas/suggestions", "/atlas/facets", "/atlas/sources", "/atlas/sources/{name}", "/vocabularies",
        "/vocabularies/{id}",
    ]
}
