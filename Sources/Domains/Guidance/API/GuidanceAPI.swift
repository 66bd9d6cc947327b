import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Web

/// Guidance's operations.
struct GuidanceAPI: Sendable {
    let guidance: GuidanceDomain

    private static let tag = "guidance"

    /// What was said, as pages link it.
    private static let situation = Parameter<String>.requiredText(
        "s", pattern: SituationLink.pattern, length: 1...SituationLink.limit,
        "A situation, as the links of /choose carry it.")
    /// A text in the form of a link that this site did not sign.
    private static let notOurs = APIAnswer.Declaration.problem(
        .notFound, "A link that is none of this site's, or was changed on its way.")
    private static let form = Parameter<String?>.text(
        "form", pattern: "[a-z0-9-]{1,60}", length: 1...60,
        "A legal form: a term of legal-forms or of national-legal-forms.")
    private static let country = Parameter<String?>.text(
        "country", pattern: "[A-Z]{2}", length: 2...2, "A country, ISO 3166-1 alpha-2.")

    var routes: [APIRoute] { [sheet, comparison, comparisonTable, aids] }

    /// `GET /guidance/sheet`
    private var sheet: APIRoute {
        APIRoute(
            .get, "/guidance/sheet", operation: "getDecisionSheet", summary: "guidance.api.sheet",
            tag: Self.tag,
            parameters: [Self.situation.declaration],
            answers: [.json(.any, "At most three options, help, skills and aids."), Self.notOurs]
        ) { request in
            let sheet = try await made(request)
            return .json(sheet.json(guidance.knowledge, languages: request.context.languages))
        }
    }

    /// `GET /guidance/comparison`
    private var comparison: APIRoute {
        APIRoute(
            .get, "/guidance/comparison", operation: "getComparison", summary: "guidance.api.comparison",
            tag: Self.tag, parameters: [Self.situation.declaration],
            answers: [.json(.any, "The same with up to eight options."), Self.notOurs]
        ) { request in
            let sheet = try await made(request)
            let places = MakeDecisionSheet.places
            return .json(
                sheet.json(guidance.knowledge, languages: request.context.languages, places: places))
        }
    }

    /// `GET /guidance/comparison.csv`
    private var comparisonTable: APIRoute {
        APIRoute(
            .get, "/guidance/comparison.csv", operation: "getComparisonAsTable",
            summary: "guidance.api.comparison-csv", tag: Self.tag, parameters: [Self.situation.declaration],
            answers: [.text("text/csv", "A line a solution, a column a criterion."), Self.notOurs]
        ) { request in
            let sheet = try await made(request)
            let table = ComparisonCSV(sheet: sheet, words: guidance.words(request.context))
            return .text(table.text, mediaType: "text/csv; charset=utf-8")
        }
    }

    /// `GET /guidance/aids`
    private var aids: APIRoute {
        APIRoute(
            .get, "/guidance/aids", operation: "listAids", summary: "guidance.api.aids", tag: Self.tag,
            parameters: [Self.form.declaration, Self.country.declaration] + facts.map(\.declaration),
            answers: [.json(.any, "Every aid with its answer for that form, country and further facts.")]
        ) { [facts] request in
            let answer = try guidance.knowledge.aids(
                form: request[Self.form], country: request[Self.country],
                facts: facts.compactMap { fact in request[fact].map { (fact.declaration.name, $0) } },
                today: request.context.now.date)
            return .json(answer.json(request.context.languages))
        }
    }

    /// A parameter for each fact that aids ask for besides.
    private var facts: [Parameter<String?>] {
        guidance.knowledge.aids.askable.map { fact in
            let purpose = fact.question.best(for: [.english])?.text ?? fact.id
            return switch fact.type {
            case "boolean": .choice(fact.id, ["yes", "no"], purpose)
            case "integer": .text(fact.id, pattern: "[0-9]{1,9}", length: 1...9, purpose)
            default: .choice(fact.id, guidance.knowledge.terms(answering: fact).sorted(), purpose)
            }
        }
    }

    private func made(_ request: APIRequest) async throws -> DecisionSheet {
        guard let situation = guidance.links.situation(request[Self.situation]) else {
            throw GuidanceRefusal.badLink
        }
        return try await guidance.makeSheet(situation, today: request.context.now.date)
    }
}
