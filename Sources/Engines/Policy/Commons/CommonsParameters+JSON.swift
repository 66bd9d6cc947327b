import CanonicalJSON

extension CommonsParameters {
    /// Reads parameters as the licence's published vectors write them.
    public init(_ json: JSONValue) throws(PolicyError) {
        try self.init(
            windowDays: json.requiredInteger("window_days"),
            minimumUseMilliPoints: json.requiredInteger("umin"),
            bootstrapDays: json.requiredInteger("bootstrap_days"),
            bootstrapMilliPoints: json.requiredInteger("bootstrap_units"),
            weights: json.requiredTable("weights"), caps: json.requiredTable("caps"),
            dayCapMilliPoints: json.requiredInteger("day_cap"),
            outsideDayCap: json["outside_day_cap"] == nil
                ? ["euro_cent"] : Set(json.requiredTexts("outside_day_cap")),
            costs: json.requiredTable("cost"), thetaPermille: json.requiredTable("theta"),
            evidenceMinimum: json.requiredInteger("evidence_min"),
            centsPerPoint: json.requiredInteger("price_cents_per_point"))
    }

    /// The same, to be written down and hashed.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "window_days": .integer(windowDays), "umin": .integer(minimumUseMilliPoints),
            "bootstrap_days": .integer(bootstrapDays), "bootstrap_units": .integer(bootstrapMilliPoints),
            "weights": JSONValue(weights), "caps": JSONValue(caps), "day_cap": .integer(dayCapMilliPoints),
            "cost": JSONValue(costs), "theta": JSONValue(thetaPermille),
            "evidence_min": .integer(evidenceMinimum), "price_cents_per_point": .integer(centsPerPoint),
        ]
        if outsideDayCap != ["euro_cent"] {
            members["outside_day_cap"] = .array(outsideDayCap.sortedByBytes().map(JSONValue.string))
        }
        return .object(members)
    }
}

extension JSONValue {
    /// Whole numbers by name.
    init(_ table: [String: Int64]) { self = .object(table.mapValues(JSONValue.integer)) }

    /// Texts in order.
    init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

    /// The whole number of that name.
    func requiredInteger(_ name: String) throws(PolicyError) -> Int64 {
        guard case .integer(let value)? = self[name] else { throw PolicyError.badValue(name) }
        return value
    }

    /// The text of that name.
    func requiredText(_ name: String) throws(PolicyError) -> String {
        guard let text = self[name]?.string else { throw PolicyError.badValue(name) }
        return text
    }

    /// The texts of that name.
    func requiredTexts(_ name: String) throws(PolicyError) -> [String] {
        guard let list = self[name]?.array else { throw PolicyError.badValue(name) }
        var texts: [String] = []
        for element in list {
            guard let text = element.string else { throw PolicyError.badValue(name) }
            texts.append(text)
        }
        return texts
    }

    /// The whole numbers by name under that name.
    func requiredTable(_ name: String) throws(PolicyError) -> [String: Int64] {
        guard let members = self[name]?.object else { throw PolicyError.badValue(name) }
        var table: [String: Int64] = [:]
        for (key, value) in members {
            guard case .integer(let number) = value else { throw PolicyError.badValue("\(name).\(key)") }
            table[key] = number
        }
        return table
    }
}
