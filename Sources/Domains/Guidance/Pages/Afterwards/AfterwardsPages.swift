import Choice
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// What comes after the sheet: how it went, one's need counted, and the barometer made of the answers.
struct AfterwardsPages: Sendable {
    let guidance: GuidanceDomain

    static let afterwards = "/choose/afterwards"
    static let count = "/choose/count"
    static let barometer = "/barometer"

    func add(to routes: Routes) {
        routes.page(Self.afterwards) { _, context in try await ask(context) }
        routes.form(Self.afterwards) { values, context in try await answer(values, context) }
        routes.form(Self.count) { values, context in try await count(values, context) }
        routes.page(Self.barometer) { _, context in try await barometer(context) }
        ReminderPages(afterwards: self).add(to: routes)
    }

    /// The situation in a link; a sentence when it is not one of ours.
    func situation(_ text: String?) throws -> Situation {
        guard let situation = text.flatMap(guidance.links.situation), situation.need != nil else {
            throw GuidanceRefusal.badLink
        }
        return situation
    }

    /// The page with its three forms; with errors, as it was filled in.
    func ask(_ context: AppContext, errors: [FieldError] = [], values: FormValues = FormValues()) async throws
        -> Response
    {
        let situation = try situation(context.query["s"] ?? values["s"])
        let sheet = try await guidance.makeSheet(situation, today: context.now.date)
        let page = AfterwardsPage(
            sheet: sheet, words: guidance.words(context), offersLetter: guidance.letters?.mailer != nil,
            token: { context.formToken(for: context.path($0)) }, values: values, errors: errors
        ).page
        return context.respond(with: page, status: errors.isEmpty ? .ok : .badRequest)
    }

    private func answer(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try situation(values["s"])
        guard let outcome = values["outcome"].flatMap(Answer.Outcome.init(rawValue:)),
            let need = situation.need
        else {
            let error = FieldError("outcome", context.messages("afterwards.error.outcome"))
            return try await ask(context, errors: [error], values: values)
        }
        let known = try await guidance.makeSheet(situation, today: context.now.date).options.map(\.ranked.id)
        let chosen = values["chosen"].flatMap { $0.isEmpty ? nil : $0 }
        guard chosen.map(known.contains) ?? true else {
            let error = FieldError("chosen", context.messages("afterwards.error.chosen"))
            return try await ask(context, errors: [error], values: values)
        }
        let words = (values["words"] ?? "").prefix(Answer.longestWords).trimmed
        let answer = Answer(
            id: ID(guidance.ids(at: context.now)), need: need,
            legalForm: situation.legalForm.map(guidance.knowledge.generalForm),
            country: situation.country?.text,
            chosen: outcome == .nothing ? nil : chosen,
            outcome: outcome,
            lacking: values["lacking"].flatMap(Answer.Lack.init(rawValue:)),
            words: words.isEmpty ? nil : words,
            receivedAt: context.now, state: .pending)
        try await guidance.database.write { tx in try tx.add(answer) }
        return thank(context, "afterwards.thanks", "afterwards.thanks.text")
    }

    private func count(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try situation(values["s"])
        let month = BarometerMonth(context.now).text
        let mark = guidance.links.mark(of: situation)
        let form = situation.legalForm.map(guidance.knowledge.generalForm)
        let isNew = try await guidance.database.write { tx in
            try tx.countSheet(
                need: situation.need ?? "", legalForm: form ?? "", country: situation.country?.text ?? "",
                month: month, mark: mark)
        }
        return thank(
            context, isNew ? "afterwards.counted" : "afterwards.counted.before", "afterwards.counted.text")
    }

    private func barometer(_ context: AppContext) async throws -> Response {
        let month = BarometerMonth(context.now)
        let counts = try await guidance.database.read { tx in try tx.barometerCounts(before: month) }
        let barometer = Barometer(counts)
        let chosen = try await guidance.directory.profiles(barometer.chosen.shown.map(\.term))
        let names = Dictionary(chosen.map { ($0.outline.id, $0.name) }) { first, _ in first }
        return context.respond(
            with: BarometerPage(barometer: barometer, names: names, words: guidance.words(context)).page)
    }

    private func thank(_ context: AppContext, _ title: MessageKey, _ text: MessageKey) -> Response {
        context.respond(with: ThanksPage(title: title, text: text, words: guidance.words(context)).page)
    }
}

extension StringProtocol {
    /// Without blanks at both ends, runs of blanks folded to one space.
    var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Without marks that turn the direction of writing, and other characters that nobody sees.
    var plain: String {
        var plain = String.UnicodeScalarView()
        plain.append(
            contentsOf: unicodeScalars.filter { scalar in
                scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
            })
        return String(plain)
    }
}

extension Knowledge {
    /// The general form of a country's own: an association for `fr-association`. What is kept of answers is
    /// no finer.
    func generalForm(_ form: String) -> String {
        nationalForms.first { $0.id == form }?.legalForm ?? form
    }
}
