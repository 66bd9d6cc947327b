import Foundation
import Kernel
import SearchIndex
import Storage

@testable import Atlas

extension TestRows {
    /// A table of two columns with a row for each number.
    static func table(_ numbers: Range<Int>, name: String) -> String {
        "id,name\n" + numbers.map { "\($0),\(name) \($0)\n" }.joined()
    }
}

extension TestAtlas {
    /// Does all of an import but its last step, as a process that is killed before it.
    func stageWithoutPublishing(_ csv: String, from source: String = "alpha") async throws {
        let mapping = try TestMapping().parsed
        let source = try Source(named: source, defaults: mapping.source)
        var reader = TestRows(csv)
        var staged: [StagedRow] = []
        while case .row(let input, _)? = try reader.next() {
            let mapped = try mapping.apply(to: input, with: TestFiles.vocabularies)
            staged.append(try StagedRow(mapped, sourceLicence: source.licence))
        }
        let (rows, start) = (staged, clock.now())
        let (id, entryIDs) = (ID<Import>(ids.source(at: start)), ids.source)
        try await database.write { tx in
            let sourceKey = try tx.sourceKey(of: source)
            let importKey = try tx.beginImport(id, of: sourceKey, mapping: "test", at: start)
            var staging = Staging(sourceKey: sourceKey)
            _ = try staging.stage(
                rows, under: importKey, newID: { EntryID(type: $0, uuid: entryIDs(at: start)) }, in: tx)
            _ = try staging.markGone(after: 0, limit: 1000, under: importKey, in: tx)
        }
    }

    /// An import that says when it has begun to read and then waits.
    func takeSlowly(
        _ csv: String, begun: Flag, mayGoOn: Flag
    ) async throws -> ImportReport {
        var rows = TestRows(csv)
        return try await importing().run(nextRow: {
            begun.raise()
            while !mayGoOn.isRaised { Thread.sleep(forTimeInterval: 0.001) }
            return try rows.next()
        })
    }

    /// How many entries readers of the database and of the index saw until something was done.
    func watch(
        _ index: AtlasIndex, until isDone: Flag
    ) async throws -> (database: Set<Int>, index: Set<Int>) {
        var seen: (database: Set<Int>, index: Set<Int>) = ([], [])
        while !isDone.isRaised {
            seen.database.insert(try await entries().count)
            seen.index.insert(try await index.total(catchingUp: false))
            async let following = index.catchUp()
            seen.index.insert(try await index.total(catchingUp: false))
            _ = try await following
        }
        return seen
    }
}

extension AtlasIndex {
    /// How many entries the index finds.
    func total(catchingUp: Bool) async throws -> Int {
        if catchingUp { try await catchUp() }
        return try index.search(SearchIndex.Query()).total
    }
}
