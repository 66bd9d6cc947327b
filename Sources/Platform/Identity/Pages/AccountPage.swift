import Kernel
import Language
import Web

/// `/account`
struct AccountPage {
    let person: Person
    let grants: [Grant]
    /// What she owes for want of a second factor.
    let debt: SecondFactorDebt
    let ties: [(issuer: String, at: Instant)]
    let providers: [IdentityProvider]
    let languages: [(tag: LanguageTag, name: String)]
    /// What was typed, when it was refused.
    let values: FormValues?
    let errors: [FieldError]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.account.title"), path: IdentityPath.account,
            breadcrumbs: [Link(say("identity.crumb.home"), "/\(say.language)")],
            section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.account.title"))
            SecondFactorDebtNotice(debt: debt, say: say)
            Facts(facts)
            H.section {
                H.h2(say("identity.account.more"))
                H.ul {
                    H.li { link(IdentityPath.organisations, "identity.organisations.title") }
                    H.li { link(IdentityPath.sessions, "identity.sessions.title") }
                    H.li { link(IdentityPath.ownPassword, "identity.password.title") }
                    H.li { link(IdentityPath.secondFactor, "identity.second-factor.title") }
                    H.li { link(IdentityPath.tokens, "identity.tokens.title") }
                    H.li { link(IdentityPath.address, "identity.new-address.title") }
                    H.li { link(IdentityPath.data, "identity.data.title") }
                }
            }
            if !providers.isEmpty { tied }
            H.section {
                H.h2(say("identity.account.describe"))
                describe
            }
            Form(
                .post, action: path(IdentityPath.signOut), button: say("identity.sign-out"),
                hidden: [token(IdentityPath.signOut)]
            ) {}
        }
    }

    private var facts: [Facts.Fact] {
        var facts: [Facts.Fact] = [
            .init(say("identity.address"), .text(person.email.text)),
            .init(say("identity.account.since"), .text(say.format.date(person.createdAt.date))),
            .init(say("identity.account.pseudonym"), H.code(person.pseudonym.text)),
        ]
        if !grants.isEmpty {
            facts.append(.init(say("identity.account.roles"), .text(say.format.list(grants.map(words)))))
        }
        return facts
    }

    private func words(_ grant: Grant) -> String {
        let role = say("identity.role.\(grant.role.rawValue)")
        guard let territory = grant.territory else { return role }
        return say("identity.role.in", ["role": role, "territory": territory.description])
    }

    private var describe: HTML {
        Form(
            .post, action: path(IdentityPath.account), button: say("identity.account.save"),
            hidden: [token(IdentityPath.account)]
        ) {
            TextField(
                "name", label: say("identity.account.name"), kind: .line(autocomplete: "name"),
                value: values?["name"] ?? person.name ?? "", hint: say("identity.account.name.hint"),
                error: errors.first { $0.field == "name" }?.message, isOptional: true,
                maximumLength: Person.longestName, say: say)
            SelectField(
                "language", label: say("identity.account.language"),
                options: languages.map { Choice($0.tag.text, $0.name) },
                chosen: values?["language"] ?? person.language.text, say: say)
        }.html
    }

    private var tied: HTML {
        H.section {
            H.h2(say("identity.provider.title"))
            for provider in providers {
                if let tie = ties.first(where: { $0.issuer == provider.issuer }) {
                    H.p(
                        say(
                            "identity.provider.tied",
                            ["name": provider.name, "date": say.format.date(tie.at.date)]))
                    Form(
                        .post, action: path(IdentityPath.untie),
                        button: say("identity.provider.untie", ["name": provider.name]),
                        hidden: [token(IdentityPath.untie), ("provider", provider.id)]
                    ) {}
                } else {
                    ProviderButtons(
                        providers: [provider], next: path(IdentityPath.account),
                        token: token(IdentityPath.provider), words: "identity.provider.tie", say: say)
                }
            }
        }
    }

    private func path(_ path: String) -> String { "/\(say.language)\(path)" }

    private func link(_ target: String, _ words: MessageKey) -> HTML {
        H.a(say(words), .href(path(target)))
    }
}
