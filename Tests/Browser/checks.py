"""What holds on every page. Each check raises AssertionError with one line per thing found."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

LONGEST_WALK = 400

FOCUSABLE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
  .filter(e => !(e.type === 'radio' && !e.checked && document.querySelector(`[name="${e.name}"]:checked`)))
  .length"""

# What has the focus: a description, whether it can be seen there, and whether a ring or a change shows it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  if (!e.dataset.walk) e.dataset.walk = String(window.walked = (window.walked || 0) + 1);
  return {
    key: e.dataset.walk,
    what: `<${e.tagName.toLowerCase()}> ${(e.innerText || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 40)}`,
    inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth,
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none',
  };
}"""


def require(findings, sentence):
    findings = list(findings)
    if findings:
        raise AssertionError(sentence + "\n" + "\n".join(f"    {finding}" for finding in findings[:20]))


def no_axe_violations(page):
    """axe-core, all its rules for WCAG 2.2 A and AA and its best practices."""
    violations = Axe().run(page).response["violations"]
    require(
        (
            f"{violation['id']}: {violation['help']} — {node['target']}"
            for violation in violations
            for node in violation["nodes"]
        ),
        f"axe finds faults on {page.url}",
    )


def no_sideways_scroll(page):
    """WCAG 1.4.10: nothing is wider than the window."""
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => `<${e.tagName.toLowerCase()} class="${e.className}">`).slice(0, 5)
            .concat(`${document.documentElement.scrollWidth} px in a window of ${innerWidth} px`)"""
    )
    require(wide, f"{page.url} scrolls sideways")


def keyboard_reaches_everything(page):
    """Tab goes through every control once, each in view and marked, and comes out at the end."""
    expected, seen, findings, ends = page.evaluate(FOCUSABLE), [], [], 0
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        # A page may begin with the focus where it is needed; then the walk comes to its end and begins again at the top.
        ends += focused is None
        if focused is None and ends == 1 and len(seen) < expected:
            continue
        if focused is None or focused["key"] in seen:
            break
        seen.append(focused["key"])
        if not focused["inView"]:
            findings.append(f"out of view: {focused['what']}")
        if not focused["ring"]:
            findings.append(f"focus not shown: {focused['what']}")
    else:
        findings.append(f"no end after {LONGEST_WALK} steps")
    if len(seen) < min(expected, LONGEST_WALK):
        findings.append(f"{len(seen)} of {expected} controls reached")
    require(findings, f"the keyboard is not enough on {page.url}")


def one_outline(page, language):
    """One h1, headings without a gap, one main, the page's language, a title and a description."""
    facts = page.evaluate(
        """() => ({
          levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]),
          mains: document.querySelectorAll('main').length,
          language: document.documentElement.lang, title: document.title,
          duplicates: [...document.querySelectorAll('[id]')].map(e => e.id)
            .filter((id, at, all) => all.indexOf(id) !== at)})"""
    )
    levels = facts["levels"]
    findings = []
    if levels.count(1) != 1:
        findings.append(f"{levels.count(1)} h1")
    findings += [f"h{a} then h{b}" for a, b in zip(levels, levels[1:]) if b > a + 1]
    if facts["mains"] != 1:
        findings.append(f"{facts['mains']} main")
    if facts["language"] != language:
        findings.append(f"lang is {facts['language']!r}")
    if not facts["title"].strip():
        findings.append("no title")
    findings += [f"id twice: {name}" for name in facts["duplicates"]]
    require(findings, f"the outline of {page.url}")


class Traffic:
    """What a page fetched: addresses and bytes on the wire, from Chromium's own protocol."""

    def __init__(self, context, page):
        self.forget()
        client = context.new_cdp_session(page)
        client.on("Network.requestWillBeSent", self.sent)
        client.on("Network.loadingFinished", self.finished)
        client.send("Network.enable")

    def forget(self):
        """Counts from nothing again."""
        self.addresses, self.sizes = {}, {}

    def sent(self, event):
        self.addresses[event["requestId"]] = event["request"]["url"]

    def finished(self, event):
        self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def bytes(self, without=None):
        return sum(
            size
            for request, size in self.sizes.items()
            if not (without and without in self.addresses.get(request, ""))
        )

    def elsewhere(self, origin):
        """Addresses that are not this site's."""
        allowed = (origin, "data:", "blob:", "about:")
        return [address for address in self.addresses.values() if not address.startswith(allowed)]


def no_cookie_and_cacheable(answer):
    """An anonymous GET sets no cookie and may be kept by a shared cache."""
    findings = []
    if answer.headers.get("set-cookie"):
        findings.append("Set-Cookie")
    caching = answer.headers.get("cache-control", "")
    if "no-store" in caching or "private" in caching:
        findings.append(f"Cache-Control: {caching}")
    if "cookie" in answer.headers.get("vary", "").lower():
        findings.append("Vary: Cookie")
    require(findings, f"{urlsplit(answer.url).path} is not anonymous")
