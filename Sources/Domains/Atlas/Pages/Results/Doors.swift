import Language
import Web

/// The same list for other programs.
struct Doors: Component {
    private let address: ResultsAddress
    private let say: Messages

    init(_ address: ResultsAddress, say: Messages) {
        self.address = address
        self.say = say
    }

    private static let forms = [
        ("CSV", ".csv"), ("JSON", ""), ("GeoJSON", ".geojson"), ("JSON-LD", ".jsonld"), ("Atom", ".atom"),
    ]

    /// The feed of the list, for the head of the page.
    var feed: Page.Alternate {
        Page.Alternate(
            mediaType: "application/atom+xml", title: say("atlas.doors.feed"), href: path(".atom"))
    }

    var html: HTML {
        H.span(.class("doors")) {
            "\(say("atlas.doors.label")) "
            Self.forms.map { name, ending in H.a(name, .href(path(ending)), .rel("nofollow")) }
                .joined(by: " · ")
        }
    }

    private func path(_ ending: String) -> String { address.elsewhere("/api/v1/atlas/entries\(ending)") }
}
