import Web

/// The query of a page, between its address and the form.
extension AtlasQueryForm {
    /// Reads the query of an address. Names that mean nothing here are left aside.
    init(address values: FormValues) {
        self.init()
        words = values["q"] ?? ""
        prefix = Self.isOn(values["prefix"])
        typo = Self.isOn(values["typo"])
        for facet in AtlasFacet.allCases {
            let chosen = values.all(facet.rawValue).filter { !$0.isEmpty }
            if !chosen.isEmpty { filters[facet.rawValue] = chosen }
        }
        box = values["bbox"].flatMap { $0.isEmpty ? nil : $0 }
        near = values["near"].flatMap { $0.isEmpty ? nil : $0 }
        place = values["place"].flatMap { $0.trimmed.isEmpty ? nil : String($0.trimmed.prefix(100)) }
        sort = values["sort"] ?? ""
        cursor = values["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The query as names and values, always in the same order, without what goes without saying.
    var pairs: [FormValues.Pair] {
        var pairs = words.isEmpty ? [] : [FormValues.Pair("q", words)]
        for facet in AtlasFacet.allCases {
            pairs += (filters[facet.rawValue] ?? []).sortedSet.map { FormValues.Pair(facet.rawValue, $0) }
        }
        let rest = [
            ("near", near), ("place", place), ("bbox", box),
            ("sort", sort == standardOrder.rawValue ? nil : sort),
            ("prefix", prefix ? "1" : nil), ("typo", typo ? "1" : nil), ("cursor", cursor),
        ]
        return pairs
            + rest.compactMap { name, value in
                value.flatMap { $0.isEmpty ? nil : FormValues.Pair(name, $0) }
            }
    }

    /// The same with every value written as its code (`FR` for `france`), so that one list has one address.
    func canonical(_ query: AtlasQuery) -> AtlasQueryForm {
        var form = self
        form.words = words.trimmed
        form.filters = Dictionary(
            uniqueKeysWithValues: query.filters.map { ($0.key.rawValue, Array($0.value)) })
        return form
    }

    /// The words alone.
    var unfiltered: AtlasQueryForm {
        var form = AtlasQueryForm()
        (form.words, form.prefix, form.typo) = (words, prefix, typo)
        return form
    }

    private static func isOn(_ value: String?) -> Bool {
        value.map { ["1", "true", "on"].contains($0.lowercased()) } ?? false
    }
}
