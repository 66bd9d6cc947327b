"""The checks that hold on every kind of page, in both languages."""

import checks
import site_table as site
from visit import storybook

STORIES, story = storybook()


def each(visit, language, until="load", **settings):
    """Opens every kind of page in turn and yields its name and the answer."""
    visit.arrive(language=language, **settings)
    for name, path in visit.addresses(language).items():
        yield name, visit.open(path, until)


for LANGUAGE in site.LANGUAGES:
    for THEME in site.THEMES:
        for WIDTH in site.WIDTHS:

            @story(f"axe finds nothing: {LANGUAGE}, {THEME}, {WIDTH} px")
            def accessible(visit, language=LANGUAGE, theme=THEME, width=WIDTH):
                for name, _ in each(visit, language, theme=theme, width=width):
                    checks.no_axe_violations(visit.page)
                    visit.picture(name.replace(" ", "-"))

    @story(f"nothing scrolls sideways at 320 px or at 200 % zoom: {LANGUAGE}")
    def reflows(visit, language=LANGUAGE):
        for settings in ({"width": 320, "height": 640}, {"width": 640, "height": 450, "scale": 2}):
            for _ in each(visit, language, **settings):
                checks.no_sideways_scroll(visit.page)

    @story(f"the keyboard reaches every control and shows where it is: {LANGUAGE}")
    def by_keyboard(visit, language=LANGUAGE):
        for _ in each(visit, language):
            checks.keyboard_reaches_everything(visit.page)

    @story(f"one h1, headings in order, the right lang: {LANGUAGE}")
    def outlined(visit, language=LANGUAGE):
        for _ in each(visit, language):
            checks.one_outline(visit.page, language)

    @story(f"no request leaves for a third party, no complaint in the console: {LANGUAGE}")
    def at_home(visit, language=LANGUAGE):
        for name, answer in each(visit, language, until="networkidle"):
            checks.require(visit.traffic.elsewhere(visit.origin), f"{name} asks third parties")
            expected = answer.status >= 400
            checks.require([] if expected else visit.complaints, f"{name}: errors in the console")

    @story(f"no cookie, and a shared cache may keep it: {LANGUAGE}")
    def anonymous(visit, language=LANGUAGE):
        for name, answer in each(visit, language):
            if answer.status < 400:
                checks.no_cookie_and_cacheable(answer)
            assert visit.context.cookies() == [], f"{name} left a cookie"

    @story(f"every page is served as what it is: {LANGUAGE}")
    def served(visit, language=LANGUAGE):
        for name, answer in each(visit, language, javascript=False):
            expected = 404 if name == "not found" else 200
            assert answer.status == expected, f"{name}: {answer.status}"
            assert answer.headers["content-type"].startswith("text/html"), name
            policy = answer.headers.get("content-security-policy", "")
            assert policy and "unsafe-inline" not in policy, f"{name}: CSP is {policy!r}"
            assert answer.headers.get("x-content-type-options") == "nosniff", name
