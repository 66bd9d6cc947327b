import Kernel
import Language
import Ledger
import TransparencyLog
import Web

/// `/log`: what is recorded, what that proves and what it does not, and how to check it oneself.
struct LogPage {
    let state: LogState
    /// What was looked for and is no entry: entries about it are shown.
    let asked: String
    let say: Messages

    var page: Page {
        Page(
            title: say("log.title"), description: say("log.description"), path: LogRoutes.page,
            breadcrumbs: [Link(say("site.crumb.home"), "/\(say.language)")], isIndexed: asked.isEmpty
        ) {
            H.h1(say("log.title"))
            H.p(say("log.lede"), .class("lede"))
            if asked.isEmpty { figures }
            lookUp
            entries
            if asked.isEmpty { meaning }
        }
    }

    private var figures: [HTML] {
        let size = state.checkpoint?.size ?? 0
        let numbers = [(size, "log.figure.entries"), (state.waiting, "log.figure.waiting")]
            .filter { $0.1 == "log.figure.entries" || $0.0 > 0 }
            .map { (say.format.number($0.0), say(MessageKey($0.1), count: $0.0)) }
        return [
            Figures(numbers).html,
            state.checkpoint.map { newest in
                H.p(
                    say("log.signed", ["time": say.format.date(newest.signedAt.date)]), .class("meta"))
            } ?? H.p(say("log.not-begun")),
        ]
    }

    private var lookUp: HTML {
        H.form(.class("ask"), .action("/\(say.language)\(LogRoutes.page)")) {
            H.label(say("log.look-up"), .for("q"))
            H.div(.class("field")) {
                H.input(
                    .id("q"), .name("q"), .type("text"), .value(asked), Attribute("maxlength", "100"),
                    .autocomplete("off"), .aria("describedby", "q-hint"))
                H.button(say("log.look-up.button"))
            }
            H.p(say("log.look-up.hint"), .id("q-hint"), .class("hint"))
        }
    }

    private var entries: HTML {
        guard !state.entries.isEmpty else {
            return asked.isEmpty ? .empty : H.p(say("log.nothing-about", ["name": asked]), .role("status"))
        }
        return DataTable(
            asked.isEmpty ? say("log.newest") : say("log.about", ["name": asked]),
            columns: [
                .init(say("log.column.number"), isNumeric: true), .init(say("log.column.date")),
                .init(say("log.column.act")), .init(say("log.column.subject")),
            ], rows: state.entries.map(row)
        ).html
    }

    private func row(_ entry: LoggedEntry) -> [HTML] {
        let words = LogWords(say: say)
        return [
            H.a(say.format.number(entry.index), .href(words.address(of: entry))),
            .text(say.format.date(entry.at.date)), .text(words.act(entry)),
            entry.subject.map { H.code($0) } ?? .text("—"),
        ]
    }

    private var meaning: [HTML] {
        [
            Prose("log.proves", say: say).html, Prose("log.proves-not", say: say).html,
            LogWitnessesPart(state: state, say: say).html, state.identity.map(check) ?? .empty,
        ]
    }

    /// What a reader types, with the witnesses that the site asks for.
    private func command(_ identity: LedgerIdentity) -> String {
        let witnesses = state.trust.keys.map { " --witness '\($0.text)'" }.joined()
        let quorum = state.trust.keys.isEmpty ? "" : " --quorum \(state.trust.required)"
        return "terreau log verify --from \(state.address) --key '\(identity.verifier)'\(witnesses)\(quorum)"
    }

    private func check(_ identity: LedgerIdentity) -> HTML {
        H.section(.id("check")) {
            H.h2(say("log.check.title"))
            H.p(say("log.check.1"))
            H.pre(.tabindex(0)) { H.code(command(identity)) }
            Facts([
                .init(say("log.check.origin"), H.code(identity.origin)),
                .init(say("log.check.key"), H.code(.class("long")) { HTML.text(identity.verifier) }),
                .init(
                    say("log.check.files"),
                    H.a("/log/checkpoint", .href("/log/checkpoint"))),
            ]).html
            H.p(say("log.check.keep"))
        }
    }
}

/// Words for entries.
struct LogWords {
    let say: Messages

    /// What was done, in words; its code when there are none.
    func act(_ entry: LoggedEntry) -> String {
        say.ifPresent("log.act.\(entry.type)") ?? entry.type
    }

    func address(of entry: LoggedEntry) -> String {
        "/\(say.language)\(LogRoutes.page)/entries/\(entry.index)"
    }
}
