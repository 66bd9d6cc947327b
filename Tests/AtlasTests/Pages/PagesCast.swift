import CanonicalJSON
import Foundation
import Kernel
import TestKit
import Web

@testable import Atlas

/// An atlas of a handful of organisations, places and a solution, with its pages.
enum PagesCast {
    /// Gives `body` a site with the cast.
    static func with(
        _ engine: Engine = .sqlite, _ body: (WebClient, TestAtlas) async throws -> Void
    ) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(organisations)
            try await atlas.take(second, from: "beta", TestMapping(licence: "CC-BY-4.0", precedence: 40))
            try await atlas.take(solutions, from: "gamma", TestMapping(type: "solution"))
            try await body(try await client(of: atlas), atlas)
        }
    }

    private static let organisations = """
        id,name_fr,summary_fr,country,locality,legal_form,FR-SIREN,latitude,longitude,email,phone,activities
        1,Le Fil,Répare des ordinateurs <b>et</b> donne,FR,Lille,association,732829320,50.63,3.06,contact@fil.example,+33 123456789,
        2,Atelier du vélo,Répare des vélos,BE,Bruxelles,cooperative,,50.85,4.35,jeanne.martin@velo.example,,
        3,Tiers-lieu,Un lieu ouvert,FR,Toulouse,association,,43.6,1.44,,,
        """
    private static let second = """
        id,name_fr,country,FR-SIREN,website
        9,Le Fil,FR,732829320,https://fil.example
        """
    private static let solutions = """
        id,name,summary
        nuage,Nuage,A shared drive
        """

    /// A client of the pages, and of nothing else.
    static func client(of atlas: TestAtlas) async throws -> WebClient {
        let domain = AtlasDomain(
            database: atlas.database, index: try await atlas.loadedIndex(),
            vocabularies: TestFiles.vocabularies, address: TestAtlas.site, basemap: try basemap)
        return WebClient(
            TestInstance.site(try TestInstance.make()) { routes in AtlasPages(domain).add(to: routes) })
    }

    /// The shipped outlines.
    static var basemap: Basemap? {
        get throws {
            let file = URL(filePath: "\(TestFiles.repository)/Resources/Basemap/land.json")
            let towns = URL(filePath: "\(TestFiles.repository)/Resources/Gazetteer/places.csv")
            return Basemap(
                json: try JSONValue(parsing: Array(Data(contentsOf: file))),
                towns: try Towns(csv: Array(Data(contentsOf: towns))))
        }
    }
}

extension WebAnswer {
    /// The text with its no-break spaces made plain, so that tests can be read.
    var plain: String {
        text.replacing("\u{202F}", with: " ").replacing("\u{00A0}", with: " ")
    }

    /// The addresses of links and forms, as a browser reads them.
    var addresses: [String] {
        text.matches(of: /(?:href|action)="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    }
}
