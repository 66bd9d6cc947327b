import CanonicalJSON
import Kernel
import Language
import Web

/// What is known of an entry under the criteria of responsible technology, each with its evidence. For a
/// solution, what nobody has said is shown too.
struct EntryCriteria: Component {
    private let entry: Entry
    private let words: AtlasWords
    private var say: Messages { words.say }

    init(_ entry: Entry, words: AtlasWords) {
        self.entry = entry
        self.words = words
    }

    var html: HTML {
        let terms = words.vocabularies["criteria"]?.terms ?? []
        let facts = terms.compactMap(fact)
        guard !facts.isEmpty else { return .empty }
        return H.section {
            H.h2(say("atlas.criteria.title"))
            Facts(facts)
            if terms.contains(where: isMissing) { H.p(say("atlas.criteria.ask"), .class("meta")) }
            Disclosure(say("atlas.criteria.meaning")) { meanings(terms) }
        }
    }

    private func fact(_ term: Vocabulary.Term) -> Facts.Fact? {
        let name = term.labels.best(for: words.languages)?.text ?? term.id
        let statements = entry.evidence.filter { $0.statement.criterion == term.id }
        guard !statements.isEmpty else {
            return isMissing(term) ? Facts.Fact(name, unknown: say("atlas.criteria.unknown")) : nil
        }
        let values = statements.map(\.statement.value).reduce(into: [String]()) { seen, value in
            if !seen.contains(value) { seen.append(value) }
        }
        let said = values.map { Self.value($0, term, words) }
        return Facts.Fact(
            name, .text(say.format.list(said)),
            evidence: statements.flatMap { evidence($0, term, areMixed: values.count > 1) })
    }

    /// Whether a solution should be asked about it, and nobody has said anything.
    private func isMissing(_ term: Vocabulary.Term) -> Bool {
        entry.id.type == .solution && term.extra["group"]?.string == "responsible"
            && !entry.evidence.contains { $0.statement.criterion == term.id }
    }

    /// Who says so: the source, then the author and the page it can be read on, when there are any.
    private func evidence(
        _ evidence: Entry.Evidence, _ term: Vocabulary.Term, areMixed: Bool
    ) -> [Web.Evidence] {
        let (statement, record) = (evidence.statement, entry.records[evidence.record])
        let day = statement.date ?? record.content.changedOn ?? record.lastSeen.date
        let claim = areMixed ? Self.value(statement.value, term, words) : nil
        let source = Web.Evidence(
            claim: claim, source: speaker(of: statement, in: record), date: words.month(of: day))
        let proof = statement.link.map { link in
            Web.Evidence(
                source: Web.Link(
                    say("atlas.criteria.proof", ["author": statement.author ?? WebLink.shown(link)]), link))
        }
        let author = statement.link == nil && !statement.isAssessment ? statement.author : nil
        let witness = author.map { record.isExperience ? words.organisation($0) : $0 }.map {
            Web.Evidence(source: Web.Link(say("atlas.criteria.author", ["author": $0]), ""))
        }
        return [source, proof, witness].compactMap(\.self)
    }

    /// The source, or Terreau itself where it gives its own assessment; either leads to the source's page.
    private func speaker(of statement: CriterionStatement, in record: StoredRecord) -> Web.Link {
        let source = words.source(record.source)
        return statement.isAssessment ? Web.Link(say("atlas.criteria.assessment"), source.href) : source
    }

    /// A value in the words its criterion has for it.
    static func value(_ value: String, _ term: Vocabulary.Term, _ words: AtlasWords) -> String {
        let choice = term.extra["choices"].items.first { $0["id"]?.string == value }
        if let label = choice.flatMap({ LocalizedText(json: $0["labels"]).best(for: words.languages) }) {
            return label.text
        }
        return switch term.extra["valueType"]?.string {
        case "yes-no": words.say.ifPresent("atlas.criteria.\(value)") ?? value
        case "country": words.term(value, in: "countries")
        case "language": words.term(value, in: "languages")
        default: value
        }
    }

    private func meanings(_ terms: [Vocabulary.Term]) -> HTML {
        let meant = terms.compactMap { term -> Facts.Fact? in
            guard let label = term.labels.best(for: words.languages),
                let meaning = term.definition.best(for: words.languages)
            else { return nil }
            return Facts.Fact(label.text, .text(meaning.text))
        }
        return Facts(meant).html
    }
}
