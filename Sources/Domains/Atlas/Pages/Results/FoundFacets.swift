import Language
import Web

/// The ways to narrow a list of results: facets as plain links with their counts.
struct FoundFacets: Component {
    private let found: FoundEntries
    private let address: ResultsAddress
    private let words: AtlasWords

    /// Values shown at once; the rest stands behind one line.
    static let shownValues = 8
    /// Values listed at all; the form and the API know the others.
    static let mostValues = 60

    init(_ found: FoundEntries, address: ResultsAddress, words: AtlasWords) {
        self.found = found
        self.address = address
        self.words = words
    }

    var html: HTML {
        let groups = AtlasFacet.allCases.compactMap(group)
        guard !groups.isEmpty else { return .empty }
        return Refinements(words.say("web.facet.title"), groups).html
    }

    /// Country and legal form are always there, since people look for them first.
    static let constant: Set<AtlasFacet> = [.country, .legalForm]

    /// The group of a facet; nil when it could not narrow anything.
    private func group(_ facet: AtlasFacet) -> FacetGroup? {
        let counts = counts(facet)
        let chosen = Set(address.form.filters[facet.rawValue] ?? [])
        let isWanted = counts.count > 1 || !chosen.isEmpty || Self.constant.contains(facet)
        guard isWanted, !counts.isEmpty else { return nil }
        return FacetGroup(
            words.title(facet), counts.prefix(Self.mostValues).map { value($0, facet, chosen) },
            shown: Self.shownValues, say: words.say)
    }

    /// The counted values, and chosen ones that nothing has, so that they can be taken away.
    private func counts(_ facet: AtlasFacet) -> [FoundEntries.ValueCount] {
        let counted = found.facets[facet] ?? []
        let known = Set(counted.map(\.value))
        let chosen = (address.form.filters[facet.rawValue] ?? []).filter { !known.contains($0) }
        let all = counted + chosen.map { .init(value: $0, count: 0) }
        let isChosen = Set(address.form.filters[facet.rawValue] ?? [])
        return all.filter { isChosen.contains($0.value) } + all.filter { !isChosen.contains($0.value) }
    }

    private func value(
        _ count: FoundEntries.ValueCount, _ facet: AtlasFacet, _ chosen: Set<String>
    ) -> FacetGroup.Value {
        let isChosen = chosen.contains(count.value)
        return FacetGroup.Value(
            words.label(count.value, facet), count: count.count,
            href: isChosen
                ? address.removing(count.value, from: facet) : address.adding(count.value, to: facet),
            isChosen: isChosen)
    }
}
