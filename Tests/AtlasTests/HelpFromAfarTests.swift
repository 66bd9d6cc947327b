import Kernel
import TestKit
import Testing

@testable import Atlas

/// Who helps when nobody is near.
@Suite("Help from afar")
struct HelpFromAfarTests {
    private static let table = """
        id,name,country,classes,services
        1,Abeille,FR,training,
        2,Baobab,FR,consulting,safe-use
        3,Cigogne,FR,training,safe-use|everyday-digital-tools
        4,Dauphin,FR,training,parenting-education
        5,Écureuil,FR,training,everyday-digital-tools|safe-use|parenting-education
        6,Aigle,BE,training,safe-use|everyday-digital-tools
        7,Belette,FR,software,safe-use|everyday-digital-tools

        """

    @Test(
        "Those that offer most of what the need asks for come first, then names decide",
        arguments: Engine.available,
        [
            (["everyday-digital-tools", "safe-use"], 4, ["Cigogne", "Écureuil", "Baobab", "Abeille"]),
            (["everyday-digital-tools", "safe-use"], 2, ["Cigogne", "Écureuil"]),
            (["parenting-education"], 3, ["Dauphin", "Écureuil", "Abeille"]),
            (["work-through-digital"], 3, ["Abeille", "Baobab", "Cigogne"]),
            ([], 2, ["Abeille", "Baobab"]),
        ])
    func order(engine: Engine, wanted: (services: [String], limit: Int, names: [String])) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table)
            let directory = AtlasDirectory(atlas.database, index: try await atlas.loadedIndex())
            let query = HelpQuery(
                near: nil, kilometres: 60, country: CountryCode("FR"), services: wanted.services,
                limit: wanted.limit)
            let offers = try await directory.help(query)
            #expect(offers.map { $0.name.best(for: [])?.text } == wanted.names)
            #expect(offers.allSatisfy { $0.distanceMetres == nil })
        }
    }
}
