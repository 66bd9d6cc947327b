import Web

extension FoundEntries {
    /// The shape of `json(site:languages:)`.
    static let schema = Schema.named(
        "FoundEntries",
        .object([
            .required("total", .count, "How many entries match, on all pages."),
            .required("results", .array(Entry.schema, atMost: 1000)),
            .required(
                "facets", .map(.map(.count)),
                "For each facet, how many entries each value has, under all filters but its own."),
            .optional("next", .text, "The cursor of the next page; absent on the last."),
            .optional(
                "widened", .map(.array(.text)), "Words that nothing matched, with what was found instead."),
            .optional("left_out", Withheld.schema),
        ]))
}

extension Withheld {
    /// The shape of `json`.
    static let schema = Schema.named(
        "LeftOut",
        .object([
            .required("entries", .count, "Entries that match but rest on no record under these licences."),
            .required("records", .count, "Records left out of the entries that are given."),
        ]))
}
