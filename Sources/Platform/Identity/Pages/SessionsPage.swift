import Kernel
import Language
import Web

/// `/account/sessions`
struct SessionsPage {
    let sessions: [Session]
    let current: SessionID?
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.sessions.title"), path: IdentityPath.sessions,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.sessions.title"))
            H.p(say("identity.sessions.lede"), .class("lede"))
            DataTable(
                say("identity.sessions.caption"),
                columns: ["device", "begun", "seen", "ends", "end"].map {
                    DataTable.Column(say("identity.sessions.\($0)"))
                },
                rows: sessions.map(row))
            if sessions.count > 1 {
                Form(
                    .post, action: "/\(say.language)\(IdentityPath.endOtherSessions)",
                    button: say("identity.sessions.end-others"),
                    hidden: [token(IdentityPath.endOtherSessions)]
                ) {}
            }
        }
    }

    private func row(_ session: Session) -> [HTML] {
        [
            .text(session.device ?? say("identity.sessions.unknown")), date(session.createdAt),
            date(session.seenAt), date(session.expiresAt),
            session.id == current ? .text(say("identity.sessions.this")) : button(session),
        ]
    }

    private func date(_ moment: Instant) -> HTML {
        H.time(say.format.date(moment.date), .datetime(moment.date.description))
    }

    private func button(_ session: Session) -> HTML {
        let path = "/\(say.language)\(IdentityPath.endSession)"
        let field = token(IdentityPath.endSession)
        return H.form(.method("post"), .action(path)) {
            H.input(.type("hidden"), .name(field.name), .value(field.value))
            H.input(.type("hidden"), .name("session"), .value(session.id.description))
            H.button(
                say("identity.sessions.end"),
                .aria("label", say("identity.sessions.end-one", ["device": session.device ?? "?"])))
        }
    }
}
