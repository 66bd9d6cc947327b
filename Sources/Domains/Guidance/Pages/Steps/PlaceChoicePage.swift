import Kernel
import Language
import Web

/// Several towns of one name: which one?
struct PlaceChoicePage {
    let places: [GazetteerPlace]
    let situation: Situation
    let words: GuidanceWords

    var page: Page {
        let say = words.say
        return StepPage(2, "guidance.place.title", at: GuidancePath.organisation, situation, words) {
            H.p(say("guidance.place.lede", ["place": situation.place]), .class("lede"))
            H.ul(.class("results")) {
                for place in places { H.li { choice(place) } }
                H.li { nowhere }
            }
        }.page
    }

    private func choice(_ place: GazetteerPlace) -> HTML {
        var chosen = situation
        chosen.settle(in: place)
        return H.a(.href(words.address(GuidancePath.priorities, chosen))) {
            place.name
            H.span(" \(whereabouts(place))", .class("note"))
        }
    }

    /// « Creuse, France · 13 000 habitants »
    private func whereabouts(_ place: GazetteerPlace) -> String {
        let vocabulary = place.country.text == "BE" ? "territories-be" : "territories-fr"
        let region = place.region.flatMap { code in
            words.knowledge.territories[code] == nil ? nil : words.label(code, vocabulary)
        }
        let names = [region, words.label(place.country.text, "countries")].compactMap(\.self)
        guard place.population > 0 else { return names.joined(separator: ", ") }
        let people = words.say("guidance.place.people", count: place.population)
        return "\(names.joined(separator: ", ")) · \(people)"
    }

    private var nowhere: HTML {
        H.a(words.say("guidance.place.none"), .href(words.address(GuidancePath.priorities, situation)))
    }
}
