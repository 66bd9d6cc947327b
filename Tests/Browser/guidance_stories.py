"""From a need in plain words to a decision sheet, for ten organisations and without JavaScript."""

import json
import pathlib
import re
import urllib.parse

import checks
import site_table as site
from visit import storybook

STORIES, story = storybook()

ROOT = pathlib.Path(__file__).parents[2]
NEEDS = sorted((ROOT / "Tests/Fixtures/Needs").glob("*.json"))
MOST_CLICKS = 11


def label(need, language):
    terms = json.loads((ROOT / "Resources/Vocabularies/needs.json").read_text())["terms"]
    return next(term["labels"][language] for term in terms if term["id"] == need)


class Walk:
    """One organisation's way through the pages; counts its clicks."""

    def __init__(self, visit, situation, language="fr"):
        self.page, self.visit, self.language = visit.page, visit, language
        self.said, self.organisation = situation, situation["organisation"]
        self.clicks = 0

    def click(self, target):
        target.click()
        self.clicks += 1

    def need(self):
        self.visit.open(f"/{self.language}/choose")
        self.page.fill("#q", self.said["need"])
        self.click(self.page.locator(".ask button"))
        wanted = label(self.said["expectedNeed"], self.language)
        proposed = self.page.locator(".proposals").get_by_role("link", name=wanted, exact=True)
        assert proposed.count(), f"“{self.said['need']}” is not understood as “{wanted}”"
        self.click(proposed.first)

    def who(self):
        self.page.select_option("#field-country", self.organisation["country"])
        for form in (self.organisation.get("nationalForm"), self.organisation.get("legalForm")):
            if form and self.page.locator(f"#field-form option[value='{form}']").count():
                self.page.select_option("#field-form", form)
                break
        self.page.fill("#field-place", self.organisation.get("place", ""))
        for field in ("employees", "members"):
            if field in self.organisation:
                self.page.fill(f"#field-{field}", str(self.organisation[field]))
        self.click(self.page.locator(".form button"))
        if "/organisation" in self.page.url:
            self.click(self.page.locator("main .results a").first)

    def what_counts(self):
        for criterion, weight in self.said.get("weights", {}).items():
            self.page.select_option(f"#w-{criterion}", str(weight))
        for criterion in self.said.get("mustHaves", []):
            self.page.check(f"#m-{criterion}")
        self.click(self.page.locator(".form button"))

    def whole(self):
        self.need()
        self.who()
        self.what_counts()
        self.page.wait_for_url("**/choose/sheet?**", wait_until="load")


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(visit, what):
    """Prints the page, keeps the paper beside the pictures, and sees that it is one A4 sheet."""
    pdf = visit.page.pdf(prefer_css_page_size=True)
    (visit.folder / f"{visit.name}-{what}.pdf").write_bytes(pdf)
    assert pages_of(pdf) == 1, f"the sheet needs {pages_of(pdf)} pages ({what})"
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    width, height = (float(side) for side in box.groups())
    assert abs(width - 595.3) < 2 and abs(height - 841.9) < 2, f"not A4: {width} × {height} points"


def as_expected(page, expected):
    """What a competent adviser expects of the three options and of the help."""
    options = page.locator(".options-table thead th a").all_inner_texts()
    assert 1 <= len(options) <= 3, options
    assert set(options) & set(expected["atLeastOneOf"]), f"{options}, none of {expected['atLeastOneOf']}"
    assert not set(options) & set(expected["never"]), f"{options}, never {expected['never']}"
    answer = page.request.get(page.locator("a[href^='/api/v1/guidance/sheet']").evaluate("a => a.href")).json()
    near = any(offer["distance_metres"] is not None for offer in answer["help"])
    help_found = "nearby" if near else "remote" if answer["help"] else "none"
    assert help_found == expected["help"], f"help is {help_found}, expected {expected['help']}"
    assert [option["name"] for option in answer["options"]] == options, "the JSON says something else"


for NEED in NEEDS:

    @story(f"from a need to one printed page: {NEED.stem}")
    def decided(visit, need=NEED):
        situation = json.loads(need.read_text())
        page = visit.arrive(javascript=False)
        walk = Walk(visit, situation)
        walk.whole()
        assert walk.clicks <= MOST_CLICKS, f"{walk.clicks} clicks"
        as_expected(page, situation["expect"])
        visit.picture()
        printed(visit, "fr")
        visit.page.goto(page.url.replace("/fr/", "/en/"))
        visit.picture("en")
        printed(visit, "en")


