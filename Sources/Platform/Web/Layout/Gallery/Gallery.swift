import Kernel
import Language

/// Every component in all its states on one page, to look at while developing and to test for accessibility.
public struct Gallery: Sendable {
    let say: Messages

    /// The gallery in the language of `say`.
    public init(_ say: Messages) {
        self.say = say
    }

    /// One component, or one group of them, with its name.
    struct Exhibit {
        let name: String
        let content: [HTML]

        init(_ name: String, @HTMLBuilder content: () -> [HTML]) {
            self.name = name
            self.content = content()
        }
    }

    /// The page at `/gallery`.
    public var page: Page {
        Page(
            title: text("Galerie des composants", "Gallery of components"),
            description: text("Tous les composants des pages.", "All components of the pages."),
            path: "/gallery",
            breadcrumbs: [Link(text("Accueil", "Home"), "/\(say.language)")], isIndexed: false, width: .wide,
            isSheet: true
        ) {
            H.h1(text("Galerie des composants", "Gallery of components"))
            for exhibit in exhibits {
                H.section {
                    H.h2(exhibit.name)
                    exhibit.content
                }
            }
        }
    }

    private var exhibits: [Exhibit] { textExhibits + findingExhibits + tellingExhibits + formExhibits }

    /// Sample words in the language of the page.
    func text(_ french: String, _ english: String) -> String {
        say.language == .french ? french : english
    }
}
