import Hummingbird
import Kernel
import Language
import Web

/// Answers `/aids`: the register, judged for what was told; what was told wrong is said at its field.
struct AidsHandler: Sendable {
    let guidance: GuidanceDomain

    func respond(_ context: AppContext) -> Response {
        let (query, errors) = read(context)
        let page = AidsPage(
            query: query, errors: errors, values: context.query, today: context.now.date,
            words: guidance.words(context)
        ).page
        return context.respond(with: page, status: errors.isEmpty ? .ok : .badRequest)
    }

    /// What the address asks; what is wrong with it is left out of the question.
    private func read(_ context: AppContext) -> (AidsQuery, [FieldError]) {
        let (knowledge, values) = (guidance.knowledge, context.query)
        var errors: [FieldError] = []
        func tried<Value>(_ field: String, _ read: () throws -> Value?) -> Value? {
            do { return try read() } catch {
                let type = knowledge.aids.fact(field)?.type
                let sentence =
                    type == "integer"
                    ? context.messages("form.error.number") : context.messages("guidance.register.pick")
                errors.append(FieldError(field, sentence))
                return nil
            }
        }
        func given(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
        let country = tried("country") { try given("country").map(knowledge.country) }
        let form = tried("form") {
            try given("form").map { form in
                try knowledge.check(form: form, in: country)
                return form
            }
        }
        let answers = knowledge.aids.askable.compactMap { fact in
            tried(fact.id) { try given(fact.id).map { try AidAnswer($0, to: fact, knowledge) } }
        }
        return (AidsQuery(form: form, country: country, answers: answers), errors)
    }
}
