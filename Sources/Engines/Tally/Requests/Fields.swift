import CanonicalJSON

/// Values of a request, read without floating point: amounts are decimal strings or whole numbers.
enum Fields {
    static func amount(_ json: JSONValue, _ name: String) throws -> Rational {
        if let text = json.string, let value = Rational(decimal: text) { return value }
        if case .integer(let value) = json { return Rational(Int(value)) }
        // NB: a JSON number with a fraction is read by its shortest decimal text, the one that was written.
        if case .number = json, let value = Rational(decimal: json.canonicalString) { return value }
        throw TallyRefusal.badRequest("\(name) is an amount: a decimal string or a number.")
    }

    /// A share: a fraction `1/3`, a decimal `0.35`, or a percentage `35%`.
    static func share(_ json: JSONValue, _ name: String) throws -> Rational {
        let percents = json.string.flatMap { $0.hasSuffix("%") ? Rational(decimal: $0.dropLast()) : nil }
        let value = try percents.map { $0 / Rational(100) } ?? amount(json, name)
        guard value.sign >= 0, value <= .one else {
            throw TallyRefusal.badRequest("\(name) is a share between 0 and 1, such as 1/3, 0.35 or 35%.")
        }
        return value
    }

    static func count(_ json: JSONValue, _ name: String) throws -> Int {
        guard let value = json.integer, (0...greatestCount).contains(value) else {
            throw TallyRefusal.badRequest("\(name) is a whole number from 0 to \(greatestCount).")
        }
        return Int(value)
    }

    /// 2⁵³: every program reads it exactly, and a few of them add up in a machine word.
    private static let greatestCount: Int64 = 1 << 53

    /// A list; without one, none, when it may be missing.
    static func list(_ json: JSONValue?, _ name: String, optional: Bool = false) throws -> [JSONValue] {
        if let list = json?.array { return list }
        guard optional, json == nil || json == .null else {
            throw TallyRefusal.badRequest("\(name) is a list.")
        }
        return []
    }

    static func object(_ json: JSONValue?, _ name: String) throws -> [String: JSONValue] {
        guard let object = json?.object else { throw TallyRefusal.badRequest("\(name) is an object.") }
        return object
    }

    static func flag(_ json: JSONValue?, _ name: String) throws -> Bool? {
        guard let json, json != .null else { return nil }
        guard let value = json.bool else { throw TallyRefusal.badRequest("\(name) is true or false.") }
        return value
    }

    /// Refuses members that are not among `known`.
    static func only(_ known: Set<String>, in json: JSONValue?, _ name: String) throws {
        for key in (json?.object ?? [:]).keys.sorted() where !known.contains(key) {
            throw TallyRefusal.badRequest("\(name) has no key “\(key)”.")
        }
    }

    /// A rule's options: texts, whole numbers or flags.
    static func options(_ json: JSONValue?) throws -> [String: String] {
        guard let json, json != .null else { return [:] }
        return try object(json, "options").compactMapValues { value in
            if value == .null { return nil }
            let text = value.string ?? value.integer.map { String($0) } ?? value.bool.map { String($0) }
            guard let text else { throw TallyRefusal.badRequest("An option is a text or a whole number.") }
            return text
        }
    }

    static func text(_ json: JSONValue?, _ name: String) throws -> String {
        guard let text = json?.string else { throw TallyRefusal.badRequest("\(name) is a text.") }
        return text
    }

    static func choice<Value: RawRepresentable & CaseIterable>(
        _ json: JSONValue, _ name: String
    ) throws -> Value where Value.RawValue == String {
        guard let text = json.string, let value = Value(rawValue: text) else {
            let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw TallyRefusal.badRequest("\(name) is one of \(words).")
        }
        return value
    }
}
