import Identity
import Kernel
import Language
import Web

/// `/atlas/{id}/claim`: who acts for an entry's organisation, and how to show that one does.
struct ClaimPage: Sendable {
    let situation: ClaimSituation
    let form: ClaimForm
    let errors: [FieldError]
    /// Where the public reaches the site.
    let site: String
    let words: AtlasWords
    let token: @Sendable (String) -> (name: String, value: String)

    var say: Messages { words.say }
    var shown: EntryWords { EntryWords(entry: situation.entry, words: words) }
    var path: String { ClaimPages.path(of: situation.entry.id) }

    var page: Page {
        let title = say("atlas.claim.title", ["name": shown.name.text])
        return Page(
            title: title, path: path,
            breadcrumbs: shown.breadcrumbs, section: "/atlas", isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(title)
            if let open = situation.open {
                OpenClaimPart(page: self, claim: open).html
            } else if let standing = situation.standing {
                taken(standing)
            } else {
                ended
                unclaimed
            }
            if situation.isModerator, situation.standing != nil { StandingEndPart(page: self).html }
        }
    }

    // MARK: Nobody acts

    /// What became of her last claim.
    private var ended: HTML {
        guard let claim = situation.claim, claim.state == .rejected, let reason = claim.reason else {
            return .empty
        }
        return Notice(.warning, say: say) {
            H.p(
                say(
                    "atlas.claim.rejected",
                    ["reason": say("atlas.claim.reason.\(reason.rawValue).text")]))
        }.html
    }

    private var unclaimed: HTML {
        HTML {
            H.p(say("atlas.claim.lede"), .class("lede"))
            if situation.lacksOrganisation {
                H.p(say("atlas.claim.lacks-organisation"))
            } else {
                ClaimWaysPart(page: self)
            }
        }
    }

    // MARK: Somebody acts

    private func taken(_ standing: Standing) -> HTML {
        let date = ["date": say.format.date(standing.since.date)]
        return HTML {
            if situation.isMember {
                H.p(say("atlas.claim.yours", date), .class("lede"))
                H.ul {
                    if situation.mayEdit {
                        H.li {
                            H.a(
                                say("atlas.own.edit"),
                                .href("/\(say.language)\(OwnWordsPages.path(of: situation.entry.id))"))
                        }
                    }
                    H.li {
                        H.a(
                            say("atlas.claim.people"),
                            .href("/\(say.language)/account/organisations/\(standing.organisation)"))
                    }
                    H.li { H.a(say("atlas.claim.entry"), .href(shown.path)) }
                }
            } else {
                H.p(say("atlas.claim.taken", date), .class("lede"))
                if situation.sendsLetters { joining }
                dispute
            }
        }
    }

    private var joining: HTML {
        H.section {
            H.h2(say("atlas.claim.join.title"))
            H.p(say("atlas.claim.join.text"))
            Form(
                .post, action: "/\(say.language)\(path)/join", button: say("atlas.claim.join.button"),
                hidden: [token("\(path)/join")]
            ) {
                TextField(
                    "join", label: say("atlas.claim.join.words"), kind: .lines(rows: 3), value: form.join,
                    hint: say("atlas.claim.join.hint"), error: error("join"), isOptional: true,
                    maximumLength: ClaimLimits.longestWords, say: say)
            }
        }
    }

    private var dispute: HTML {
        H.section {
            H.h2(say("atlas.claim.dispute.title"))
            H.p(say("atlas.claim.dispute.text"))
            if situation.lacksOrganisation {
                H.p(say("atlas.claim.lacks-organisation"))
            } else {
                Form(
                    .post, action: "/\(say.language)\(path)", button: say("atlas.claim.dispute.button"),
                    hidden: [token(path), ("way", Claim.Way.moderator.rawValue)]
                ) {
                    organisationField("people")
                    wordsField("atlas.claim.words")
                }
            }
        }
    }

    // MARK: Fields

    /// For which organisation; nothing for an organisation, which acts for itself. Each form has its own
    /// field.
    func organisationField(_ form: String) -> HTML {
        guard situation.entry.id.type != .organisation else { return .empty }
        let options = situation.administered.map { Choice($0.id.description, $0.name) }
        return SelectField(
            "organisation-\(form)", label: say("atlas.claim.organisation"), options: options,
            chosen: self.form.organisation, error: error("organisation-\(form)"), say: say
        ).html
    }

    func wordsField(_ label: MessageKey) -> TextField {
        TextField(
            "words", label: say(label), kind: .lines(rows: 4), value: form.words,
            hint: say("atlas.claim.words-hint"), error: error("words"),
            maximumLength: ClaimLimits.longestWords, say: say)
    }

    func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }
}
