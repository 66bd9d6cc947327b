import Atlas
import Kernel
import Language
import Web

/// The everyday needs of an organisation, by broad heading, each leading to the solutions there are.
struct EverydayNeeds: Component {
    let overview: AtlasOverview
    let vocabularies: Vocabularies
    let say: Messages

    var html: HTML {
        let groups = headings.map { ($0, needs(below: $0)) }.filter { !$0.1.isEmpty }
        guard !groups.isEmpty else { return .empty }
        return H.section {
            H.h2(say("site.home.needs"))
            H.div(.class("columns")) {
                for (heading, needs) in groups { group(heading, needs) }
            }
        }
    }

    private var terms: [Vocabulary.Term] { vocabularies["solution-categories"]?.terms ?? [] }

    private var headings: [Vocabulary.Term] { terms.filter { $0.broader == nil } }

    private func needs(below heading: Vocabulary.Term) -> [Vocabulary.Term] {
        terms.filter { $0.broader == heading.id && overview.count(.category, $0.id) > 0 }
    }

    private func group(_ heading: Vocabulary.Term, _ needs: [Vocabulary.Term]) -> HTML {
        H.div(.class("facet")) {
            H.h3(label(heading))
            H.ul {
                for need in needs {
                    H.li {
                        H.a(.href(AtlasAddress.results([(.category, need.id)], in: say.language))) {
                            H.span(label(need))
                            H.span(say.format.number(overview.count(.category, need.id)), .class("n"))
                        }
                    }
                }
            }
        }
    }

    private func label(_ term: Vocabulary.Term) -> String {
        term.labels.best(for: [say.language])?.text ?? term.id
    }
}
