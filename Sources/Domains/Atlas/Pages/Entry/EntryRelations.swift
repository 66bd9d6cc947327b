import CanonicalJSON
import Kernel
import Language
import Web

/// The ties of an entry to others, those it states and those that others state of it.
struct EntryRelations: Component {
    private let groups: [(title: String, relations: [RelationView])]
    private let words: AtlasWords

    init(_ relations: [RelationView], words: AtlasWords) {
        let kinds = Dictionary(grouping: relations) { Kind(kind: $0.kind, direction: $0.direction) }
        groups = kinds.map { ($0.label(words), $1) }.sorted { words.sortKey($0.0) < words.sortKey($1.0) }
        self.words = words
    }

    var html: HTML {
        guard !groups.isEmpty else { return .empty }
        return H.section {
            H.h2(words.say("atlas.entry.related"))
            Facts(groups.map { Facts.Fact($0.title, list($0.relations)) })
        }
    }

    private func list(_ relations: [RelationView]) -> HTML {
        H.ul(.class("lines")) {
            for relation in relations {
                H.li {
                    other(relation)
                    " "
                    Web.Evidence(source: words.source(relation.source))
                }
            }
        }
    }

    /// The other one by its name, leading to it when the atlas holds it.
    private func other(_ relation: RelationView) -> HTML {
        let name = relation.name.best(for: words.languages)?.text ?? ""
        return relation.target.map { H.a(name, .href("\(words.home)/\($0)")) } ?? .text(name)
    }

    private struct Kind: Hashable {
        let kind: Relation.Kind
        let direction: RelationView.Direction

        /// « propose », or « est proposé par » for what others state.
        func label(_ words: AtlasWords) -> String {
            guard direction == .incoming,
                let term = words.vocabularies["relations"]?.term(kind.rawValue),
                let inverse = LocalizedText(json: term.extra["inverseLabels"]).best(for: words.languages)
            else { return words.term(kind.rawValue, in: "relations") }
            return inverse.text
        }
    }
}
