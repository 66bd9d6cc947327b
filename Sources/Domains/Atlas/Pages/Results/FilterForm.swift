import Language
import Web

/// The same filters as a form, for those who would rather choose from lists and type.
struct FilterForm: Component {
    private let facets: [AtlasFacet: [FoundEntries.ValueCount]]
    private let address: ResultsAddress
    private let words: AtlasWords
    private let nearFault: String?
    private let placeFault: String?

    /// The facets that have a list to choose from.
    private static let listed: [AtlasFacet] = [.type, .country, .legalForm, .class, .category]

    /// - Parameters:
    ///   - nearFault: what is wrong with the point that was typed.
    ///   - placeFault: what is wrong with the town that was typed.
    init(
        _ facets: [AtlasFacet: [FoundEntries.ValueCount]], address: ResultsAddress, words: AtlasWords,
        nearFault: String? = nil, placeFault: String? = nil
    ) {
        self.facets = facets
        self.address = address
        self.words = words
        self.nearFault = nearFault
        self.placeFault = placeFault
    }

    private var say: Messages { words.say }

    var html: HTML {
        H.div(.class("filters")) { disclosure }
    }

    private var disclosure: HTML {
        Disclosure(say("atlas.form.title"), isOpen: nearFault != nil || placeFault != nil) {
            Form(.get, action: address.path, button: say("atlas.form.button"), hidden: kept) {
                for facet in Self.listed { list(facet) }
                if words.knowsPlaces { town }
                TextField(
                    "near", label: say("atlas.form.near"), value: address.form.near ?? "",
                    hint: say("atlas.form.near-hint"), error: nearFault, isOptional: true, maximumLength: 60,
                    say: say)
                locate
                SelectField(
                    "sort", label: say("atlas.sort.label"), options: orders,
                    chosen: address.form.sort.isEmpty
                        ? address.form.standardOrder.rawValue : address.form.sort,
                    isOptional: true, say: say)
                ChoiceField(
                    "typo", label: say("atlas.form.spelling"), kind: .several,
                    choices: [Choice("1", say("atlas.form.typo"))], chosen: address.form.typo ? ["1"] : [],
                    say: say)
            }
        }.html
    }

    /// A town, and how far around it.
    private var town: [HTML] {
        let kilometres = address.form.near.flatMap { try? address.form.nearby($0) }.map { Int($0.kilometres) }
        let chosen = kilometres.flatMap { NamedPlace.distances.contains($0) ? $0 : nil }
        return [
            TextField(
                "place", label: say("atlas.form.place"), value: address.form.place ?? "",
                hint: say("atlas.form.place-hint"), error: placeFault, isOptional: true, maximumLength: 100,
                say: say
            ).html,
            SelectField(
                "km", label: say("atlas.form.distance"),
                options: NamedPlace.distances.map {
                    Choice(String($0), say.format.distance(metres: $0 * 1000))
                },
                chosen: String(chosen ?? NamedPlace.standardKilometres), isOptional: true, say: say
            ).html,
        ]
    }

    /// For scripts to show: fills in where the reader is.
    private var locate: HTML {
        H.button(
            say("atlas.form.locate"), .type("button"), .class("quiet"), Attribute("hidden"),
            .data("locate", "field-near"), .data("failed", say("atlas.form.not-located")))
    }

    private var orders: [Choice] {
        AtlasQuery.Order.allCases.map { Choice($0.rawValue, say("atlas.sort.\($0.rawValue)")) }
    }

    /// A list whose chosen value is the one in force. Several in force stay so, and the list offers one more.
    private func list(_ facet: AtlasFacet) -> HTML {
        let counts = counts(facet)
        guard counts.count > 1 || chosenAlone(facet) != nil else { return .empty }
        let values = counts.map { ($0, words.label($0.value, facet)) }.sorted {
            words.sortKey($0.1) < words.sortKey($1.1)
        }
        let none = say(
            (address.form.filters[facet.rawValue]?.count ?? 0) > 1 ? "atlas.form.one-more" : "atlas.form.any")
        let options = values.map { count, label in
            Choice(count.value, count.count == 0 ? label : "\(label) (\(say.format.number(count.count)))")
        }
        return SelectField(
            facet.rawValue, label: words.title(facet), options: [Choice("", none)] + options,
            chosen: chosenAlone(facet) ?? "", isOptional: true, say: say
        ).html
    }

    /// The counted values, and the chosen one when nothing has it.
    private func counts(_ facet: AtlasFacet) -> [FoundEntries.ValueCount] {
        let counted = facets[facet] ?? []
        guard let chosen = chosenAlone(facet), !counted.contains(where: { $0.value == chosen }) else {
            return counted
        }
        return counted + [.init(value: chosen, count: 0)]
    }

    private func chosenAlone(_ facet: AtlasFacet) -> String? {
        let chosen = address.form.filters[facet.rawValue] ?? []
        return chosen.count == 1 ? chosen.first : nil
    }

    /// What the form does not show but must not lose.
    private var kept: [(name: String, value: String)] {
        let shown = Set(Self.listed.filter { chosenAlone($0) != nil }.map(\.rawValue))
        let asked = ["near", "place", "sort", "typo", "cursor"]
        return address.form.pairs
            .filter { !shown.contains($0.name) && !asked.contains($0.name) }
            .map { ($0.name, $0.value) }
    }
}
