import Kernel
import Language

extension Gallery {
    /// How running text looks.
    var textExhibits: [Exhibit] {
        [headings, languages, notices]
    }

    private var headings: Exhibit {
        Exhibit(text("Texte", "Text")) {
            H.p(
                text(
                    "Dites-le avec vos mots : nous comparons sur preuves.",
                    "Say it in your own words: we compare on evidence."), .class("lede"))
            H.p {
                text("Un paragraphe avec ", "A paragraph with ")
                H.a(text("un lien", "a link"), .href("/\(say.language)"))
                text(", du texte ", ", text that is ")
                H.strong(text("important", "important"))
                text(" et du ", " and some ")
                H.code("code")
                "."
            }
            H.h3(text("Un titre de troisième rang", "A heading of the third rank"))
            H.ul {
                H.li(text("Une ligne", "A line"))
                H.li(text("Une autre", "Another"))
            }
        }
    }

    private var languages: Exhibit {
        Exhibit("ForeignText") {
            H.p { ForeignText("Werkzeuge für Genossenschaften", Sample.german, say: say) }
            H.p { ForeignText(text("Dans votre langue", "In your language"), say.language, say: say) }
            H.p { ForeignText("Terreau", .undetermined, say: say) }
        }
    }

    private var notices: Exhibit {
        Exhibit("Notice") {
            for weight in Notice.Weight.allCases {
                Notice(weight, say: say) {
                    H.p(
                        text("Une phrase qui dit ce qu’il faut savoir.", "A sentence that says what to know.")
                    )
                }
            }
        }
    }
}

/// Values that several exhibits share.
enum Sample {
    static let german = LanguageTag("de") ?? .undetermined
}
