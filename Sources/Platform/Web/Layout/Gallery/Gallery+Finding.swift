import Language

extension Gallery {
    /// What a search is made of.
    var findingExhibits: [Exhibit] {
        [search, results, empty, pagination]
    }

    private var search: Exhibit {
        Exhibit("SearchField") {
            SearchField(
                action: "/\(say.language)/atlas", label: text("Nous cherchons…", "We are looking for…"),
                example: text(
                    "gérer nos adhérents et leurs cotisations", "manage our members and their fees"),
                suggestions: "/\(say.language)/atlas/suggest", say: say)
        }
    }

    private var results: Exhibit {
        Exhibit("FacetGroup, ChosenFilters, ResultList, MapPanel") {
            H.p(.class("found")) {
                H.b(text("128 résultats", "128 results"))
                text(" en France · coopérative ou association", " in France · cooperative or association")
            }
            ChosenFilters(
                [Link("France", "?"), Link(text("Association", "Association"), "?")],
                clear: Link(say("web.facet.clear"), "?"), say: say)
            H.div(.class("find")) {
                Refinements(say("web.facet.title"), facets)
                H.div {
                    ResultList([found, far])
                }
                MapPanel(
                    label: text("Carte des 128 résultats", "Map of the 128 results"),
                    points: "/points.geojson",
                    outlines: "/countries.geojson", say: say)
            }
        }
    }

    private var facets: [FacetGroup] {
        [
            FacetGroup(
                text("Forme juridique", "Legal form"),
                [
                    .init("Association", count: 96, href: "?", isChosen: true),
                    .init(text("Coopérative", "Cooperative"), count: 32, href: "?", isChosen: true),
                    .init(text("Mutuelle", "Mutual society"), count: 1284, href: "?"),
                ], more: Link(say("web.facet.more", count: 12), "?"), say: say),
            FacetGroup(
                text("Fraîcheur", "Freshness"),
                [.init(text("À confirmer", "To be confirmed"), count: 0, href: "?")], say: say),
        ]
    }

    private var found: ResultItem {
        let name = text("La Ressourcerie exemple", "The Example Reuse Centre")
        let match = name.firstRange(of: text("Ressourcerie", "Reuse")).map { [$0] } ?? []
        return ResultItem(
            title: HTML.marked(name, match), href: "/",
            meta: [
                text("Coopérative", "Cooperative"), "Niort (79)", say.format.distance(metres: 38_000),
            ],
            summary: .text(
                text(
                    "Collecte et remet en service téléphones et ordinateurs.",
                    "Collects telephones and computers and puts them back to use.")),
            evidence: [
                Evidence(
                    claim: text("réemploi", "reuse"),
                    source: Link(text("annuaire ouvert", "open directory"), "/"),
                    date: text("mars 2026", "March 2026")),
                Evidence(
                    claim: text("insertion", "inclusion"), source: Link(text("agrément", "approval"), ""),
                    date: "2025"),
            ])
    }

    private var far: ResultItem {
        ResultItem(
            title: ForeignText("Verein Beispiel", Sample.german, say: say).html, href: "/",
            meta: ["Association", text("12 lieux", "12 places")],
            unknown: text(
                "hébergement des données\u{00A0}: non connu — leur demander",
                "where the data is kept: not known — ask them"))
    }

    private var empty: Exhibit {
        Exhibit("EmptyState") {
            EmptyState(
                text("Rien ne correspond à ces mots", "Nothing matches these words"),
                reason: text(
                    "Tous les mots doivent se trouver dans la même fiche.",
                    "All the words must be in the same entry.")
            ) {
                H.a(text("Chercher sans les filtres", "Search without the filters"), .href("?"))
                text("Essayer des mots plus courts", "Try shorter words")
            }
        }
    }

    private var pagination: Exhibit {
        Exhibit("Pagination") {
            Pagination(
                position: say(
                    "web.pagination.position",
                    ["first": "21", "last": "40", "total": say.format.number(1284)]),
                previous: "?before", next: "?after", say: say)

        }
    }
}
