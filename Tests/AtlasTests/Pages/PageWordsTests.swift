import CanonicalJSON
import Kernel
import Language
import TestKit
import Testing
import Web

@testable import Atlas

@Suite("Words of the atlas's pages")
struct PageWordsTests {
    @Test(
        "Every code that a page puts into words has a sentence in both languages",
        arguments: [LanguageTag.french, .english])
    func complete(language: LanguageTag) throws {
        let say = try Catalogs.load(folder: "\(TestInstance.repository)/Resources/Language").messages(
            in: language)
        let fields = RecordContent.fullOfNothing.json.object.map { Array($0.keys) } ?? []
        let keys =
            AtlasFacet.allCases.map { "atlas.facet.\($0.rawValue)" }
            + AtlasQuery.Order.allCases.map { "atlas.sort.\($0.rawValue)" }
            + Link.Purpose.allCases.map { "atlas.link.\($0.rawValue)" } + (0...6).map { "atlas.day.\($0)" }
            + fields.filter { name in !TermField.allCases.contains { $0.payloadKey == name } }
            .map { "atlas.field.\($0)" }
            + QueryFault.all.map { "refusal.atlas.bad-query.\($0.name)" }
        #expect(keys.filter { say.ifPresent(MessageKey($0)) == nil } == [])
    }

    @Test(
        "Everyday opening hours are said in words; others stand as the source writes them",
        arguments: [
            ("Mo-Fr 09:00-12:00,14:00-18:30", "lundi à vendredi : de 9 h à 12 h et de 14 h à 18 h 30"),
            ("Sa 10:00-12:00; Su off", "samedi : de 10 h à 12 h|dimanche : fermé"),
            ("Mo,We 08:30-24:00", "lundi et mercredi : de 8 h 30 à 24 h"),
            ("PH off", "jours fériés : fermé"), ("24/7", "24/7"),
            ("Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset"),
            ("Fr-Mo 10:00-11:00", "Fr-Mo 10:00-11:00"), ("Mo 12:00-10:00", "Mo 12:00-10:00"), ("", ""),
        ])
    func hours(syntax: String, words: String) throws {
        let say = try Catalogs.load(folder: "\(TestInstance.repository)/Resources/Language").messages(
            in: .french)
        let shown = HoursInWords(syntax, say: say).html.rendered
            .replacing("</li><li>", with: "|").replacing(/<[^>]*>/, with: "")
            .replacing("\u{00A0}", with: " ").replacing("\u{202F}", with: " ")
        #expect(shown == words)
    }

    @Test("A long text is cut between words, around the first word found")
    func excerpt() throws {
        let long = String(repeating: "abcd ", count: 200) + "trouvé " + String(repeating: "efgh ", count: 200)
        #expect(Excerpt.of("court", found: []) == "court")
        let head = Excerpt.of(long, found: [])
        #expect(head.count <= Excerpt.length + 2 && head.hasSuffix("abcd …"))
        let around = Excerpt.of(long, found: [try #require(long.firstRange(of: "trouvé"))])
        #expect(around.hasPrefix("… abcd") && around.contains("trouvé") && around.hasSuffix("efgh …"))
        #expect(around.count <= Excerpt.length + 4)
        #expect(Excerpt.of(String(repeating: "x", count: 999), found: []).count <= Excerpt.length + 2)
    }

    @Test(
        "Addresses are shown without what goes without saying",
        arguments: [
            ("https://www.example.org/", "example.org"), ("http://example.org/a?b=c", "example.org/a?b=c"),
            (
                "https://example.org/" + String(repeating: "a", count: 90),
                "example.org/" + String(repeating: "a", count: 47) + "…"
            ),
        ])
    func addresses(url: String, shown: String) {
        #expect(WebLink.shown(url) == shown)
    }
}

extension RecordContent {
    /// A record with something in every field, so that its payload has every key.
    fileprivate static var fullOfNothing: RecordContent {
        var content = RecordContent(type: .place, name: LocalizedText("x"))
        content.alternateNames = ["x"]
        (content.summary, content.note) = (LocalizedText("x"), LocalizedText("x"))
        (content.website, content.openingHours, content.legalForm) = ("x", "x", "x")
        content.links = [Link(.other, "x")]
        content.address = Address(street: "x")
        content.country = CountryCode("FR")
        content.position = Coordinate(latitude: 0, longitude: 0)
        content.identifiers = [Identifier("FR-SIREN:732829320")].compactMap(\.self)
        content.keywords = ["x"]
        content.criteria = [CriterionStatement(criterion: "x", value: "x")]
        content.relations = [Relation(.uses, name: "x")]
        content.contacts = [Contact(.email, "x")]
        content.changedOn = CalendarDate(daysSinceEpoch: 0)
        return content
    }
}

extension QueryFault {
    fileprivate static let all: [QueryFault] = [
        .tooManyWords, .limit, .order, .distanceWithoutPoint, .unknownFacet(""), .tooManyValues(""), .box,
        .point,
        .cursor, .pair(""), .exportForm(""),
    ]
}
