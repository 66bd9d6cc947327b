import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// Editing what one's organisation says, of itself and of what it keeps.
struct OwnWordsPages: Sendable {
    let atlas: AtlasDomain

    /// Where an entry is edited.
    static func path(of id: EntryID) -> String { "/atlas/\(id)/edit" }

    func add(to routes: Routes) {
        let path = "/atlas/{id}/edit"
        routes.page(path, access: .needs(.editEntry, .thing)) { _, context in
            let subject = try await subject(context)
            return try await respond(subject.form(context), subject, [], nil, context)
        }
        routes.form(path, access: .needs(.editEntry, .thing)) { values, context in
            try await save(values, context)
        }
    }

    /// What is edited.
    private struct Subject: Sendable {
        let entry: Entry
        let own: OwnWords
        /// What readers would see without the own words.
        let others: RecordContent

        func form(_ context: AppContext) -> OwnWordsForm {
            OwnWordsForm(
                others: others, own: own.content, languages: context.instance.settings.languages)
        }

        var versions: (own: String, others: String) { (own.version, others.version) }
    }

    /// The entry that the actor may edit. Throws `ClaimRefusal.nobodyActs`, `IdentityRefusal.notAllowed`.
    private func subject(_ context: AppContext) async throws -> Subject {
        let text = context.parameter("id") ?? ""
        guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
        let actor = try context.signedIn()
        return try await atlas.database.read { tx in
            guard let entry = try tx.entry(id), case .here(let key)? = try tx.locate(entry.id) else {
                throw AtlasRefusal.unknownEntry(text)
            }
            guard let standing = try tx.standing(of: entry.id) else { throw ClaimRefusal.nobodyActs }
            try Authority.check(actor, .editEntry, for: standing.organisation)
            return Subject(entry: entry, own: try tx.ownWords(of: key), others: entry.withoutOwnWords)
        }
    }

    private func save(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let subject = try await subject(context)
        let form = subject.form(context).filled(by: values)
        guard values["version"] == subject.versions.own, values["others"] == subject.versions.others else {
            return try await respond(form, subject, [], subject.form(context).values, context)
        }
        switch form.draft.reading(atlas.vocabularies) {
        case .faults(let faults):
            let errors = faults.sorted { $0.key < $1.key }.map { field, fault in
                FieldError(
                    field == "summary" ? form.faultySummary : field,
                    context.messages("atlas.suggest.fault.\(fault)"))
            }
            return try await respond(form, subject, errors, nil, context)
        case .content(let content):
            do {
                _ = try await EditOwnWords(database: atlas.database, ids: atlas.ids)(
                    subject.entry.id, content, insteadOf: subject.own.version, by: context.actor,
                    now: context.now)
            } catch ClaimRefusal.changedMeanwhile {
                let now = try await self.subject(context)
                return try await respond(
                    now.form(context).filled(by: values), now, [], now.form(context).values, context)
            }
            return Response.seeOther(context.path("/atlas/\(subject.entry.id)"))
        }
    }

    private func respond(
        _ form: OwnWordsForm, _ subject: Subject, _ errors: [FieldError], _ meanwhile: [String: String]?,
        _ context: AppContext
    ) async throws -> Response {
        let page = OwnWordsPage(
            entry: EntryWords(entry: subject.entry, words: try await atlas.words(context)), form: form,
            versions: subject.versions, meanwhile: meanwhile, errors: errors,
            token: context.formToken(for: context.path(Self.path(of: subject.entry.id))))
        let status: HTTPResponse.Status =
            meanwhile != nil ? .conflict : errors.isEmpty ? .ok : .badRequest
        return context.respond(with: page.page, status: status)
    }
}

extension OwnWordsForm {
    /// The first summary that is too long or holds hidden signs.
    fileprivate var faultySummary: String {
        let names = languages.map { "summary_\($0)" }
        let longest = OwnWordsDraft.longest["summary"] ?? 0
        return names.first { name in
            let text = values[name] ?? ""
            let lines = text.filter { !$0.isNewline }
            return text.count > longest || lines != lines.withEscapedControls
        } ?? names.first ?? "summary"
    }
}

extension Entry {
    /// What the other sources say together.
    var withoutOwnWords: RecordContent {
        let others = records.filter { $0.source != Source.organisations.name }
        return Fold.entry(id, others)?.content ?? content
    }
}
