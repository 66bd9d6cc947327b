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
    "sources": "/atlas/sources",
    "vocabularies": "/atlas/vocabularies",
    "about": "/about",
    "legal": "/legal",
    "accessibility": "/accessibility",
    "api": "/api",
    "not found": "/no-such-page",
}

# The kinds of page whose address is found as the first link of another page.
LINKED_PAGES = {
    "organisation": ("/atlas", "/atlas/organisations/"),
    "solution": ("/atlas?" + urlencode({"type": "solution"}), "/atlas/solutions/"),
    "source": ("/atlas/sources", "/atlas/sources/"),
    "vocabulary": ("/atlas/vocabularies", "/atlas/vocabularies/"),
}

# Parts of pages.
RESULTS = "[data-result]"  # one result in the list; its value is the entry's id
LOCATED = "[data-result][data-latitude]"  # … with a place on the map
MARKERS = "[data-marker]"  # one point of the map; its value is the entry's id
MAP = "#map"
TOTAL = "[data-total]"  # the number of results, as digits in the attribute
MAP_LIBRARY = "/assets/leaflet"


def results(language, **parameters):
    return f"/{language}/atlas?" + urlencode(parameters)
