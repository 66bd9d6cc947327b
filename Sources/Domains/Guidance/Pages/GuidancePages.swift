import HTTPTypes
import Hummingbird
import Kernel
import Web

/// Where guidance's pages stand.
enum GuidancePath {
    static let need = "/choose"
    static let organisation = "/choose/organisation"
    static let priorities = "/choose/priorities"
    static let sheet = "/choose/sheet"
    static let comparison = "/choose/compare"
    static let answer = "/choose/answer"
    static let aids = "/aids"
}

/// Guidance's pages. What was said so far travels in `s`; a form sends its answers back to its own page,
/// which folds them into a new `s` and leads on.
struct GuidancePages: Sendable {
    let guidance: GuidanceDomain

    func add(to routes: Routes) {
        let sheet = SheetHandler(guidance: guidance)
        let organisation = OrganisationHandler(guidance: guidance)
        page(GuidancePath.need, routes) { situation, context in needs(situation, context) }
        page(GuidancePath.organisation, routes) { try await organisation.respond($0, $1) }
        page(GuidancePath.priorities, routes) { situation, context in priorities(situation, context) }
        page(GuidancePath.sheet, routes) { try await sheet.respond($0, $1) }
        page(GuidancePath.comparison, routes) { try await sheet.compare($0, $1) }
        page(GuidancePath.answer, routes) { situation, context in answer(situation, context) }
        routes.page(GuidancePath.aids) { [guidance] _, context in
            AidsHandler(guidance: guidance).respond(context)
        }
    }

    /// A page that begins with what was said so far. A link that is cut or changed leads to a sentence and a
    /// new start.
    private func page(
        _ path: String, _ routes: Routes,
        _ handler: @escaping @Sendable (Situation, AppContext) async throws -> Response
    ) {
        routes.page(path) { [guidance] _, context in
            guard let text = context.query["s"] else { return try await handler(Situation(), context) }
            guard let situation = guidance.links.situation(text) else {
                let page = BadLinkPage(words: guidance.words(context)).page
                return context.respond(with: page, status: .badRequest)
            }
            return try await handler(situation, context)
        }
    }

    /// `/choose`: what was understood, and the whole list.
    private func needs(_ situation: Situation, _ context: AppContext) -> Response {
        var situation = situation
        if let words = context.query["q"] {
            situation.words = String(words.plain.prefix(NeedPage.longestQuestion))
        }
        let proposals = guidance.knowledge.matcher.proposals(for: situation.words)
        let page = NeedPage(situation: situation, proposals: proposals, words: guidance.words(context)).page
        return context.respond(with: page)
    }

    /// `/choose/priorities`: what counts.
    private func priorities(_ situation: Situation, _ context: AppContext) -> Response {
        let words = guidance.words(context)
        guard situation.need != nil else { return .seeOther(words.address(GuidancePath.need, situation)) }
        guard context.query["done"] == "1" else {
            return context.respond(with: PrioritiesPage(situation: situation, words: words).page)
        }
        let answered = PrioritiesForm(context.query, guidance.knowledge.criteria).situation(from: situation)
        return .seeOther(words.address(GuidancePath.sheet, answered))
    }

    /// `/choose/answer`: an answer to a question of an aid.
    private func answer(_ situation: Situation, _ context: AppContext) -> Response {
        let (words, value) = (guidance.words(context), context.query["value"] ?? "")
        let sheet = words.address(GuidancePath.sheet, situation) + "#aids"
        guard let fact = context.query["fact"].flatMap(guidance.knowledge.aids.fact), !value.isEmpty else {
            return .seeOther(sheet)
        }
        guard let answer = try? AidAnswer(value, to: fact, guidance.knowledge) else {
            let page = AnswerPage(fact: fact, value: value, situation: situation, words: words).page
            return context.respond(with: page, status: .badRequest)
        }
        return .seeOther(words.address(GuidancePath.sheet, answer.situation(from: situation)) + "#aids")
    }
}
