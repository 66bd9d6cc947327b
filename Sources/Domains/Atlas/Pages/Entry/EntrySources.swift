import Kernel
import Language
import Web

/// Where an entry comes from: which source says what, under which licence, since when, and what changed.
struct EntrySources: Component {
    private let entry: Entry
    private let history: EntryHistory
    private let words: AtlasWords
    private var say: Messages { words.say }

    init(_ entry: Entry, history: [PastRecord], words: AtlasWords) {
        self.entry = entry
        self.history = EntryHistory(history, words: words)
        self.words = words
    }

    var html: HTML {
        H.section(.id("sources")) {
            H.h2(say("atlas.sources.title"))
            H.p(say("atlas.sources.intro"), .class("meta"))
            DataTable(say("atlas.sources.caption"), columns: columns, rows: entry.records.map(row))
            for record in entry.records { statement(record) }
            history
            H.p(.class("noprint")) {
                H.a(
                    say("atlas.history.open"),
                    .href("/\(say.language)\(HistoryPages.path(of: entry.id))"))
            }
        }
    }

    private var columns: [DataTable.Column] {
        ["source", "key", "licence", "first-seen", "last-seen"].map { .init(say("atlas.sources.\($0)")) }
    }

    private func row(_ record: StoredRecord) -> [HTML] {
        let last = say.format.shortDate(record.lastSeen.date)
        let until = record.goneAt.map {
            say("atlas.sources.gone", ["date": say.format.shortDate($0.date), "last": last])
        }
        return [
            words.source(record.source).html, H.code(record.key), words.licence(record.licence).html,
            .text(say.format.shortDate(record.firstSeen.date)), .text(until ?? last),
        ]
    }

    private func statement(_ record: StoredRecord) -> HTML {
        let facts = ContentFacts(record.content, words: words)
        let criteria = record.content.criteria.map { criterion($0) }
        let relations = record.content.relations.map {
            Facts.Fact(words.term($0.kind.rawValue, in: "relations"), .text($0.name))
        }
        let title = say(
            "atlas.sources.statement",
            ["source": words.source(record.source).text, "key": record.key])
        return Disclosure(title) {
            Facts((facts.texts + facts.fields).map { Facts.Fact($0.title, $0.value) } + criteria + relations)
        }.html
    }

    private func criterion(_ statement: CriterionStatement) -> Facts.Fact {
        guard let term = words.vocabularies["criteria"]?.term(statement.criterion) else {
            return Facts.Fact(statement.criterion, .text(statement.value))
        }
        return Facts.Fact(
            words.term(term.id, in: "criteria"), .text(EntryCriteria.value(statement.value, term, words)))
    }
}
