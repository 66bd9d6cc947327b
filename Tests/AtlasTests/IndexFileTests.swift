import Foundation
import SearchIndex
import TestKit
import Testing

@testable import Atlas

@Suite("The file of a node's index")
struct IndexFileTests {
    /// Gives `body` an atlas and the path of a file that is not there yet.
    private func withFile(
        _ engine: Engine, _ body: (TestAtlas, String) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer {
            for end in ["", ".new"] { try? FileManager.default.removeItem(atPath: path + end) }
        }
        try await TestAtlas.with(engine) { try await body($0, path) }
    }

    private func index(_ atlas: TestAtlas, _ path: String) async throws -> AtlasIndex {
        let index = try AtlasIndex(atlas.database, vocabularies: TestFiles.vocabularies, file: path)
        try await index.load()
        return index
    }

    @Test("Is read back at the next start, with what has changed since", arguments: Engine.available)
    func readsBack(engine: Engine) async throws {
        try await withFile(engine) { atlas, path in
            try await atlas.take("id,name\n1,Ressourcerie\n2,Atelier\n")
            let first = try await index(atlas, path)
            #expect(await first.savedState == .never)
            try await first.save()
            #expect(await first.savedState == .current)
            try await atlas.take("id,name\n1,Recyclerie\n3,Jardin\n")
            let second = try await index(atlas, path)
            #expect(await second.savedState != .never, "it was not built anew")
            #expect(try await second.comesToFind(1, for: "recyclerie"))
            #expect(try second.found("") == 3)
            #expect(try second.found("ressourcerie") == 0)
            #expect(await second.savedState == .older)
        }
    }

    @Test("Is where the index goes on from once it is saved", arguments: Engine.available)
    func goesOn(engine: Engine) async throws {
        try await withFile(engine) { atlas, path in
            try await atlas.take("id,name\n1,Ressourcerie\n2,Atelier\n")
            let index = try await index(atlas, path)
            let built = index.engine.contents
            try await index.save()
            #expect(try index.found("ressourcerie") == 1)
            // What was built is no longer held, so another copy in its place changes nothing.
            index.engine.hold(
                SearchIndex(facets: AtlasFacet.allCases.map(\.rawValue)).contents, insteadOf: built)
            #expect(try index.found("") == 2)
            try await atlas.take("id,name\n1,Recyclerie\n3,Jardin\n")
            #expect(try await index.comesToFind(1, for: "recyclerie"))
            #expect(try index.found("") == 3)
            #expect(try index.found("ressourcerie") == 0)
        }
    }

    @Test("Is built anew when it is damaged, cut short or of something else")
    func damaged() async throws {
        try await withFile(.sqlite) { atlas, path in
            try await atlas.take("id,name\n1,Ressourcerie\n2,Atelier\n")
            try await index(atlas, path).save()
            let good = try Data(contentsOf: URL(fileURLWithPath: path))
            var altered = good
            altered[good.count / 2] ^= 1
            for bytes in [altered, good.prefix(good.count / 2), Data("no index".utf8), Data()] {
                try bytes.write(to: URL(fileURLWithPath: path))
                let again = try await index(atlas, path)
                #expect(await again.savedState == .never)
                #expect(try again.found("ressourcerie") == 1)
            }
        }
    }

    @Test("Is not taken for another database's")
    func otherDatabase() async throws {
        try await withFile(.sqlite) { atlas, path in
            // The identifiers of a test are counted: the second import has one that the other database lacks.
            for name in ["Ressourcerie", "Recyclerie"] { try await atlas.take("id,name\n1,\(name)\n") }
            try await index(atlas, path).save()
            try await TestAtlas.with(.sqlite) { other in
                try await other.take("id,name\n1,Jardin\n", from: "beta")
                let found = try await index(other, path)
                #expect(await found.savedState == .never)
                #expect(try found.found("jardin") == 1)
            }
        }
    }

    @Test("Stays as it was when whoever wrote the next one stopped in the middle")
    func interrupted() async throws {
        try await withFile(.sqlite) { atlas, path in
            try await atlas.take("id,name\n1,Ressourcerie\n")
            let first = try await index(atlas, path)
            try await first.save()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            // What a stopped process leaves behind: a draft, and the name unchanged.
            try before.prefix(100).write(to: URL(fileURLWithPath: path + ".new"))
            let second = try await index(atlas, path)
            #expect(await second.savedState == .current)
            try await second.save()
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "the same index again")
        }
    }
}
