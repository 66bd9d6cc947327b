/// A parameter of an API route as it is declared: what the OpenAPI document says and what is checked.
public struct APIParameter: Hashable, Sendable {
    /// Where a parameter stands.
    public enum Place: String, Hashable, Sendable {
        /// In the path, as `{name}`.
        case path
        /// In the query, as `name=value`.
        case query
    }

    /// Its name.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// The shape of one value.
    public let schema: Schema
    /// Whether it may be given several times (OpenAPI: an array, style `form`, exploded).
    public let isRepeatable: Bool
    /// Whether it must be there.
    public let isRequired: Bool
    /// The value when it is absent, for the document.
    public let standard: String?
    /// What it is for, in one English sentence.
    public let purpose: String

    /// The most values a repeatable parameter takes.
    static let mostValues = 50
}

/// A parameter with the Swift type of its value: declared once, checked before the handler runs, read as
/// `request[limit]`.
public struct Parameter<Value: Sendable>: Sendable {
    /// What is declared.
    public let declaration: APIParameter
    let read: @Sendable ([String]) -> Value?
}

extension Parameter {
    private init(
        _ name: String, in place: APIParameter.Place = .query, _ schema: Schema, isRepeatable: Bool = false,
        isRequired: Bool = false, standard: String? = nil, _ purpose: String,
        read: @escaping @Sendable ([String]) -> Value?
    ) {
        declaration = APIParameter(
            name: name, place: place, schema: schema, isRepeatable: isRepeatable, isRequired: isRequired,
            standard: standard, purpose: purpose)
        self.read = read
    }
}

extension Parameter where Value == String {
    /// A part of the path.
    public static func path(_ name: String, pattern: String, _ purpose: String) -> Parameter {
        let schema = Schema.string(.init(pattern: pattern, length: 1...200))
        return Parameter(name, in: .path, schema, isRequired: true, purpose) { $0.first }
    }

    /// A text that must be there.
    public static func requiredText(
        _ name: String, pattern: String? = nil, length: ClosedRange<Int>, _ purpose: String
    ) -> Parameter {
        Parameter(name, .string(.init(pattern: pattern, length: length)), isRequired: true, purpose) {
            $0.first
        }
    }
}

extension Parameter where Value == String? {
    /// A text that may be absent.
    public static func text(
        _ name: String, pattern: String? = nil, length: ClosedRange<Int> = 0...200, _ purpose: String
    ) -> Parameter {
        Parameter(name, .string(.init(pattern: pattern, length: length)), purpose) { .some($0.first) }
    }

    /// One of a few words, or none.
    public static func choice(_ name: String, _ choices: [String], _ purpose: String) -> Parameter {
        Parameter(name, .choice(choices), purpose) { .some($0.first) }
    }
}

extension Parameter where Value == [String] {
    /// Texts; the parameter may be repeated.
    public static func texts(
        _ name: String, pattern: String? = nil, length: ClosedRange<Int> = 1...200, _ purpose: String
    ) -> Parameter {
        Parameter(name, .string(.init(pattern: pattern, length: length)), isRepeatable: true, purpose) { $0 }
    }
}

extension Parameter where Value == Int {
    /// A whole number, with the value to use when it is absent.
    public static func integer(
        _ name: String, _ range: ClosedRange<Int>, standard: Int, _ purpose: String
    ) -> Parameter {
        let schema = Schema.integer(Int64(range.lowerBound)...Int64(range.upperBound))
        return Parameter(name, schema, standard: String(standard), purpose) { texts in
            texts.first.map { Int($0) } ?? standard
        }
    }
}

extension Parameter where Value == Bool {
    /// `1` or `true`, `0` or `false`; absent means no.
    public static func flag(_ name: String, _ purpose: String) -> Parameter {
        Parameter(name, .choice(["0", "1", "false", "true"]), standard: "0", purpose) { texts in
            texts.first == "1" || texts.first == "true"
        }
    }
}

extension Parameter where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words of an enumeration, with the value to use when it is absent.
    public static func choice(_ name: String, standard: Value, _ purpose: String) -> Parameter {
        let schema = Schema.choice(Value.allCases.map(\.rawValue))
        return Parameter(name, schema, standard: standard.rawValue, purpose) { texts in
            texts.first.map { Value(rawValue: $0) } ?? standard
        }
    }
}
