import Atlas
import Language
import Web

/// `/developers`: the API, the machine doors and what the licences ask, written from the OpenAPI document.
struct DevelopersPage {
    let reference: APIReference
    let base: String
    let say: Messages

    var page: Page {
        Page(
            title: say("site.developers.title"), description: say("site.developers.description"),
            path: "/developers", breadcrumbs: [Link(say("site.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("site.developers.title"))
            H.p(say("site.developers.lede"), .class("lede"))
            Prose("site.developers.start", say: say)
            H.pre { H.code(curl("?q=reemploi&country=FR&limit=5")) }
            H.p { H.a(say("site.developers.document"), .href("/api/openapi.json")) }
            Prose("site.developers.tokens", say: say)
            doors
            Prose("site.developers.licences", say: say)
            H.pre { H.code("curl '\(base)\(AtlasAddress.door(.csv))?licence=CC0-1.0'") }
            embedding
            operations
        }
    }

    private func curl(_ query: String) -> String { "curl '\(base)\(AtlasAddress.door(.json))\(query)'" }

    private var doors: HTML {
        H.section(.id("doors")) {
            H.h2(say("site.developers.doors.title"))
            H.p(say("site.developers.doors.text"))
            DataTable(
                say("site.developers.doors.caption"),
                columns: [
                    .init(say("site.developers.doors.format")), .init(say("site.developers.doors.address")),
                    .init(say("site.developers.doors.use")),
                ],
                rows: [Door.json, .csv, .geojson, .jsonld, .atom, .ndjson].map { door in
                    [
                        .text(say("site.developers.door.\(door.rawValue)")),
                        H.a(.href(AtlasAddress.door(door))) { H.code(AtlasAddress.door(door)) },
                        .text(say("site.developers.door.\(door.rawValue).use")),
                    ]
                })
        }
    }

    private var embedding: HTML {
        let frame = "<iframe src=\"\(base)/\(say.language)/embed?country=FR\" title=\"…\"></iframe>"
        return HTML {
            Prose("site.developers.embed", say: say)
            H.pre { H.code(frame) }
        }
    }

    private var operations: HTML {
        H.section(.id("operations")) {
            H.h2(say("site.developers.operations.title", count: reference.operations.count))
            H.p(say("site.developers.operations.text"))
            for chapter in reference.chapters {
                H.h3(.lang("en")) { H.code(chapter.tag) }
                for operation in chapter.operations {
                    OperationView(operation: operation, base: base, say: say)
                }
            }
        }
    }
}

/// One operation: what it does, and on demand its parameters, its answers and an example.
private struct OperationView: Component {
    let operation: APIReference.Operation
    let base: String
    let say: Messages

    var html: HTML {
        H.section(.id(operation.id), .class("operation")) {
            H.h4 { H.code("\(operation.method) \(operation.path)") }
            H.p(operation.summary)
            if let permission = operation.permission {
                H.p(say("site.developers.permission", ["permission": permission]), .class("meta"))
            }
            H.pre { H.code(operation.example(at: base)) }
            Disclosure(say("site.developers.parameters", count: operation.parameters.count)) {
                table
                H.ul {
                    for answer in operation.successes { H.li { text(answer) } }
                }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            say("site.developers.parameters.of", ["path": operation.path]),
            columns: [
                .init(say("site.developers.parameter.name")), .init(say("site.developers.parameter.value")),
                .init(say("site.developers.parameter.purpose")),
            ],
            rows: operation.parameters.map { parameter in
                [H.code(parameter.name), value(of: parameter), H.span(parameter.purpose, .lang("en"))]
            })
    }

    private func value(of parameter: APIReference.Parameter) -> HTML {
        let notes = [
            parameter.isRequired ? say("site.developers.parameter.required") : nil,
            parameter.isRepeatable ? say("site.developers.parameter.repeatable") : nil,
            parameter.standard.map { say("site.developers.parameter.default", ["value": $0]) },
        ].compactMap(\.self)
        return HTML {
            H.code(parameter.shape)
            if !notes.isEmpty { H.span(" " + notes.joined(separator: ", "), .class("meta")) }
        }
    }

    private func text(_ answer: APIReference.Answer) -> HTML {
        HTML {
            H.code(answer.status)
            " "
            H.span(answer.purpose, .lang("en"))
            " "
            answer.mediaTypes.map { H.code($0) }.joined(by: ", ")
        }
    }
}
