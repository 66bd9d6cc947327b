import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// Proposals for the atlas: anybody may send one, without an account; somebody reads it before it counts.
struct ContributePages: Sendable {
    let atlas: AtlasDomain

    static let suggest = "/atlas/suggest"
    private static let suggestions = "/atlas/suggestions"

    /// Where a proposal can be followed.
    static func suggestion(_ id: ID<Contribution>) -> String { "\(suggestions)/\(id)" }

    func add(to routes: Routes) {
        routes.page(Self.suggest) { _, context in try await ask(context) }
        routes.form(Self.suggest) { values, context in try await receive(values, context) }
        routes.page("\(Self.suggestions)/{id}") { _, context in try await follow(context) }
    }

    private func ask(_ context: AppContext) async throws -> Response {
        let subject = try await atlas.entryToCorrect(context.query["entry"])
        let form = ContributionForm(subject: subject, language: context.language)
        return try await respond(form, [], context)
    }

    private func receive(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let form = ContributionForm(values, subject: try await atlas.entryToCorrect(values["entry"]))
        switch try await atlas.propose(form, language: context.language, now: context.now) {
        case .faults(let faults):
            let errors = faults.sorted { $0.key < $1.key }.map {
                FieldError($0.key, context.messages("atlas.suggest.fault.\($0.value)"))
            }
            return try await respond(form, errors, context)
        case .received(let contribution):
            return Response.seeOther(context.path(Self.suggestion(contribution.id)))
        }
    }

    private func follow(_ context: AppContext) async throws -> Response {
        let text = context.parameter("id") ?? ""
        guard let id = ID<Contribution>(text),
            let contribution = try await atlas.database.read({ tx in try tx.contribution(id) })
        else { throw AtlasRefusal.unknownProposal(text) }
        let words = try await atlas.words(context)
        return context.respond(with: ContributionPage(contribution: contribution, words: words).page)
    }

    private func respond(_ form: ContributionForm, _ errors: [FieldError], _ context: AppContext) async throws
        -> Response
    {
        let page = ContributePage(
            form: form, errors: errors, token: context.formToken(for: context.path(Self.suggest)),
            isModerator: Authority.allowsSomewhere(context.actor, .moderate),
            words: try await atlas.words(context))
        return context.respond(with: page.page, status: errors.isEmpty ? .ok : .badRequest)
    }
}
