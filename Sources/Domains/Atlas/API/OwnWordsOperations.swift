import CanonicalJSON
import HTTPTypes
import Identity
import Kernel
import Language
import Storage
import Web

/// What an organisation says itself of an entry, to read and to replace.
extension AtlasAPI {
    private static let owned = Parameter<String>.path(
        "id", pattern: "(org|sol|plc)_[0-7][0-9a-hjkmnp-tv-z]{25}", "The entry's identifier.")

    /// `GET /atlas/entries/{id}/own-words`
    var ownWords: APIRoute {
        APIRoute(
            .get, "/atlas/entries/{id}/own-words", operation: "getOwnWords", summary: "atlas.api.own-words",
            tag: Self.tag, parameters: [Self.owned.declaration],
            answers: [.json(OwnWords.schema, "What the organisation says itself, and its version.")]
        ) { request in
            let text = request[Self.owned]
            let (entry, own) = try await atlas.database.read { tx in
                guard let id = EntryID(text), let entry = try tx.entry(id),
                    case .here(let key)? = try tx.locate(entry.id)
                else { throw AtlasRefusal.unknownEntry(text) }
                return (entry.id, try tx.ownWords(of: key))
            }
            return .json(own.json(of: entry))
        }
    }

    /// `PUT /atlas/entries/{id}/own-words`, for whoever may edit for the organisation that acts.
    var replaceOwnWords: APIRoute {
        APIRoute(
            .put, "/atlas/entries/{id}/own-words", operation: "replaceOwnWords",
            summary: "atlas.api.replace-own-words", tag: Self.tag, access: .needs(.editEntry, .thing),
            parameters: [Self.owned.declaration], body: OwnWords.bodySchema,
            answers: [
                .json(OwnWords.schema, "What the organisation says now."),
                .problem(.conflict, "It was changed since the version that you name."),
            ]
        ) { request in
            let text = request[Self.owned]
            guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
            try OwnWordsDraft.checkLanguages(request.body)
            let draft = OwnWordsDraft(json: request.body, type: id.type)
            guard case .content(let content) = draft.reading(atlas.vocabularies) else {
                throw draft.refusal(atlas.vocabularies)
            }
            let own = try await EditOwnWords(database: atlas.database, ids: atlas.ids)(
                id, content, insteadOf: request.body["version"]?.string ?? "", by: request.context.actor,
                now: request.context.now)
            return .json(own.json(of: id))
        }
    }
}

extension OwnWords {
    private static let members: [Schema.Member] = [
        .optional("names", .map(.text), "The name by language (BCP 47)."),
        .optional("summaries", .map(.text), "What it is and does, by language."),
        .optional("website", .text(format: "uri"), "Its own site."),
        .optional(
            "address",
            .object([
                .optional("street", .text), .optional("postcode", .text), .optional("locality", .text),
                .optional("region", .text),
            ]), "Where it is, as one statement."),
        .optional("country", .text, "A term of the vocabulary countries."),
        .optional("legal_form", .text, "A term of the vocabulary legal-forms; organisations only."),
        .optional("opening_hours", .text, "In OpenStreetMap syntax; places only."),
        .optional("contact", .text(format: "email"), "An address of a role, such as contact@…."),
    ]

    private static let version = Schema.Member.required(
        "version", .string(.init(pattern: "none|[0-9a-f]{64}")),
        "Names the statement. To replace it, say which version you saw; none while nothing is said.")

    static let schema = Schema.named(
        "OwnWords",
        .object([.required("entry", .text, "The entry's identifier."), version] + members))

    /// What is not said in it is not said any more; what others say of it then shows again.
    static let bodySchema = Schema.named("OwnWordsToSay", .object([version] + members))

    func json(of entry: EntryID) -> JSONValue {
        var object: [String: JSONValue] = [
            "entry": .string(entry.description), "version": .string(version),
        ]
        guard let content = content?.forReaders else { return .object(object) }
        object.set("names", content.name)
        object.set("summaries", content.summary)
        object.set("website", content.website)
        object.set("address", content.address.json)
        object.set("country", content.country?.text)
        object.set("legal_form", content.legalForm)
        object.set("opening_hours", content.openingHours)
        object.set("contact", content.contacts.first(where: \.isRole)?.value)
        return .object(object)
    }
}

extension OwnWordsDraft {
    init(json: JSONValue, type: EntryType) {
        self.init(type: type)
        name = LocalizedText(json: json["names"])
        summary = LocalizedText(json: json["summaries"])
        website = json["website"]?.string ?? ""
        let address = json["address"]
        street = address?["street"]?.string ?? ""
        postcode = address?["postcode"]?.string ?? ""
        locality = address?["locality"]?.string ?? ""
        region = address?["region"]?.string ?? ""
        country = json["country"]?.string ?? ""
        legalForm = json["legal_form"]?.string ?? ""
        openingHours = json["opening_hours"]?.string ?? ""
        contact = json["contact"]?.string ?? ""
    }

    /// Throws when a text is in no language that can be named; it would be lost otherwise.
    static func checkLanguages(_ json: JSONValue) throws {
        for member in ["names", "summaries"] {
            guard let texts = json[member]?.object, !texts.keys.allSatisfy({ LanguageTag($0) != nil }) else {
                continue
            }
            throw ParameterRefusal([.init("/\(member)", "Expected language tags (BCP 47), such as fr.")])
        }
    }

    /// What is wrong, member by member.
    fileprivate func refusal(_ vocabularies: Vocabularies) -> ParameterRefusal {
        guard case .faults(let faults) = reading(vocabularies) else { return ParameterRefusal([]) }
        let inAddress: Set = ["street", "postcode", "locality", "region"]
        let plural = ["name": "names", "summary": "summaries"]
        return ParameterRefusal(
            faults.sorted { $0.key < $1.key }.map { field, fault in
                let place = inAddress.contains(field) ? "/address/\(field)" : "/\(plural[field] ?? field)"
                return Problem.Fault(place, Self.reasons[fault] ?? "Expected something else.")
            })
    }

    private static let reasons = [
        "address": "Expected an http or https address.", "choice": "Expected a term of the vocabulary.",
        "length": "Expected a shorter text.", "hidden": "Expected no control characters.",
        "contact": "Expected an e-mail address of a role, such as contact@example.org.",
    ]
}
