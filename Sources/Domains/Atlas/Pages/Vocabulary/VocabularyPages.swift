import Hummingbird
import Language
import Web

/// The pages of the controlled lists.
struct VocabularyPages {
    let atlas: AtlasDomain

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    func add(to routes: Routes) {
        routes.page("/vocabularies") { _, context in
            context.respond(
                with: VocabularyListPage(vocabularies: atlas.vocabularies, say: context.messages).page)
        }
        routes.page("/vocabularies/{id}") { _, context in
            let id = context.parameter("id") ?? ""
            guard let vocabulary = atlas.vocabularies[id] else {
                throw AtlasRefusal.unknownVocabulary(id)
            }
            let use = VocabularyUse(of: vocabulary, in: try await atlas.search.overview())
            return context.respond(
                with: VocabularyPage(vocabulary, use, atlas.vocabularies, say: context.messages).page)
        }
    }
}

/// How many entries carry each term of a vocabulary, where it belongs to a facet.
struct VocabularyUse: Sendable {
    /// The facet whose values are the vocabulary's terms; nil when results cannot be narrowed by it.
    let facet: AtlasFacet?
    private let overview: AtlasOverview

    init(of vocabulary: Vocabulary, in overview: AtlasOverview) {
        facet = AtlasFacet.allCases.first { $0.vocabulary == vocabulary.id }
        self.overview = overview
    }

    /// How many entries have the term.
    func count(_ term: Vocabulary.Term) -> Int { facet.map { overview.count($0, term.id) } ?? 0 }
}
