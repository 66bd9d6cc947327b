"""One person's browser: a fresh context, with the settings of a story."""

import re
from dataclasses import dataclass
from typing import Callable

import site_table as site
from checks import Traffic


@dataclass(frozen=True)
class Story:
    name: str
    tell: Callable


def storybook():
    """A list of stories and the decorator that adds to it."""
    book = []

    def story(name):
        def add(tell):
            book.append(Story(name, tell))
            return tell

        return add

    return book, story


def digits(text):
    """The number in a text such as “1 794 résultats”."""
    return int(re.sub(r"\D", "", text))


class Visit:
    """Opens pages of the site. `arrive` starts over with other settings."""

    known = {}

    def __init__(self, browser, server, folder, name):
        self.browser, self.server, self.origin, self.folder = browser, server, server.url, folder
        self.name = re.sub(r"\W+", "-", name).strip("-").lower()
        self.context = None

    def arrive(self, width=1280, height=900, theme="light", javascript=True, scale=1, language="fr"):
        """A new browser that has never been here; the page it opens."""
        self.close()
        self.context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=javascript,
            device_scale_factor=scale,
            locale={"fr": "fr-FR", "en": "en-GB"}[language],
            accept_downloads=True,
        )
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.traffic = Traffic(self.context, self.page)
        return self.page

    def open(self, path, until="load"):
        """Goes to a path; the answer. `until="networkidle"` also waits for what scripts fetch."""
        self.traffic.forget()
        self.complaints.clear()
        return self.page.goto(self.origin + path, wait_until=until)

    def addresses(self, language):
        """Kind of page → path, for every kind; looked up once for each language."""
        if language not in self.known:
            self.known[language] = self.find_addresses(language)
        return self.known[language]

    def find_addresses(self, language):
        found = {name: f"/{language}{path}" for name, path in site.FIXED_PAGES.items()}
        for name, (start, link) in site.LINKED_PAGES.items():
            found[name] = self.first_link(f"/{language}{start}", f"/{language}{link}")
        return found

    def first_link(self, path, beginning):
        """The first link on a page that goes below `beginning`."""
        page = self.browser.new_page(java_script_enabled=False)
        try:
            page.goto(self.origin + path)
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        finally:
            page.close()
        below = [link for link in links if link.startswith(beginning) and len(link) > len(beginning)]
        assert below, f"no link to {beginning}… on {path}"
        return below[0]

    def total(self):
        """The number of results the page announces."""
        announced = self.page.locator(site.TOTAL)
        return digits(announced.first.inner_text()) if announced.count() else 0

    def listed(self, most_pages=50):
        """The addresses of every result, page after page."""
        found = []
        for _ in range(most_pages):
            links = self.page.locator(site.RESULT_LINKS)
            found += links.evaluate_all("all => all.map(a => new URL(a.href).pathname)")
            following = self.page.locator(site.NEXT)
            if not following.count():
                return found
            self.page.goto(self.origin + following.first.get_attribute("href"))
        raise AssertionError(f"more than {most_pages} pages")

    def picture(self, what=""):
        path = self.folder / f"{self.name}{'-' + what if what else ''}.png"
        self.page.screenshot(path=str(path), full_page=True)

    def close(self):
        if self.context:
            self.context.close()
            self.context = None
