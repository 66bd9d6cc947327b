"""What people do, from the home page to the file they take away."""

import csv
import io
from urllib.parse import urlsplit

import checks
import site_table as site
from visit import digits, storybook

STORIES, story = storybook()


def search_from_home(visit, language="fr"):
    visit.open(f"/{language}")
    box = visit.page.locator(site.ATLAS_SEARCH).first
    box.fill(site.SEARCH)
    box.press("Enter")
    visit.page.wait_for_url("**/atlas?**")
    assert visit.total() > 0, f"nothing found for {site.SEARCH}"


def narrow(visit, parameter, value):
    """Follows the plain link of a facet; the count beside it is the number of results after."""
    link = visit.page.locator(f'{site.FACET}[href*="{parameter}={value}"]').first
    if not link.is_visible():
        visit.page.locator(site.FACETS_OPENER).first.click()  # in a narrow window they wait behind one line
    expected = digits(link.locator(site.FACET_COUNT).inner_text())
    link.click()
    visit.page.wait_for_url(f"**{parameter}={value}**")
    assert visit.total() == expected, f"{expected} announced, {visit.total()} found"


def open_organisation(visit, language="fr"):
    link = visit.page.locator(f'.results a[href*="/{language}{site.ORGANISATION}"]').first
    name = link.inner_text().strip()
    link.click()
    visit.page.wait_for_url(f"**{site.ORGANISATION}**")
    assert name in visit.page.get_by_role("heading", level=1).inner_text()
    assert visit.page.locator('main a[href*="/sources/"]').count() > 0, "no source is named"


def newcomer(visit, language="fr"):
    search_from_home(visit, language)
    for parameter, value in site.FILTERS.items():
        narrow(visit, parameter, value)
    visit.picture("results")
    open_organisation(visit, language)
    visit.picture("organisation")


@story("a newcomer searches, narrows, opens an organisation and sees who said what")
def with_javascript(visit):
    visit.arrive()
    newcomer(visit)


@story("the same without JavaScript")
def without_javascript(visit):
    visit.arrive(javascript=False)
    newcomer(visit)


@story("the same in a window of 320 px, in English, in the dark")
def narrow_window(visit):
    visit.arrive(width=320, height=640, theme="dark", language="en")
    newcomer(visit, "en")


def tab_to(visit, wanted):
    """Presses Tab until `wanted` (JavaScript on the focused element `e`) holds."""
    for _ in range(checks.LONGEST_WALK):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate(f"() => {{ const e = document.activeElement; return Boolean({wanted}) }}"):
            return
    raise AssertionError(f"Tab never reaches {wanted}")


@story("the same by keyboard alone")
def keyboard_alone(visit):
    page = visit.arrive()
    visit.open("/fr")
    tab_to(visit, "e.type === 'search'")
    page.keyboard.type(site.SEARCH)
    page.keyboard.press("Enter")
    page.wait_for_url("**/atlas?**")
    for parameter, value in site.FILTERS.items():
        tab_to(visit, f"e.href && e.href.includes('{parameter}={value}')")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{parameter}={value}**")
    tab_to(visit, f"e.href && e.href.includes('{site.ORGANISATION}')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{site.ORGANISATION}**")


@story("the first Tab offers to skip to the content")
def skip_link(visit):
    page = visit.arrive()
    visit.open("/fr")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target and target.startswith("#"), f"the first stop is {target}"
    page.keyboard.press("Enter")
    assert page.evaluate("Boolean(document.querySelector('main').closest(location.hash) || "
                         "document.querySelector('main').querySelector(location.hash))"), target


@story("the map shows the results that the list shows")
def list_and_map(visit):
    page = visit.arrive()
    visit.open(site.results("fr", country="FR"))
    page.locator(f"{site.POINT}, {site.CLUSTER}").first.wait_for(state="attached")
    visit.picture()
    shown = page.locator(site.POINT).count() + sum(map(int, page.locator(site.CLUSTER).all_inner_texts()))
    points = page.request.get(visit.origin + page.locator(site.MAP).get_attribute("data-points")).json()
    located = [feature["properties"]["href"] for feature in points["features"] if feature["geometry"]]
    assert located, "no result has a place"
    assert shown == len(located), f"{len(located)} results have a place, the map shows {shown}"
    total, listed = visit.total(), visit.listed()
    assert len(listed) == len(set(listed)) == total, f"{total} announced, {len(listed)} listed"
    checks.require({urlsplit(href).path for href in located} - set(listed), "on the map and not in the list")


@story("a search taken away as CSV holds every result, each with its source and licence")
def download(visit):
    page = visit.arrive()
    visit.open(site.results("fr", country="FR"))
    total = visit.total()
    with page.expect_download() as taken:
        page.locator(site.CSV).first.click()
    with open(taken.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    assert len(rows) == total, f"{total} results, {len(rows)} rows"
    columns = set(rows[0])
    assert any("source" in c for c in columns) and any("licence" in c for c in columns), columns


@story("the results page is light: without the map library and with it")
def weight(visit):
    visit.arrive()
    visit.open(site.results("fr", q="numérique"), until="networkidle")
    without, all_of_it = visit.traffic.bytes(without=site.MAP_LIBRARY), visit.traffic.bytes()
    print(f"     results page: {without} bytes without the map library, {all_of_it} with it")
    assert without <= site.WEIGHT_WITHOUT_MAP, without
    assert all_of_it <= site.WEIGHT_WITH_MAP, all_of_it


@story("the language switch keeps the page and the search")
def other_language(visit):
    page = visit.arrive()
    visit.open(site.results("fr", q="numérique", country="FR"))
    total = visit.total()
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url("**/en/atlas?**")
    assert "country=FR" in page.url and "q=num" in page.url, page.url
    assert visit.total() == total


@story("the site speaks the language the browser asks for")
def negotiated(visit):
    for language in site.LANGUAGES:
        page = visit.arrive(language=language)
        visit.open("/")
        assert page.url.startswith(f"{visit.origin}/{language}"), page.url


@story("a search without a result says what to do next")
def nothing_found(visit):
    page = visit.arrive()
    visit.open(site.results("fr", q=site.NO_RESULT))
    assert visit.total() == 0
    assert page.locator("main a[href]").count() > 0, "no way on"
    visit.picture()


@story("an organisation prints on paper without the navigation")
def prints(visit):
    page = visit.arrive()
    visit.open(visit.addresses("fr")["organisation"])
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").first.is_visible(), "the search field is printed"
    assert page.get_by_role("heading", level=1).is_visible()
    visit.picture("print")
    assert len(page.pdf(format="A4")) > 5_000


@story("the home page, as it stands in the README")
def home_picture(visit):
    visit.arrive(height=800)
    visit.open("/fr")
    visit.page.screenshot(path=str(visit.folder / "home.png"))
