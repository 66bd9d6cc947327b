extension APIReference {
    /// The reference page `docs/reference/api.md`.
    var markdown: String {
        """
        # API

        Every operation, from the same declarations that check the requests. An instance serves the whole OpenAPI
        document at `/api/openapi.json` and a page to read at `/developers`. Errors are `application/problem+json`
        (RFC 9457). This page is written by `terreau docs`.

        \(chapters.map(Self.chapter).joined(separator: "\n"))
        """
    }

    private static func chapter(_ tag: String, _ operations: [Operation]) -> String {
        "## \(tag)\n\n" + operations.map(text).joined(separator: "\n")
    }

    private static func text(_ operation: Operation) -> String {
        let parameters = operation.parameters.map { parameter in
            let standard = parameter.standard.map { " (`\($0)`)" } ?? ""
            let more = parameter.isRepeatable ? ", may be repeated" : ""
            let must = parameter.isRequired ? ", required" : ""
            let shape = parameter.shape.split(separator: "|").joined(separator: "\\|")
            return
                "| `\(parameter.name)` | \(parameter.place)\(must)\(more) | \(shape)\(standard) | \(parameter.purpose) |"
        }
        let answers = operation.successes.map {
            "- \($0.status): \($0.purpose) \($0.mediaTypes.map { "`\($0)`" }.joined(separator: ", "))"
        }
        return """
            ### `\(operation.method) \(operation.path)`

            \(operation.summary)\(operation.permission.map { "\n\nWith a token that passes on `\($0)`." } ?? "")

            | parameter | where | value (default) | purpose |
            |---|---|---|---|
            \(parameters.joined(separator: "\n"))

            \(answers.joined(separator: "\n"))

            """
    }
}
