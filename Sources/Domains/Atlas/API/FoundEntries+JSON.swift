import CanonicalJSON
import Kernel

extension FoundEntries {
    /// The answer of a search: the total, this page's entries, the counts of every facet and where the next
    /// page begins.
    public func json(site: PublicAddress, languages: [LanguageTag] = []) -> JSONValue {
        let counts = facets.map { facet, values -> (String, JSONValue) in
            let pairs = values.map { ($0.value, JSONValue.integer(Int64($0.count))) }
            return (facet.rawValue, JSONValue.object(Dictionary(pairs) { first, _ in first }))
        }
        var object: [String: JSONValue] = [
            "total": .integer(Int64(total)),
            "results": .array(results.map { $0.json(site: site, languages: languages) }),
            "facets": .object(Dictionary(uniqueKeysWithValues: counts)),
        ]
        object.set("next", next)
        object["left_out"] = leftOut?.json
        if !widened.isEmpty {
            object["widened"] = .object(widened.mapValues { .array($0.map(JSONValue.string)) })
        }
        return .object(object)
    }
}

extension FoundEntries.FoundEntry {
    /// The entry, with its distance in whole metres when a point was asked for.
    func json(site: PublicAddress, languages: [LanguageTag] = []) -> JSONValue {
        guard var object = entry.json(site: site, languages: languages).object else { return .null }
        object["distance_metres"] = distanceKilometres.map { .integer(Int64(($0 * 1000).rounded())) }
        return .object(object)
    }
}

extension Withheld {
    /// Two counts.
    var json: JSONValue { ["entries": .integer(Int64(entries)), "records": .integer(Int64(records))] }
}
