import Kernel
import Web

extension Entry {
    /// The shape of `json(site:languages:)`.
    static let schema = Schema.named(
        "Entry", .object(identityMembers + descriptionMembers + placeMembers + listMembers + originMembers))

    private static let identityMembers: [Schema.Member] = [
        .required("id", .text, "The public identifier; it never changes."),
        .required("url", .text(format: "uri"), "The page of the entry."),
        .required("type", .choice(EntryType.allCases.map(\.rawValue))),
        .required("name", .text, "The name in the language asked for, or else in another."),
        .required("names", .localized, "The name by language."),
        .optional("alternate_names", .array(.text)),
        .optional("identifiers", .array(.text), "SCHEME:number, such as FR-SIREN:732829320."),
    ]

    private static let descriptionMembers: [Schema.Member] = [
        .optional("summary", .text, "The summary in the language asked for, or else in another."),
        .optional("summaries", .localized, "The summary by language."),
        .optional("note", .localized, "What its source says of its own statement."),
        .optional("website", .text(format: "uri")),
        .optional(
            "links",
            .array(
                .object([
                    .required("purpose", .choice(Link.Purpose.allCases.map(\.rawValue))),
                    .required("url", .text(format: "uri")),
                ]))),
        .optional("changed_on", .text(format: "date"), "The day its source last changed it."),
    ]

    private static let placeMembers: [Schema.Member] = [
        .optional(
            "address",
            .object(["street", "postcode", "locality", "region"].map { .optional($0, .text) })),
        .optional("country", .text, "ISO 3166-1, two letters."),
        .optional(
            "position",
            .object([
                .required("latitude", .number(-90...90)), .required("longitude", .number(-180...180)),
            ]), "Degrees, WGS 84."),
        .optional("distance_metres", .count, "From the point asked for."),
        .optional("opening_hours", .text, "In OpenStreetMap's syntax."),
    ]

    private static let listMembers: [Schema.Member] =
        TermField.allCases.map { .optional($0.payloadKey, .array(.text)) } + [
            .optional("legal_form", .text),
            .optional("keywords", .array(.text), "The words of its sources."),
            .optional("criteria", .array(evidence), "What is said of it on each criterion, by whom."),
            .optional(
                "relations",
                .array(
                    .object([
                        .required("kind", .choice(Relation.Kind.allCases.map(\.rawValue))),
                        .required("name", .text), .optional("target", .text),
                    ]))),
            .optional(
                "contacts",
                .array(.object([.required("means", .constant("email")), .required("value", .text)])),
                "Addresses that are plainly a role's, never a person's."),
        ]

    private static let evidence = Schema.object([
        .required("criterion", .text), .required("value", .text), .optional("date", .text(format: "date")),
        .optional("author", .text), .optional("link", .text), .required("source", .text),
        .required("licence", .text),
    ])

    private static let originMembers: [Schema.Member] = [
        .required("sources", .array(record), "The records it is folded from, those believed first in front."),
        .required("licences", .array(.text), "The licences of what it rests on."),
        .required("first_seen", .text(format: "date-time")),
        .required("last_seen", .text(format: "date-time")),
        .required("gone", .boolean, "Whether no source lists it any more."),
    ]

    private static let record = Schema.object([
        .required("name", .text, "The source's short name."), .required("key", .text, "Its key there."),
        .required("licence", .text), .required("first_seen", .text(format: "date-time")),
        .required("last_seen", .text(format: "date-time")), .optional("gone_at", .text(format: "date-time")),
    ])
}

extension Schema {
    /// Texts by BCP 47 tag, `und` for a language that is not known.
    static var localized: Schema { .map(.text) }
}
