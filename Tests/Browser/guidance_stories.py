"""From a need in plain words to a decision sheet, for ten organisations and without JavaScript."""

import json
import pathlib
import re

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
        form = self.organisation.get("legalForm")
        self.page.select_option("#field-country", self.organisation["country"])
        if form and self.page.locator(f"#field-form option[value='{form}']").count():
            self.page.select_option("#field-form", form)
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
        assert "/choose/sheet" in self.page.url, self.page.url


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


for NEED in NEEDS:

    @story(f"from a need to one printed page: {NEED.stem}")
    def decided(visit, need=NEED):
        page = visit.arrive(javascript=False)
        walk = Walk(visit, json.loads(need.read_text()))
        walk.whole()
        assert walk.clicks <= MOST_CLICKS, f"{walk.clicks} clicks"
        options = page.locator(".options-table thead th")
        assert 1 <= options.count() <= 3, options.count()
        visit.picture()
        sheets = pages_of(page.pdf(prefer_css_page_size=True))
        assert sheets == 1, f"the sheet needs {sheets} pages"


for LANGUAGE in site.LANGUAGES:
    for WIDTH in site.WIDTHS:

        @story(f"axe finds nothing on the way to a sheet: {LANGUAGE}, {WIDTH} px")
        def accessible(visit, language=LANGUAGE, width=WIDTH):
            for theme in site.THEMES:
                visit.arrive(width=width, theme=theme, language=language)
                walk = Walk(visit, json.loads(NEEDS[0].read_text()), language)
                visit.open(f"/{language}/choose?q=adherents")
                link = visit.page.locator(".columns a").first.get_attribute("href")
                for address in steps(walk, link):
                    visit.open(address)
                    checks.no_axe_violations(visit.page)
                    checks.no_sideways_scroll(visit.page)
                    checks.one_outline(visit.page, language)


def steps(walk, organisation):
    """The addresses of the questions, the sheet and the comparison."""
    situation = organisation.split("s=")[1]
    for page in ("organisation", "priorities", "sheet", "compare"):
        yield f"/{walk.language}/choose/{page}?s={situation}"


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
