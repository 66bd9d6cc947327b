import Language

extension Gallery {
    /// What an entry is told with.
    var tellingExhibits: [Exhibit] {
        [facts, table, figures, disclosure, report]
    }

    private var facts: Exhibit {
        Exhibit("Facts, Evidence") {
            Facts([
                .init(
                    text("Forme juridique", "Legal form"), .text(text("Coopérative", "Cooperative")),
                    evidence: [
                        Evidence(source: Link("SUSY", "/"), date: text("mars 2026", "March 2026")),
                        Evidence(source: Link("Wikidata", "/"), date: "2025"),
                    ]),
                .init(
                    text("Site web", "Website"),
                    H.a("exemple.example", .href("https://exemple.example"), .rel("nofollow"))),
                .init(
                    text("Accessibilité", "Accessibility"),
                    unknown: text("non connue — leur demander", "not known — ask them")),
            ])
        }
    }

    private var table: Exhibit {
        Exhibit("DataTable") {
            DataTable(
                text("Les derniers imports", "The latest imports"),
                columns: [
                    .init(text("Source", "Source")), .init(text("Licence", "Licence")),
                    .init(text("Lus", "Read"), isNumeric: true),
                    .init(text("Refusés", "Refused"), isNumeric: true),
                ],
                rows: [
                    ["SUSY", "CC-BY-4.0", .text(say.format.number(1794)), "0"],
                    ["Digital Public Goods", "Unlicense", "230", "4"],
                ])
        }
    }

    private var figures: Exhibit {
        Exhibit("Figures") {
            Figures([
                (say.format.number(5812), text("organisations et solutions", "organisations and solutions")),
                ("23", text("sources ouvertes, citées", "open sources, cited")),
                (say.format.percent(0.94), text("fiches revues cette année", "entries reviewed this year")),
                ("41", text("pays et territoires", "countries and territories")),
            ])
        }
    }

    private var disclosure: Exhibit {
        Exhibit("Disclosure") {
            Disclosure(text("Ce que chaque source a dit", "What each source said")) {
                H.p(text("Une source, puis une autre.", "One source, then another."))
            }
            Disclosure(text("Ouvert d’emblée", "Open at first"), isOpen: true) {
                H.p(text("Le contenu.", "The content."))
            }
        }
    }

    /// NB: not the whole report, whose `h1` would be the second of the page.
    private var report: Exhibit {
        Exhibit("ErrorReport") {
            for status in [400, 403, 404, 405, 413, 429, 500, 503] {
                H.p {
                    H.strong(ErrorReport.title(status: status, say: say))
                    " — \(say("error.\(status).text"))"
                }
            }
        }
    }
}
