import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// One's own data: to read, to take away, to erase. All want a fresh proof of who is there.
struct DataPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        let own = Access.needs(.ownSecrets)
        routes.page(IdentityPath.data, access: own) { _, context in try await show(context) }
        routes.page(IdentityPath.exportJSON, access: own) { _, context in
            let export = try await export(context)
            return Response.json(export.json).attached("my-data.json")
        }
        routes.page(IdentityPath.exportHTML, access: own) { _, context in
            let export = try await export(context)
            return Response.page(export.document(context.messages)).attached("my-data.html")
        }
        routes.form(IdentityPath.erase, access: own) { values, context in try await erase(values, context) }
        routes.page(IdentityPath.erased) { _, context in
            context.respond(with: ErasedPage(say: context.messages).page).unkept
        }
    }

    private func show(_ context: AppContext, error: FieldError? = nil) async throws -> Response {
        let key = try context.signedIn().personKey
        let places = try await identity.database.read { tx in try tx.places(of: key) }
        let page = DataPage(
            orphans: places.filter(\.hasLastAdministrator).map(\.organisation),
            token: context.formToken(for: context.path(IdentityPath.erase)),
            errors: [error].compactMap(\.self), say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func export(_ context: AppContext) async throws -> PersonalDataExport {
        try await identity.personalData.export(try context.signedIn().personKey, now: context.now)
    }

    private func erase(_ values: FormValues, _ context: AppContext) async throws -> Response {
        guard values["confirm"] == "1" else {
            let error = FieldError("confirm", context.messages("identity.error.confirm"))
            return try await show(context, error: error)
        }
        try await identity.personalData.erase(try context.signedIn().personKey)
        var response = Response.seeOther(context.path(IdentityPath.erased)).unkept
        identity.cookie.clear(on: &response)
        return response
    }
}

extension Response {
    /// The same answer as a file to keep on one's own disk, and nowhere between.
    fileprivate func attached(_ name: String) -> Response {
        var response = unkept
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }
}

/// `/account/data`
struct DataPage {
    /// The organisations that nobody would administer any more.
    let orphans: [Organisation]
    let token: (name: String, value: String)
    let errors: [FieldError]
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.data.title"), path: IdentityPath.data,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.data.title"))
            H.p(say("identity.data.lede"), .class("lede"))
            H.ul {
                H.li { link(IdentityPath.exportHTML, "identity.data.html") }
                H.li { link(IdentityPath.exportJSON, "identity.data.json") }
            }
            H.section {
                H.h2(say("identity.erase.title"))
                H.p(say("identity.erase.text"))
                H.p(say("identity.erase.log"))
                if !orphans.isEmpty { orphaned }
                Form(
                    .post, action: "/\(say.language)\(IdentityPath.erase)",
                    button: say("identity.erase.button"), hidden: [token]
                ) {
                    ChoiceField(
                        "confirm", label: say("identity.erase.sure"), kind: .several,
                        choices: [Choice("1", say("identity.erase.confirm"))],
                        error: errors.first?.message, isOptional: false, say: say)
                }
            }
        }
    }

    /// NB: a word of advice, not a condition: erasing is refused for no organisation's sake.
    private var orphaned: Notice {
        Notice(.warning, say: say) {
            H.p(say("identity.erase.orphans"))
            H.ul {
                for organisation in orphans {
                    let path = IdentityPath.path(IdentityPath.people, of: organisation.id)
                    H.li { H.a(organisation.name, .href("/\(say.language)\(path)")) }
                }
            }
        }
    }

    private func link(_ path: String, _ words: MessageKey) -> HTML {
        H.a(say(words), .href("/\(say.language)\(path)"))
    }
}

/// `/account/erased`
struct ErasedPage {
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.erased.title"), path: IdentityPath.erased,
            breadcrumbs: [Link(say("identity.crumb.home"), "/\(say.language)")], isIndexed: false
        ) {
            H.h1(say("identity.erased.title"))
            Notice(.success, say: say) { H.p(say("identity.erased.text")) }
            H.p(say("identity.erased.copies"))
        }
    }
}
