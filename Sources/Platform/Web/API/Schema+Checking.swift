import CanonicalJSON

extension Schema {
    /// What is wrong with `value`, with a JSON pointer (RFC 6901) to each place; nothing when it fits.
    public func faults(in value: JSONValue, at place: String = "") -> [Problem.Fault] {
        switch self {
        case .any: []
        case .named(_, let schema): schema.faults(in: value, at: place)
        case .nullable(let schema): value.isNull ? [] : schema.faults(in: value, at: place)
        case .array(let element, let most): Self.arrayFaults(value, element, most, place)
        case .map(let element): Self.mapFaults(value, element, place)
        case .object(let members): Self.objectFaults(value, members, place)
        default: scalarFault(value).map { [Problem.Fault(place, $0)] } ?? []
        }
    }

    /// What is wrong with a single value, in one sentence.
    private func scalarFault(_ value: JSONValue) -> String? {
        switch self {
        case .string(let rules): value.string.map(rules.fault) ?? "Expected a text."
        case .integer(let range):
            value.integer.map(range.contains) == true
                ? nil : "Expected a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .number(let range):
            value.number.map { range?.contains($0) ?? true } == true
                ? nil
                : "Expected a number" + (range.map { " from \($0.lowerBound) to \($0.upperBound)." } ?? ".")
        case .boolean: value.bool == nil ? "Expected true or false." : nil
        case .constant(let text): value.string == text ? nil : "Expected “\(text)”."
        default: nil
        }
    }

    private static func arrayFaults(
        _ value: JSONValue, _ element: Schema, _ most: Int?, _ place: String
    ) -> [Problem.Fault] {
        guard let elements = value.array else { return [Problem.Fault(place, "Expected a list.")] }
        if let most, elements.count > most {
            return [Problem.Fault(place, "Expected at most \(most) values.")]
        }
        return elements.enumerated().flatMap { element.faults(in: $1, at: "\(place)/\($0)") }
    }

    private static func mapFaults(_ value: JSONValue, _ element: Schema, _ place: String) -> [Problem.Fault] {
        guard let members = value.object else { return [Problem.Fault(place, "Expected an object.")] }
        return members.sorted { $0.key < $1.key }.flatMap {
            element.faults(in: $1, at: "\(place)/\(pointer($0))")
        }
    }

    private static func objectFaults(
        _ value: JSONValue, _ members: [Member], _ place: String
    ) -> [Problem.Fault] {
        guard let object = value.object else { return [Problem.Fault(place, "Expected an object.")] }
        let known = members.flatMap { member -> [Problem.Fault] in
            let inner = "\(place)/\(pointer(member.name))"
            if let value = object[member.name] { return member.schema.faults(in: value, at: inner) }
            return member.isRequired ? [Problem.Fault(inner, "This member is required.")] : []
        }
        let unknown = Set(object.keys).subtracting(members.map(\.name)).sorted()
        let names = members.map(\.name).joined(separator: ", ")
        return known
            + unknown.map {
                Problem.Fault("\(place)/\(pointer($0))", "There is no such member; there are: \(names).")
            }
    }

    private static func pointer(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
    }
}

extension Schema.StringRules {
    /// What is wrong with `text`, in one sentence.
    func fault(_ text: String) -> String? {
        if let choices, !choices.contains(text) {
            return "Expected one of: \(choices.joined(separator: ", "))."
        }
        if let length, !length.contains(text.unicodeScalars.count) {
            return length.upperBound == .max
                ? "Expected at least \(length.lowerBound) characters."
                : "Expected \(length.lowerBound) to \(length.upperBound) characters."
        }
        if let pattern, !Self.matches(text, pattern) { return "Expected a text of the form \(pattern)." }
        return nil
    }

    /// NB: compared by code points, as ECMAScript does, not by grapheme clusters.
    private static func matches(_ text: String, _ pattern: String) -> Bool {
        guard let expression = try? Regex(pattern).matchingSemantics(.unicodeScalar) else {
            preconditionFailure("\(pattern) is no regular expression.")
        }
        return (try? expression.wholeMatch(in: text)) != nil
    }
}
