import Kernel
import Language
import Ledger
import TransparencyLog
import Web

/// `/log/entries/{index}`: one act, as it is logged, with its receipt.
struct LogEntryPage {
    let entry: LoggedEntry
    /// The log's public key.
    let key: String
    let say: Messages

    private var title: String { say("log.entry.title", ["number": say.format.number(entry.index)]) }

    var page: Page {
        Page(
            title: title, path: "\(LogRoutes.page)/entries/\(entry.index)",
            breadcrumbs: [
                Link(say("site.crumb.home"), "/\(say.language)"),
                Link(say("log.title"), "/\(say.language)\(LogRoutes.page)"),
            ], isIndexed: false
        ) {
            H.h1(title)
            Facts(facts)
            H.h2(say("log.entry.text"))
            H.pre(.tabindex(0), .class("wrap")) { H.code(String(decoding: entry.bytes, as: UTF8.self)) }
            H.h2(say("log.entry.receipt"))
            H.p(say("log.entry.receipt.why"))
            H.p {
                H.a(
                    say("log.entry.receipt.download"), .href("/log/receipts/\(entry.index)"), .class("button")
                )
            }
            H.pre(.tabindex(0)) { H.code("terreau log receipt \(entry.index).tlog-proof --key '\(key)'") }
        }
    }

    private var facts: [Facts.Fact] {
        [
            .init(say("log.column.act"), .text(LogWords(say: say).act(entry))),
            .init(say("log.column.date"), .text(say.format.date(entry.at.date))),
            entry.subject.map { subject in
                .init(
                    say("log.column.subject"),
                    H.a(.href("/\(say.language)\(LogRoutes.page)?q=\(subject)")) { H.code(subject) })
            } ?? .init(say("log.column.subject"), unknown: say("log.entry.no-subject")),
            .init(say("log.entry.id"), H.code(entry.id.description)),
            .init(say("log.entry.hash"), H.code(MerkleHash.leaf(entry.bytes).description)),
        ]
    }
}
