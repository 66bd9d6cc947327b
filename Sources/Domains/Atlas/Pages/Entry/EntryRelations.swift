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
            Facts(
                groups.map {
                    Facts.Fact($0.title, list($0.relations), evidence: evidence($0.relations))
                })
        }
    }

    /// Each of the others once, whoever says so.
    private func list(_ relations: [RelationView]) -> HTML {
        var seen: Set<String> = []
        let others = relations.filter { seen.insert($0.target?.description ?? name(of: $0)).inserted }
        guard others.count > 1 else { return others.first.map(other) ?? .empty }
        return H.ul(.class("names")) {
            for relation in others { H.li { other(relation) } }
        }
    }

    private func evidence(_ relations: [RelationView]) -> [Web.Evidence] {
        relations.map(\.source).sortedSet.map { Web.Evidence(source: words.source($0)) }
    }

    private func name(of relation: RelationView) -> String {
        relation.name.best(for: words.languages)?.text ?? ""
    }

    /// The other one by its name, leading to it when the atlas holds it.
    private func other(_ relation: RelationView) -> HTML {
        let name = name(of: relation)
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