LONG_WORDS = "Nous n’arrivons plus à tout suivre avec nos tableaux et nos carnets, chacun fait à sa façon. " * 5


@story("the sheet of every need prints on one page, in French, whose texts are longer, after long words")
def every_need(visit):
    page = visit.arrive(javascript=False)
    visit.open("/fr/choose?q=" + urllib.parse.quote(LONG_WORDS[:490]))
    links = page.locator(".columns a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) >= 40, len(links)
    for link in links:
        visit.open(link)
        page.select_option("#field-country", "FR")
        page.select_option("#field-form", "fr-association")
        page.fill("#field-place", "Saint-Quelque-Part-de-Nulle-Part (Savoie)")
        page.fill("#field-members", "240")
        page.locator(".form button").click()
        page.locator(".form button").click()
        # NB: a click does not wait for the page it leads to, and Chromium cannot print one that is being left.
        page.wait_for_url("**/choose/sheet?**", wait_until="load")
        sheets = pages_of(page.pdf(prefer_css_page_size=True))
        assert sheets == 1, f"“{page.locator('h1').inner_text()}” needs {sheets} pages"


@story("a sheet at a counter: big type from the first question to the paper")
def counter(visit):
    page = visit.arrive(javascript=False)
    visit.open("/fr/choose")
    ordinary = font_size(page, ".step")
    page.get_by_role("link", name="Grands caractères").click()
    assert font_size(page, "main label") > ordinary, "the type is no bigger"
    page.fill("#q", "cotisations")
    page.locator(".ask button").click()
    page.locator(".proposals a").first.click()
    for step in ("organisation", "priorities"):
        page.wait_for_url(f"**/choose/{step}?**", wait_until="load")
        assert page.locator(".counter").count(), "counter mode got lost"
        page.locator(".form button").click()
    page.wait_for_url("**/choose/sheet?**", wait_until="load")
    assert page.locator(".decision.counter").count(), "the sheet is not in big type"
    visit.picture()
    printed(visit, "paper")


def font_size(page, selector):
    return page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")


for LANGUAGE in site.LANGUAGES:
    for WIDTH in site.WIDTHS:

        @story(f"axe finds nothing on the way to a sheet: {LANGUAGE}, {WIDTH} px")
        def accessible(visit, language=LANGUAGE, width=WIDTH):
            for theme in site.THEMES:
                visit.arrive(width=width, theme=theme, language=language)
                walk = Walk(visit, json.loads(NEEDS[0].read_text()), language)
                visit.open(f"/{language}/choose?q=adherents")
                link = visit.page.locator(".columns a").first.get_attribute("href")
                for number, address in enumerate(steps(walk, link)):
                    visit.open(address)
                    visit.picture(f"{theme}-{number}")
                    checks.no_axe_violations(visit.page)
                    checks.no_sideways_scroll(visit.page)
                    checks.one_outline(visit.page, language)


def steps(walk, organisation):
    """The addresses of the questions, the sheet, the comparison, a link that was cut and the aids."""
    situation = organisation.split("s=")[1]
    yield f"/{walk.language}/choose"
    yield f"/{walk.language}/choose?q=adherents%20cotisations"
    for page in ("organisation", "priorities", "sheet", "compare"):
        yield f"/{walk.language}/choose/{page}?s={situation}"
    yield f"/{walk.language}/choose/sheet?s=cut"
    yield f"/{walk.language}/aids"
    yield f"/{walk.language}/aids?form=association&country=FR"


@story("a question about an aid is answered on the sheet itself")
def answered(visit):
    page = visit.arrive(javascript=False)
    walk = Walk(visit, json.loads((ROOT / "Tests/Fixtures/Needs/sports-club-creuse.json").read_text()))
    walk.whole()
    before = page.locator(".aid.open").count()
    page.locator(".aid .answer").first.click()
    assert page.locator(".aid.open").count() < before, "the answer decided nothing"


@story("a link that was cut leads to a new start")
def cut(visit):
    page = visit.arrive(javascript=False)
    answer = visit.open("/fr/choose/sheet?s=abc")
    assert answer.status == 400
    page.get_by_role("link", name="Recommencer").click()
    assert page.url.endswith("/fr/choose")
