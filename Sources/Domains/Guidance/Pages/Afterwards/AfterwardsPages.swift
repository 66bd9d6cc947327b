import Hummingbird
import Kernel
import Language
import Storage
import Web

/// What comes after the sheet: a reminder, how it went, and the barometer made of the answers.
struct AfterwardsPages: Sendable {
    let guidance: GuidanceDomain

    static let afterwards = "/choose/afterwards"
    static let reminder = "/choose/reminder"
    static let calendar = "/choose/reminder.ics"
    static let count = "/choose/count"
    static let barometer = "/barometer"

    /// Half a year: when a letter asks how it went.
    static let reminderDays: Int64 = 182

    func add(to routes: Routes) {
        routes.page(Self.afterwards) { _, context in try await ask(context, errors: [], values: FormValues())
        }
        routes.form(Self.afterwards) { values, context in try await answer(values, context) }
        routes.form(Self.reminder) { values, context in try await remind(values, context) }
        routes.form(Self.count) { values, context in try await count(values, context) }
        routes.page(Self.calendar) { _, context in try calendar(context) }
        routes.page(Self.barometer) { _, context in try await barometer(context) }
    }

    /// The situation in a link; a sentence when it is not one of ours.
    private func situation(_ text: String?) throws -> Situation {
        guard let situation = text.flatMap(guidance.links.situation), situation.need != nil else {
            throw GuidanceRefusal.badLink
        }
        return situation
    }

    private func ask(_ context: AppContext, errors: [FieldError], values: FormValues) async throws -> Response
    {
        let situation = try situation(context.query["s"] ?? values["s"])
        let sheet = try await guidance.makeSheet(situation, today: context.now.date)
        let token = context.formToken(for: context.path(Self.afterwards))
        let page = AfterwardsPage(
            sheet: sheet, words: guidance.words(context), token: token, values: values, errors: errors
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
        let known = Set(
            try await guidance.makeSheet(situation, today: context.now.date).options.map(\.ranked.id))
        let words = (values["words"] ?? "").prefix(Answer.longestWords).trimmed
        let answer = Answer(
            id: ID(guidance.ids(at: context.now)), need: need, legalForm: situation.legalForm,
            country: situation.country?.text,
            chosen: values["chosen"].flatMap { known.contains($0) && outcome != .nothing ? $0 : nil },
            outcome: outcome,
            lacking: values["lacking"].flatMap(Answer.Lack.init(rawValue:)),
            words: words.isEmpty ? nil : words,
            receivedAt: context.now, state: .pending)
        try await guidance.database.write { tx in try tx.add(answer) }
        return context.respond(
            with: ThanksPage(
                title: "afterwards.thanks", text: "afterwards.thanks.text", words: guidance.words(context)
            ).page)
    }

    private func remind(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        _ = try situation(values["s"])
        let address = (values["address"] ?? "").trimmed
        guard guidance.mailer != nil, EmailAddress.isPlausible(address), values["consent"] == "1" else {
            throw GuidanceRefusal.badAnswer("address")
        }
        let reminder = Reminder(
            token: guidance.ids(at: context.now).base32, address: address, situation: values["s"] ?? "",
            language: context.language)
        let day = context.now.adding(seconds: Self.reminderDays * 86_400)
        try await guidance.database.write { tx in try tx.addReminder(reminder, sendAt: day) }
        let page = ThanksPage(
            title: "afterwards.reminder.kept", text: "afterwards.reminder.kept.text",
            words: guidance.words(context))
        return context.respond(with: page.page)
    }

    private func count(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try situation(values["s"])
        let month = String(context.now.date.description.prefix(7))
        try await guidance.database.write { tx in
            try tx.countSheet(
                need: situation.need ?? "", legalForm: situation.legalForm ?? "",
                country: situation.country?.text ?? "",
                month: month)
        }
        let page = ThanksPage(
            title: "afterwards.counted", text: "afterwards.counted.text", words: guidance.words(context))
        return context.respond(with: page.page)
    }

    /// A date for her own calendar, so that nobody needs her address (RFC 5545).
    private func calendar(_ context: AppContext) throws -> Response {
        let text = context.query["s"]
        let situation = try situation(text)
        let day = context.now.date.adding(days: Self.reminderDays)
        let link = "\(guidance.address)/\(context.language)\(Self.afterwards)?s=\(text ?? "")"
        let words = guidance.words(context)
        let need = situation.need.flatMap(guidance.knowledge.need).map { words.text($0.labels) } ?? ""
        let event = CalendarEvent(
            id: text ?? "", day: day, made: context.now,
            title: context.messages("afterwards.calendar.title", ["need": need]), link: link)
        return .bytes(Array(event.text.utf8), mediaType: "text/calendar; charset=utf-8")
    }

    private func barometer(_ context: AppContext) async throws -> Response {
        let counts = try await guidance.database.read { tx in try tx.barometerCounts() }
        let barometer = Barometer(counts)
        let chosen = try await guidance.directory.profiles(barometer.chosen.shown.map(\.term))
        let names = Dictionary(chosen.map { ($0.outline.id, $0.name) }) { first, _ in first }
        return context.respond(
            with: BarometerPage(barometer: barometer, names: names, words: guidance.words(context)).page)
    }
}

/// What an e-mail address must look like before a letter is tried: RFC 5321's lengths, one `@`, a host with a
/// dot.
enum EmailAddress {
    static func isPlausible(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count),
            (4...253).contains(parts[1].utf8.count)
        else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
            && text.unicodeScalars.allSatisfy {
                $0.value > 32 && $0.value != 127 && !"<>(),;:\"[]\\".unicodeScalars.contains($0)
            }
    }
}

extension StringProtocol {
    /// Without blanks at both ends, runs of blanks folded to one space.
    var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
