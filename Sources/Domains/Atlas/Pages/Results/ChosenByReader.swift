import Kernel
import Language
import Web

/// The filters in force, each with the link that takes it away.
struct ChosenByReader: Component {
    let address: ResultsAddress
    let words: AtlasWords

    var html: HTML {
        let filters = Self.filters(address, words)
        let clear = Web.Link(words.say("web.facet.clear"), address.unfiltered)
        return ChosenFilters(filters, clear: filters.count > 1 ? clear : nil, say: words.say).html
    }

    /// Every filter in words, with the address of the list without it.
    static func filters(_ address: ResultsAddress, _ words: AtlasWords) -> [Web.Link] {
        let values = AtlasFacet.allCases.flatMap { facet in
            (address.form.filters[facet.rawValue] ?? []).sortedSet.map { value in
                Web.Link(words.label(value, facet), address.removing(value, from: facet))
            }
        }
        return values + place(address, words)
    }

    private static func place(_ address: ResultsAddress, _ words: AtlasWords) -> [Web.Link] {
        let near = address.form.near.map { typed in
            (try? address.form.nearby(typed)).map { around($0, address.form.place, words) } ?? typed
        }
        let box = address.form.box.map { _ in words.say("atlas.filter.box") }
        return [near, box].compactMap(\.self).map { Web.Link($0, address.anywhere) }
    }

    /// « 50 km autour de Toulouse », « 50 km autour de 43,60 ; 1,44 ».
    private static func around(_ near: AtlasQuery.Nearby, _ place: String?, _ words: AtlasWords) -> String {
        let format = words.say.format
        if let place {
            let distance = format.distance(metres: Int((near.kilometres * 1000).rounded()))
            return words.say("atlas.filter.around-place", ["distance": distance, "place": place])
        }
        return words.say(
            "atlas.filter.around",
            [
                "distance": format.distance(metres: Int((near.kilometres * 1000).rounded())),
                "latitude": format.decimal(near.center.latitude, fractionDigits: 2),
                "longitude": format.decimal(near.center.longitude, fractionDigits: 2),
            ])
    }
}
