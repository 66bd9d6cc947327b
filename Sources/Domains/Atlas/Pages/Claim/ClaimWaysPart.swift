import Kernel
import Language
import Web

/// The ways to show that one acts for an entry's organisation, those first that its data allows at once.
struct ClaimWaysPart: Component {
    let page: ClaimPage

    private var say: Messages { page.say }
    private var proofs: ClaimProofs { page.situation.proofs }

    var html: HTML {
        HTML {
            if let host = proofs.host { letter(host) }
            if !proofs.contacts.isEmpty { code }
            others
        }
    }

    private func letter(_ host: HostName) -> HTML {
        section("letter", text: say("atlas.claim.letter.text", ["host": host.description])) {
            TextField(
                "address", label: say("atlas.claim.letter.address", ["host": host.description]), kind: .email,
                value: page.form.address, error: page.error("address"), maximumLength: 254, say: say)
        }
    }

    private var code: HTML {
        section("code", text: say("atlas.claim.code.text")) {
            ChoiceField(
                "contact", label: say("atlas.claim.code.contact"), kind: .one,
                choices: proofs.contacts.enumerated().map { Choice(String($0), $1.masked) },
                chosen: [page.form.contact.isEmpty ? "0" : page.form.contact],
                error: page.error("contact"), isOptional: false, say: say)
        }
    }

    /// People who vouch, or a moderator: one field of words for either.
    private var others: HTML {
        let ways = [Claim.Way.moderator, .vouched].map {
            Choice(
                $0.rawValue, say("atlas.claim.\($0.rawValue).title"),
                hint: say("atlas.claim.\($0.rawValue).text"))
        }
        let chosen = ways.contains { $0.value == page.form.way } ? page.form.way : ways[0].value
        return H.section {
            H.h2(say("atlas.claim.people.title"))
            form(hidden: []) {
                page.organisationField("people")
                ChoiceField(
                    "way", label: say("atlas.claim.people.who"), kind: .one, choices: ways, chosen: [chosen],
                    error: page.error("way"), isOptional: false, say: say)
                page.wordsField("atlas.claim.words")
            }
        }
    }

    private func section(_ way: String, text: String, @HTMLBuilder _ fields: () -> [HTML]) -> HTML {
        H.section {
            H.h2(say("atlas.claim.\(way).title"))
            H.p(text)
            form(hidden: [("way", way)]) {
                page.organisationField(way)
                fields()
            }
        }
    }

    private func form(
        hidden: [(name: String, value: String)], @HTMLBuilder _ fields: () -> [HTML]
    ) -> Form {
        let way = hidden.first?.value ?? "people"
        return Form(
            .post, action: "/\(say.language)\(page.path)", button: say("atlas.claim.\(way).button"),
            hidden: [page.token(page.path)] + hidden, content: fields)
    }
}
