import CanonicalJSON
import Eligibility
import Kernel

/// A data file that cannot be used, in one sentence.
public struct DataFileError: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension AidRegister {
    /// Reads the register and the questions it asks; every rule is checked.
    init(register: JSONValue, facts: JSONValue) throws {
        let questions = (facts["terms"]?.array ?? []).compactMap(AidFact.init(json:))
        let names = Set(questions.map(\.id))
        let items = register.array ?? register["aids"]?.array ?? []
        let aids = try items.map { try Aid(json: $0, facts: names) }
        guard Set(aids.map(\.id)).count == aids.count else {
            throw DataFileError("aids: two have the same id")
        }
        self.init(aids: aids, facts: questions)
    }
}

extension AidFact {
    init?(json: JSONValue) {
        guard let id = json["id"]?.string, let type = json["type"]?.string else { return nil }
        self.init(
            id: id, question: LocalizedText(json: json["question"] ?? json["labels"]),
            help: LocalizedText(json: json["help"]), type: type, vocabulary: json["vocabulary"]?.string)
    }
}

extension Aid {
    init(json: JSONValue, facts: Set<String>) throws {
        guard let id = json["id"]?.string else { throw DataFileError("aids: one has no id") }
        guard let written = json["rule"] else { throw DataFileError("aids: \(id) has no rule") }
        var reader = RuleReader(aid: id, facts: facts)
        let rule = try reader.rule(written)
        guard let source = Source(json: json["source"]) else {
            throw DataFileError("aids: \(id) has no source")
        }
        self.init(
            id: id, name: LocalizedText(json: json["name"]), giver: LocalizedText(json: json["giver"]),
            purpose: LocalizedText(json: json["purpose"]), amount: LocalizedText(json: json["amount"]),
            countries: (json["territory"]?["countries"]).texts,
            from: json["period"]?["from"]?.string.flatMap(CalendarDate.init(iso8601:)),
            until: json["period"]?["to"]?.string.flatMap(CalendarDate.init(iso8601:)),
            status: json["status"]?.string.flatMap(Status.init(rawValue:)) ?? .unconfirmed, rule: rule,
            clauses: reader.clauses, needs: json["needs"].texts.filter { $0 != "*" }, source: source,
            mention: Source(json: json["mention"]),
            checked: json["checked"]?.string.flatMap(CalendarDate.init(iso8601:)))
    }
}

extension Aid.Source {
    init?(json: JSONValue?) {
        guard let name = json?["name"]?.string else { return nil }
        self.init(name: name, url: json?["url"]?.string, quotation: json?["quotation"]?.string)
    }
}

/// Reads a written rule and numbers its clauses.
private struct RuleReader {
    let aid: String
    let facts: Set<String>
    private(set) var clauses: [Aid.Clause] = []

    mutating func rule(_ json: JSONValue, depth: Int = 0) throws -> Rule {
        guard depth < 8 else { throw DataFileError("aids: the rule of \(aid) is too deep") }
        if let parts = json["all"]?.array { return .all(try parts.map { try rule($0, depth: depth + 1) }) }
        if let parts = json["any"]?.array { return .any(try parts.map { try rule($0, depth: depth + 1) }) }
        if let inner = json["not"] { return .not(try rule(inner, depth: depth + 1)) }
        return .condition(try condition(json))
    }

    private mutating func condition(_ json: JSONValue) throws -> Condition {
        guard let fact = json["fact"]?.string, facts.contains(fact) else {
            throw DataFileError("aids: the rule of \(aid) asks an unknown fact")
        }
        let text = LocalizedText(json: json["clause"])
        guard !text.isEmpty, let test = Condition.Test(json: json) else {
            throw DataFileError("aids: a clause of \(aid) on \(fact) has no words or no test")
        }
        clauses.append(Aid.Clause(text: text, source: Aid.Source(json: json["source"])))
        return Condition(clause: clauses.count - 1, fact: fact, test)
    }
}

extension Condition.Test {
    init?(json: JSONValue) {
        if json["in"] != nil {
            self = .oneOf(Set(json["in"].texts))
        } else if json["notIn"] != nil {
            self = .noneOf(Set(json["notIn"].texts))
        } else if let least = json["min"]?.integer {
            self = .atLeast(Int(least))
        } else if let most = json["max"]?.integer {
            self = .atMost(Int(most))
        } else if let flag = json["is"]?.bool {
            self = .equals(flag)
        } else {
            return nil
        }
    }
}
