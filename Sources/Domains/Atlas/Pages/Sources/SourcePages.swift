import Hummingbird
import Kernel
import Language
import Storage
import Web

/// The pages that say where the atlas's statements come from.
struct SourcePages {
    let atlas: AtlasDomain

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    func add(to routes: Routes) {
        routes.page("/sources") { _, context in
            context.respond(
                with: SourceListPage(
                    sources: try await listed(), vocabularies: atlas.vocabularies, say: context.messages
                ).page)
        }
        routes.page("/sources/{name}") { _, context in
            let name = context.parameter("name") ?? ""
            guard let source = try await listed().first(where: { $0.summary.source.name == name }) else {
                throw AtlasRefusal.unknownSource(name)
            }
            return context.respond(
                with: SourcePage(source, vocabularies: atlas.vocabularies, say: context.messages).page)
        }
    }

    /// Every source that was read, those believed first in front, with what the search finds of each: the
    /// count on a page is the one behind its link.
    private func listed() async throws -> [ListedSource] {
        let overview = try await atlas.search.overview()
        return try await atlas.database.read { tx in try tx.sources() }.map {
            ListedSource(summary: $0, entries: overview.count(.source, $0.source.name))
        }
    }
}

/// A source and how many entries rest on it.
struct ListedSource: Sendable {
    let summary: SourceSummary
    let entries: Int
}
