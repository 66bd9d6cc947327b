import CanonicalJSON

/// The shape of a JSON value: the part of JSON Schema 2020-12 that the API uses. Written into the OpenAPI
/// document and checked against what arrives, from the same value.
public indirect enum Schema: Hashable, Sendable {
    /// A text.
    case string(StringRules = StringRules())
    /// A whole number within a range.
    case integer(ClosedRange<Int64>)
    /// A number within a range.
    case number(ClosedRange<Double>? = nil)
    /// True or false.
    case boolean
    /// A list of up to so many values.
    case array(Schema, atMost: Int? = nil)
    /// Members by name; others are not allowed.
    case object([Member])
    /// Any names, each with a value of that shape, such as texts by language.
    case map(Schema)
    /// The value or null.
    case nullable(Schema)
    /// Exactly this text.
    case constant(String)
    /// A shape described under that name among the document's components.
    case named(String, Schema)
    /// Any value at all.
    case any

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let purpose: String?

        /// A member that is always there.
        public static func required(_ name: String, _ schema: Schema, _ purpose: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: true, purpose: purpose)
        }

        /// A member that may be absent.
        public static func optional(_ name: String, _ schema: Schema, _ purpose: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: false, purpose: purpose)
        }
    }

    /// What a text must look like.
    public struct StringRules: Hashable, Sendable {
        var format: String?
        var pattern: String?
        var choices: [String]?
        var length: ClosedRange<Int>?

        /// - Parameters:
        ///   - format: a name of the JSON Schema or OpenAPI registries, such as `uri`; described, not
        ///     checked.
        ///   - pattern: a regular expression for the whole text, without anchors, in the part of the syntax
        ///     that ECMAScript and Swift share.
        ///   - choices: the only texts allowed.
        ///   - length: in Unicode code points.
        public init(
            format: String? = nil, pattern: String? = nil, choices: [String]? = nil,
            length: ClosedRange<Int>? = nil
        ) {
            self.format = format
            self.pattern = pattern
            self.choices = choices
            self.length = length
        }
    }
}

extension Schema {
    /// A text of any form.
    public static var text: Schema { .string() }
    /// A text of a registered format such as `uri` or `date-time`.
    public static func text(format: String) -> Schema { .string(StringRules(format: format)) }
    /// One of these texts.
    public static func choice(_ choices: [String]) -> Schema { .string(StringRules(choices: choices)) }
    /// A whole number from 0 up, such as a count.
    public static var count: Schema { .integer(0...JSONNumbers.largestInteger) }
}

/// The range of whole numbers that every JSON reader gets right (RFC 7493 §2.2).
enum JSONNumbers {
    static let largestInteger: Int64 = 9_007_199_254_740_991
}
