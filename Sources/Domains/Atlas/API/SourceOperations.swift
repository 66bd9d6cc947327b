import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Storage
import Web

/// The sources, and what their last import did.
extension AtlasAPI {
    private static let name = Parameter<String>.path(
        "name", pattern: "[a-z0-9-]{2,40}", "The source's short name.")

    /// `GET /atlas/sources`
    var sources: APIRoute {
        APIRoute(
            .get, "/atlas/sources", operation: "listSources", summary: "atlas.api.sources", tag: Self.tag,
            answers: [
                .json(
                    .object([.required("sources", .array(SourceSummary.schema))]),
                    "The sources, those believed first in front.")
            ]
        ) { _ in
            let sources = try await atlas.database.read { tx in try tx.sources() }
            return .json(["sources": .array(sources.map { .object($0.summaryJSON) })])
        }
    }

    /// `GET /atlas/sources/{name}`
    var source: APIRoute {
        APIRoute(
            .get, "/atlas/sources/{name}", operation: "getSource", summary: "atlas.api.source", tag: Self.tag,
            parameters: [Self.name.declaration],
            answers: [.json(SourceSummary.reportedSchema, "The source and the report of its last import.")]
        ) { request in
            let sources = try await atlas.database.read { tx in try tx.sources() }
            guard let found = sources.first(where: { $0.source.name == request[Self.name] }) else {
                throw AtlasRefusal.unknownSource(request[Self.name])
            }
            var object = found.summaryJSON
            object["report"] = found.report.json
            return .json(.object(object))
        }
    }
}

extension SourceSummary {
    /// The source with its figures, without the report.
    fileprivate var summaryJSON: [String: JSONValue] {
        var object = source.json.object ?? [:]
        object["entries"] = .integer(Int64(entries))
        object["last_import"] = .string(lastImport.rfc3339)
        return object
    }

    private static let members: [Schema.Member] = [
        .required("name", .text, "The short name that records carry."), .required("title", .text),
        .optional("url", .text, "Where the data is published."),
        .required("licence", .text, "The licence of its records, an SPDX identifier where there is one."),
        .required("precedence", .integer(-1_000_000...1_000_000), "The higher is believed first."),
        .required("entries", .count, "Entries that rest on it now."),
        .required("last_import", .text(format: "date-time")),
    ]

    fileprivate static let schema = Schema.named("Source", .object(members))

    fileprivate static let reportedSchema = Schema.named(
        "ReportedSource", .object(members + [.required("report", ImportReport.schema)]))
}

extension ImportReport {
    private static let counts = [
        "read", "created", "updated", "unchanged", "refused", "unidentified", "gone",
    ]

    /// The shape of `json`.
    fileprivate static let schema = Schema.named(
        "ImportReport",
        .object(
            counts.map { .required($0, .count) } + [
                .required("unmapped", .array(.text), "Columns that hold something and are not read."),
                .required(
                    "refusals",
                    .array(
                        .object([
                            .required("line", .count), .optional("file", .text), .required("reason", .text),
                            .optional("detail", .text),
                        ]), atMost: refusalLimit), "The first refused rows."),
                .required(
                    "left_out",
                    .map(
                        .object([
                            .required("count", .count),
                            .required("values", .array(.text, atMost: valueLimit)),
                        ])), "Values that could not be used, by field."),
            ]))
}
