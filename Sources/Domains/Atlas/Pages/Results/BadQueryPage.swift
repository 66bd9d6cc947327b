import Language
import Web

/// A search that cannot be done as it was asked: what is wrong, and what was typed, to put right.
struct BadQueryPage: Sendable {
    let fault: QueryFault
    let address: ResultsAddress
    let words: AtlasWords

    var page: Page {
        let say = words.say
        let sentence = say.sentence(for: AtlasRefusal.badQuery(fault))
        let isAboutPoint = [.point, .pointOutOfRange, .distanceWithoutPoint].contains(fault)
        let isAboutPlace = if case .place = fault { true } else { false }
        return Page(
            title: say("atlas.bad-query.title"), path: "/atlas", section: "/atlas", isIndexed: false,
            width: .wide
        ) {
            H.h1(say("atlas.bad-query.title"))
            Notice(.error, say: say) { H.p(sentence) }
            AtlasSearch(address: address, words: words, isLabelShown: true)
            ChosenByReader(address: address, words: words)
            FilterForm(
                [:], address: address, words: words, nearFault: isAboutPoint ? sentence : nil,
                placeFault: isAboutPlace ? sentence : nil)
            H.p { H.a(say("atlas.empty.browse"), .href(address.path)) }
        }
    }
}
