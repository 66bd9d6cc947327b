"""Every address, parameter and selector that the stories rely on."""

from urllib.parse import urlencode

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")
WIDTHS = (1280, 320)

SEARCH = "ressourcerie numérique"
FILTERS = {"country": "FR", "legal_form": "association"}
NO_RESULT = "zzyzxqwv"

# Bytes on the wire for the results page, first visit.
WEIGHT_WITHOUT_MAP = 100_000
WEIGHT_WITH_MAP = 250_000

# The kinds of page that have a fixed address, below /fr and /en.
FIXED_PAGES = {
    "home": "",
    "results": "/atlas",
    "results searched": "/atlas?" + urlencode({"q": "numérique"}),
    "results narrowed": "/atlas?" + urlencode(FILTERS),
    "no result": "/atlas?" + urlencode({"q": NO_RESULT}),
    "choose": "/choose",
    "need understood": "/choose?" + urlencode({"q": "cotisations"}),
    "aids": "/aids",
    "aids asked": "/aids?" + urlencode({"form": "association", "country": "FR", "employees": "3"}),
    "suggest": "/atlas/suggest",
    "sign in": "/sign-in",
    "sources": "/sources",
    "vocabularies": "/vocabularies",
    "log": "/log",
    "sign in": "/sign-in",
    "letter sent": "/sign-in/sent",
    "forgotten password": "/sign-in/forgotten",
    "about": "/about",
    "legal": "/legal",
    "accessibility": "/accessibility",
    "developers": "/developers",
    "not found": "/no-such-page",
}

# The kinds of page whose address is found as the first link of another page.
LINKED_PAGES = {
    "organisation": ("/atlas?" + urlencode({"type": "organisation"}), "/atlas/org_"),
    "solution": ("/atlas?" + urlencode({"type": "solution"}), "/atlas/sol_"),
    "source": ("/sources", "/sources/"),
    "vocabulary": ("/vocabularies", "/vocabularies/"),
    "log entry": ("/log", "/log/entries/"),
}
ORGANISATION = "/atlas/org_"

# Parts of pages.
ATLAS_SEARCH = "form[action$='/atlas'] input[name=q]"  # the atlas's search field, wherever it stands
TOTAL = ".found b"  # the number of results in words; absent when there is none
FACET = ".facet a"  # one value of a facet; its number stands in FACET_COUNT
FACETS_OPENER = ".facets > details > summary"
FACET_COUNT = ".n"
RESULTS = ".results > li"
RESULT_LINKS = ".results a[href*='/atlas/']"
NEXT = "a[rel~=next]"
MAP = "#map"  # `data-points` is the address of what it shows
POINT = "#map path.point"  # one entry on the map
CLUSTER = "#map .cluster"  # several, with their number as text
CSV = ".doors a[href*='.csv']"
MAP_LIBRARY = "/assets/leaflet"


def results(language, **parameters):
    return f"/{language}/atlas?" + urlencode(parameters)
