import Web

/// The address of a list of results, and of the same list with one thing changed. Every change leads back to
/// its first page.
struct ResultsAddress: Sendable {
    /// The page's path with its language: `/fr/atlas`.
    let path: String
    /// What is asked.
    let form: AtlasQueryForm

    /// The list itself, from its first page.
    var first: String { href { $0.cursor = nil } }

    /// The page that begins at `cursor`.
    func page(from cursor: String) -> String {
        var changed = form
        changed.cursor = cursor
        return Self.href(path, changed)
    }

    /// The list with one more value of a facet.
    func adding(_ value: String, to facet: AtlasFacet) -> String {
        href { $0.filters[facet.rawValue, default: []].append(value) }
    }

    /// The list without one value of a facet.
    func removing(_ value: String, from facet: AtlasFacet) -> String {
        href { $0.filters[facet.rawValue]?.removeAll { $0 == value } }
    }

    /// The list in another order.
    func sorted(by order: AtlasQuery.Order) -> String { href { $0.sort = order.rawValue } }

    /// The list without a point to be near, and not sorted by the distance from it.
    var anywhere: String {
        href {
            ($0.near, $0.place, $0.box) = (nil, nil, nil)
            if $0.sort == AtlasQuery.Order.distance.rawValue { $0.sort = "" }
        }
    }

    /// The words without any filter.
    var unfiltered: String {
        Self.href(path, form.unfiltered)
    }

    /// The list for other words.
    func searching(_ words: String) -> String { href { $0.words = words } }

    /// The same query at another address, such as one of the API, where a town has no name.
    func elsewhere(_ path: String) -> String {
        var changed = form
        (changed.cursor, changed.place) = (nil, nil)
        return Self.href(path, changed)
    }

    private func href(_ change: (inout AtlasQueryForm) -> Void) -> String {
        var changed = form
        changed.cursor = nil
        change(&changed)
        return Self.href(path, changed)
    }

    private static func href(_ path: String, _ form: AtlasQueryForm) -> String {
        let query = FormValues(form.pairs).encoded
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}
