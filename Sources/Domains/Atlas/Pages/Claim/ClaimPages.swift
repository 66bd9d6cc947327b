import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// Saying that one acts for an entry's organisation, showing it, and asking to join whoever acts.
struct ClaimPages: Sendable {
    let atlas: AtlasDomain

    /// What the link of a letter leads to.
    static let link = "/atlas/claim-link"

    /// Where an entry is claimed.
    static func path(of id: EntryID) -> String { "/atlas/\(id)/claim" }
    /// Where others vouch for a claim.
    static func vouching(_ id: ID<Claim>) -> String { "/atlas/claims/\(id)/vouch" }

    private static let claim = "/atlas/{id}/claim"

    func add(to routes: Routes) {
        let access = Access.needs(.claim)
        routes.page(Self.claim, access: access) { _, context in
            try await respond(try await situation(context), ClaimForm(), [], context)
        }
        routes.form(Self.claim, access: access) { values, context in try await ask(values, context) }
        routes.form("\(Self.claim)/code", access: access) { values, context in
            try await code(values, context)
        }
        routes.form("\(Self.claim)/again", access: access) { _, context in
            try await step(context) { id, actor in
                try await ClaimOrganisation(atlas: atlas).again(id, by: actor, now: context.now)
            }
        }
        routes.form("\(Self.claim)/withdraw", access: access) { _, context in
            try await step(context) { id, actor in
                try await ClaimOrganisation(atlas: atlas).withdraw(id, by: actor, now: context.now)
            }
        }
        routes.form("\(Self.claim)/join", access: access) { values, context in
            try await join(values, context)
        }
        ClaimLinkPages(atlas: atlas).add(to: routes)
        VouchPages(atlas: atlas).add(to: routes)
    }

    /// The entry as its claim stands for whoever asks.
    func situation(_ context: AppContext) async throws -> ClaimSituation {
        let (actor, now) = (try context.signedIn(), context.now)
        let text = context.parameter("id") ?? ""
        guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
        return try await atlas.database.read { [atlas] tx in
            try ClaimSituation(id, of: actor, atlas, tx, now: now)
        }
    }

    private func ask(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let (situation, form) = (try await situation(context), ClaimForm(values))
        switch form.reading(situation) {
        case .faults(let faults):
            let errors = faults.map { FieldError($0, context.messages("atlas.claim.fault.\($1)")) }
            return try await respond(situation, form, errors, context)
        case .ask(let ask):
            _ = try await ClaimOrganisation(atlas: atlas)(
                situation.entry.id, ask, by: try context.signedIn(), language: context.language,
                now: context.now)
            return Response.seeOther(context.path(Self.path(of: situation.entry.id)))
        }
    }

    private func code(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try await situation(context)
        let typed = values["code"] ?? ""
        let isRight = try await ProveClaim(atlas: atlas).byCode(
            ClaimSecret(code: typed), of: situation.entry.id, actor: try context.signedIn(), now: context.now)
        if isRight { return Response.seeOther(context.path(Self.path(of: situation.entry.id))) }
        var form = ClaimForm()
        form.code = typed
        let error = FieldError("code", context.messages("atlas.claim.fault.code"))
        return try await respond(try await self.situation(context), form, [error], context)
    }

    private func join(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try await situation(context)
        let words = (values["join"] ?? "").trimmed
        guard words.count <= ClaimLimits.longestWords else {
            var form = ClaimForm()
            form.join = words
            let error = FieldError("join", context.messages("atlas.claim.fault.length"))
            return try await respond(situation, form, [error], context)
        }
        try await AskToJoin(atlas: atlas)(
            situation.entry.id, words: words, by: try context.signedIn(), now: context.now)
        let page = JoinAskedPage(
            entry: EntryWords(entry: situation.entry, words: try await atlas.words(context)))
        return context.respond(with: page.page)
    }

    private func step(
        _ context: AppContext, _ body: @Sendable (EntryID, Actor) async throws -> Void
    ) async throws -> any ResponseGenerator {
        let situation = try await situation(context)
        try await body(situation.entry.id, try context.signedIn())
        return Response.seeOther(context.path(Self.path(of: situation.entry.id)))
    }

    private func respond(
        _ situation: ClaimSituation, _ form: ClaimForm, _ errors: [FieldError], _ context: AppContext
    ) async throws -> Response {
        let page = ClaimPage(
            situation: situation, form: form, errors: errors,
            site: atlas.address.base, words: try await atlas.words(context),
            token: { context.formToken(for: context.path($0)) })
        return context.respond(with: page.page, status: errors.isEmpty ? .ok : .badRequest)
    }
}
