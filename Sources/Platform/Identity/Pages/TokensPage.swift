import Kernel
import Language
import Web

/// `/account/tokens`
struct TokensPage {
    let tokens: [APIToken]
    /// The organisations that a token may be limited to.
    let organisations: [Organisation]
    /// Every permission of the site, for the sentences of the list.
    let permissions: [Permission]
    /// Those that she may pass on.
    let offered: [Permission]
    let now: Instant
    /// What was typed, when it was refused.
    let values: FormValues?
    /// The name of a sentence by field.
    let faults: [String: String]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.tokens.title"), path: IdentityPath.tokens,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.tokens.title"))
            H.p(say("identity.tokens.lede"), .class("lede"))
            list
            H.section {
                H.h2(say("identity.tokens.make"))
                form
            }
        }
    }

    private var errors: [FieldError] {
        ["name", "for", "permission", "days"].compactMap { field in
            error(field).map { FieldError(field, $0) }
        }
    }

    private func error(_ field: String) -> String? {
        faults[field].map { say("identity.tokens.error.\($0)") }
    }

    // MARK: The list

    @HTMLBuilder private var list: [HTML] {
        if tokens.isEmpty {
            H.p(say("identity.tokens.none"), .class("unknown"))
        } else {
            DataTable(
                say("identity.tokens.caption"),
                columns: ["name", "for", "scope", "used", "ends", "revoke"].map {
                    DataTable.Column(say("identity.tokens.column.\($0)"))
                },
                rows: tokens.map(row))
        }
    }

    private func row(_ token: APIToken) -> [HTML] {
        [
            .text(token.name), .text(frame(token)), scope(token),
            token.usedAt.map(date) ?? .text(say("identity.tokens.unused")),
            token.expiresAt <= now ? .text(say("identity.tokens.ended")) : date(token.expiresAt),
            button(token),
        ]
    }

    private func frame(_ token: APIToken) -> String {
        guard let id = token.organisation else { return say("identity.tokens.self") }
        return organisations.first { $0.id == id }?.name ?? id.description
    }

    private func scope(_ token: APIToken) -> HTML {
        H.ul {
            for name in token.permissions {
                H.li(permissions.first { $0.name == name }.map { say($0.sentence) } ?? name)
            }
        }
    }

    private func date(_ moment: Instant) -> HTML {
        H.time(say.format.date(moment.date), .datetime(moment.date.description))
    }

    private func button(_ token: APIToken) -> HTML {
        let field = self.token(IdentityPath.revokeToken)
        return H.form(.method("post"), .action(path(IdentityPath.revokeToken))) {
            H.input(.type("hidden"), .name(field.name), .value(field.value))
            H.input(.type("hidden"), .name("token"), .value(token.id.description))
            H.button(
                say("identity.tokens.revoke"),
                .aria("label", say("identity.tokens.revoke-one", ["name": token.name])))
        }
    }

    // MARK: The form

    private var form: Form {
        let days = APIToken.lifetimesDays.map {
            Choice(String($0), say("identity.tokens.days", count: $0))
        }
        return Form(
            .post, action: path(IdentityPath.tokens), button: say("identity.tokens.button"),
            hidden: [token(IdentityPath.tokens)]
        ) {
            TextField(
                "name", label: say("identity.tokens.name"), value: values?["name"] ?? "",
                hint: say("identity.tokens.name.hint"), error: error("name"),
                maximumLength: APIToken.longestName, say: say)
            SelectField(
                "for", label: say("identity.tokens.for"), options: frames,
                chosen: values?["for"] ?? TokenDraft.oneself, hint: say("identity.tokens.for.hint"),
                error: error("for"), say: say)
            ChoiceField(
                "permission", label: say("identity.tokens.permission"), kind: .several,
                choices: offered.map { Choice($0.name, say($0.sentence)) }, chosen: chosen,
                hint: say("identity.tokens.permission.hint"), error: error("permission"), isOptional: false,
                say: say)
            SelectField(
                "days", label: say("identity.tokens.lifetime"), options: days,
                chosen: values?["days"] ?? "30", error: error("days"), say: say)
        }
    }

    private var frames: [Choice] {
        [Choice(TokenDraft.oneself, say("identity.tokens.self"))]
            + organisations.map { Choice($0.id.description, $0.name) }
    }

    private var chosen: Set<String> {
        values.map { Set($0.all("permission")) } ?? [Permission.seeAccount.name]
    }

    private func path(_ path: String) -> String { "/\(say.language)\(path)" }
}

/// The token, shown once.
struct TokenMadePage {
    let token: APIToken
    let secret: TokenSecret
    /// Where programs reach the site.
    let base: String
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.token-made.title"), path: IdentityPath.tokens,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.token-made.title"))
            H.p(
                say(
                    "identity.token-made.text",
                    ["name": token.name, "date": say.format.date(token.expiresAt.date)]),
                .class("lede"))
            H.pre(.class("secret")) { H.code(secret.text) }
            Notice(.warning, say: say) { H.p(say("identity.token-made.once")) }
            H.p(say("identity.token-made.use"))
            H.pre { H.code("curl -H 'Authorization: Bearer TOKEN' \(base)\(APIRoute.prefix)/account") }
            H.p {
                H.a(
                    say("identity.token-made.kept"), .href("/\(say.language)\(IdentityPath.tokens)"),
                    .class("button"))
            }
        }
    }
}
