import CanonicalJSON
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

/// Ties between entries: said by one side, seen from both.
@Suite struct RelationTests {
    private static let mapping = """
        {"mapping": "ties", "source": {"title": "Ties", "licence": "CC0-1.0"}, "format": "csv", "key": "/id",
         "type": "organisation", "fields": [
           {"to": "name", "from": "/name", "language": "fr"},
           {"to": "type", "from": "/type", "codes": "entry-types"},
           {"to": "identifier:FR-SIREN", "from": "/siren"},
           {"to": "relation:provides", "from": "/provides", "split": ";", "target": "key:"},
           {"to": "relation:member-of", "from": "/member", "split": ";", "target": "org:id:"},
           {"to": "relation:uses", "from": "/uses"}]}
        """

    /// Imports a table of `id,name,type,siren,provides,member,uses`.
    private static func take(_ rows: String, from source: String, in atlas: TestAtlas) async throws {
        let mapping = try Mapping(json: JSONValue(parsing: mapping))
        var reader = TestRows("id,name,type,siren,provides,member,uses\n" + rows)
        _ = try await atlas.importing(mapping, as: source).run(nextRow: { try reader.next() })
    }

    /// The ties of the entry of that name, each as `direction kind name`, with `?` when the other is not
    /// held.
    private static func ties(of name: String, in atlas: TestAtlas) async throws -> [String] {
        let entry = try #require(try await atlas.entries().first { $0.shownName == name })
        return try await atlas.database.read { tx in
            guard case .here(let key)? = try tx.locate(entry.id) else { return [] }
            return try tx.relations(of: key).map { view in
                let other = (view.name.best(for: [.french])?.text ?? "") + (view.target == nil ? "?" : "")
                return
                    "\(view.direction.rawValue) \(view.kind.rawValue) \(other)"
            }
        }
    }

    @Test("A tie is seen from both sides, whichever source came first", arguments: Engine.available)
    func bothSides(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await RelationTests.take(
                "a,Alpha,,,two/s=The tool;two/none=Lost,FR-SIREN:839085230,A word", from: "one", in: atlas)
            #expect(
                try await RelationTests.ties(of: "Alpha", in: atlas) == [
                    "outgoing provides Lost?", "outgoing provides The tool?", "outgoing uses A word?",
                    "outgoing member-of FR-SIREN:839085230?",
                ])
            try await RelationTests.take(
                "s,Outil,solution,,,,\nn,Réseau,,839085230,,,", from: "two", in: atlas)
            #expect(
                try await RelationTests.ties(of: "Alpha", in: atlas) == [
                    "outgoing provides Lost?", "outgoing provides Outil", "outgoing uses A word?",
                    "outgoing member-of Réseau",
                ])
            #expect(try await RelationTests.ties(of: "Outil", in: atlas) == ["incoming provides Alpha"])
            #expect(try await RelationTests.ties(of: "Réseau", in: atlas) == ["incoming member-of Alpha"])
        }
    }

    @Test("A tie goes with the statement that said it", arguments: Engine.available)
    func superseded(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await RelationTests.take("s,Outil,solution,,,,", from: "two", in: atlas)
            try await RelationTests.take("a,Alpha,,,two/s,,\nb,Beta,,,two/s,,", from: "one", in: atlas)
            #expect(
                try await RelationTests.ties(of: "Outil", in: atlas)
                    == ["incoming provides Alpha", "incoming provides Beta"])
            try await RelationTests.take("a,Alpha,,,,,", from: "one", in: atlas)
            #expect(try await RelationTests.ties(of: "Outil", in: atlas).isEmpty)
        }
    }

    @Test("An import that was never published leaves no tie behind", arguments: Engine.available)
    func abandoned(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await RelationTests.take("s,Outil,solution,,,,", from: "two", in: atlas)
            let mapping = try Mapping(json: JSONValue(parsing: RelationTests.mapping))
            var reader = TestRows("id,name,provides\na,Alpha,two/s\nbroken,row,\"")
            _ = try? await atlas.importing(mapping, as: "one").run(nextRow: { try reader.next() })
            #expect(try await RelationTests.ties(of: "Outil", in: atlas).isEmpty)
            let left = try await atlas.database.read { tx in
                try tx.first("select count(*) as n from atlas_relation").map { try $0["n"] as Int64 }
            }
            #expect(left == 0)
        }
    }

    @Test("After a merge the ties are those of the entry that stayed", arguments: Engine.available)
    func merged(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await RelationTests.take("s,Outil,solution,,,,\nt,Tool,solution,,,,", from: "two", in: atlas)
            try await RelationTests.take("a,Alpha,,,two/s,,", from: "one", in: atlas)
            let entries = try await atlas.entries()
            let tool = try #require(entries.first { $0.shownName == "Tool" }).id
            let outil = try #require(entries.first { $0.shownName == "Outil" }).id
            try await atlas.database.write { tx in try MergeEntries(outil, into: tool).run(in: tx) }
            let target = try await atlas.database.read { tx -> EntryID? in
                guard let alpha = entries.first(where: { $0.shownName == "Alpha" }),
                    case .here(let key)? = try tx.locate(alpha.id)
                else { return nil }
                return try tx.relations(of: key).first?.target
            }
            #expect(target == tool)
        }
    }
}
