import CanonicalJSON

/// Compares the parameters of a request with those a route declares.
struct ParameterCheck {
    private let declared: [APIParameter]

    init(_ declared: [APIParameter]) {
        self.declared = declared
    }

    /// The values by name, and everything that is wrong with them.
    func values(_ context: AppContext) -> (values: [String: [String]], faults: [Problem.Fault]) {
        var values: [String: [String]] = [:]
        for parameter in declared {
            values[parameter.name] =
                parameter.place == .path
                ? [context.parameter(parameter.name)].compactMap(\.self) : context.query.all(parameter.name)
        }
        let faults = declared.flatMap { self.faults(of: $0, values[$0.name] ?? []) }
        return (values, faults + unknown(context.query.names))
    }

    private func unknown(_ names: [String]) -> [Problem.Fault] {
        let known = declared.filter { $0.place == .query }.map(\.name)
        let list = known.joined(separator: ", ")
        return names.filter { !known.contains($0) }
            .map { Problem.Fault($0, "There is no such parameter; there are: \(list).") }
    }

    private func faults(of parameter: APIParameter, _ texts: [String]) -> [Problem.Fault] {
        let fault = { Problem.Fault(parameter.name, $0) }
        if texts.isEmpty { return parameter.isRequired ? [fault("This parameter is required.")] : [] }
        let most = parameter.isRepeatable ? APIParameter.mostValues : 1
        guard texts.count <= most else {
            return [fault(most == 1 ? "Expected a single value." : "Expected at most \(most) values.")]
        }
        return texts.flatMap { text in
            parameter.schema.faults(in: parameter.schema.value(of: text)).map { fault($0.reason) }
        }
    }
}

extension Schema {
    /// The JSON value that a parameter's text stands for; the text itself when it stands for none.
    fileprivate func value(of text: String) -> JSONValue {
        switch self {
        case .integer:
            Self.isPlainInteger(text) ? Int64(text).map(JSONValue.integer) ?? .string(text) : .string(text)
        case .number: Double(text).flatMap { JSONValue(finite: $0) } ?? .string(text)
        case .boolean: ["true": .bool(true), "false": .bool(false)][text] ?? .string(text)
        default: .string(text)
        }
    }

    /// Digits, perhaps after a minus: Swift also reads `+5`, JSON does not.
    private static func isPlainInteger(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
