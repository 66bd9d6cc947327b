import Hummingbird
import Kernel
import Language
import Storage
import Web

/// One letter in six months: an address is kept for it with consent, apart from everything else, and can be
/// erased at once. Or a date for her own calendar, so that nobody needs her address.
struct ReminderPages: Sendable {
    let afterwards: AfterwardsPages

    static let reminder = "/choose/reminder"
    static let forget = "/choose/reminder/forget"
    static let calendar = "/choose/reminder.ics"

    private var guidance: GuidanceDomain { afterwards.guidance }

    func add(to routes: Routes) {
        routes.form(Self.reminder) { values, context in try await remind(values, context) }
        routes.form(Self.forget) { values, context in try await forget(values, context) }
        routes.page(Self.calendar) { _, context in try calendar(context) }
    }

    private func remind(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let situation = try afterwards.situation(values["s"])
        guard guidance.letters?.mailer != nil else { throw GuidanceRefusal.noLetters }
        guard let address = EmailAddress(values["address"] ?? "") else {
            return try await complain("address", values, context)
        }
        guard values["consent"] == "1" else { return try await complain("consent", values, context) }
        let reminder = Reminder(
            token: guidance.ids(at: context.now).base32, address: address.text,
            situation: guidance.links.text(situation), language: context.language)
        let day = context.now.adding(seconds: NextSteps.daysUntilReview * 86_400)
        try await guidance.database.write { tx in try tx.addReminder(reminder, sendAt: day) }
        let page = ReminderPage(
            token: reminder.token, formToken: context.formToken(for: context.path(Self.forget)),
            words: guidance.words(context))
        return context.respond(with: page.page)
    }

    private func complain(_ field: String, _ values: FormValues, _ context: AppContext) async throws
        -> Response
    {
        let error = FieldError(field, context.messages("afterwards.error.\(field)"))
        return try await afterwards.ask(context, errors: [error], values: values)
    }

    /// Whoever shows the token of a reminder may erase it; an unknown one is as good as erased.
    private func forget(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let token = values["reminder"] ?? ""
        try await guidance.database.write { tx in try tx.eraseReminder(token) }
        let page = ThanksPage(
            title: "afterwards.forgotten", text: "afterwards.forgotten.text", words: guidance.words(context))
        return context.respond(with: page.page)
    }

    /// A date for her own calendar (RFC 5545).
    private func calendar(_ context: AppContext) throws -> Response {
        let text = context.query["s"]
        let situation = try afterwards.situation(text)
        let day = context.now.date.adding(days: NextSteps.daysUntilReview)
        let link = "\(guidance.address)/\(context.language)\(AfterwardsPages.afterwards)?s=\(text ?? "")"
        let words = guidance.words(context)
        let need = situation.need.flatMap(guidance.knowledge.need).map { words.text($0.labels) } ?? ""
        let event = CalendarEvent(
            id: text ?? "", day: day, made: context.now,
            title: context.messages("afterwards.calendar.title", ["need": need]), link: link)
        return .bytes(Array(event.text.utf8), mediaType: "text/calendar; charset=utf-8")
    }
}
