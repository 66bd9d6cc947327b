"""Acting for an organisation: from a proposal without an account to the receipt of one's own words. On a server with the
starter atlas that sends mail. Every page on the way is checked, with axe in wide and in narrow windows."""

import os
import re
import subprocess
from urllib.parse import quote

import checks
from account_stories import send, sign_in_by_letter
from visit import storybook

STORIES, story = storybook()

# One organisation of the starter atlas for each way of looking: its name, the host of its site, its country.
ORGANISATIONS = {
    ("fr", 1280, True): ("Bayes Impact", "bayesimpact.org"),
    ("en", 320, True): ("ADMICAL", "admical.org"),
    ("fr", 320, False): ("Animafac", "animafac.net"),
}
MODERATOR = "moderation@example.org"


def sound(visit, what, language):
    visit.picture(what)
    if visit.javascript:
        checks.no_axe_violations(visit.page)
        checks.keyboard_reaches_everything(visit.page)
    checks.no_sideways_scroll(visit.page)
    checks.one_outline(visit.page, language)


def terreau(server, *words):
    """The command on the server's own database; its output."""
    environment = os.environ | {"TERREAU_DATABASE": f"sqlite:{server.folder}/terreau.db"}
    done = subprocess.run(
        [server.binary, *words], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def arrive(visit, language, width, javascript):
    visit.arrive(width=width, language=language, javascript=javascript)
    visit.javascript = javascript
    return visit.page


def find(visit, language, name):
    """The path of an entry, by its name."""
    visit.open(f"/{language}/atlas?q={quote(name)}")
    visit.page.locator(".results a", has_text=name).first.click()
    visit.page.wait_for_url("**/atlas/org_**")
    return re.search(r"/atlas/org_\w+", visit.page.url).group(0)


for (LANGUAGE, WIDTH, JAVASCRIPT), (NAME, HOST) in ORGANISATIONS.items():
    LOOK = f"{LANGUAGE}, {WIDTH} px{'' if JAVASCRIPT else ', without scripts'}"

    @story(f"proposals: suggested without an account, read by a moderator: {LOOK}")
    def proposed(visit, language=LANGUAGE, width=WIDTH, javascript=JAVASCRIPT):
        name = f"La Grange {language} {width} {javascript}"
        page = arrive(visit, language, width, javascript)
        visit.open(f"/{language}/atlas/suggest")
        page.check("input[value=organisation]")
        page.fill("input[name=website]", "javascript:alert(1)")
        assert send(page, "/atlas/suggest").status == 400
        sound(visit, "suggest-faulty", language)
        page.fill("input[name=name]", name)
        page.fill("input[name=website]", "https://grange.example.org")
        page.select_option("select[name=country]", "FR")
        send(page, "/atlas/suggest")
        followed = page.url
        assert "/atlas/suggestions/ctb_" in followed, followed
        sound(visit, "suggestion", language)

        terreau(visit.server, "admin", "grant", MODERATOR, "--role", "moderator", "--territory", "FR")
        page = arrive(visit, language, width, javascript)
        sign_in_by_letter(visit, language, MODERATOR)
        visit.open(f"/{language}/atlas/moderation")
        sound(visit, "moderation", language)
        proposal = page.locator("section", has=page.get_by_role("heading", name=name, exact=True)).last
        proposal.locator("select").select_option("accept")
        with page.expect_navigation():
            proposal.locator("button").click()
        page.goto(followed)
        page.locator("main a[href*='/atlas/org_']").first.click()
        assert name in page.get_by_role("heading", level=1).inner_text()

    @story(f"claims: by a letter to the host, own words, history, a receipt that holds: {LOOK}")
    def claimed(visit, language=LANGUAGE, width=WIDTH, javascript=JAVASCRIPT, name=NAME, host=HOST):
        page = arrive(visit, language, width, javascript)
        sign_in_by_letter(visit, language, f"ada-{language}-{width}-{javascript}@example.org".lower())
        path = find(visit, language, name)
        page.locator(f"a[href$='{path}/claim']").click()
        sound(visit, "claim", language)

        # An address that only looks alike is refused, and stays to be mended
        page.fill("input[name=address]", f"ada@{host}.evil.example")
        assert send(page, f"{path}/claim").status == 400
        assert page.input_value("input[name=address]") == f"ada@{host}.evil.example"
        sound(visit, "claim-refused", language)
        page.fill("input[name=address]", f"ada@{host}")
        send(page, f"{path}/claim")
        sound(visit, "claim-sent", language)
        text = visit.server.letter(f"ada@{host}", "/atlas/claim-link?t=")
        page.goto(re.search(r"http\S+/atlas/claim-link\?t=[0-9a-f]{64}", text).group(0))
        sound(visit, "claim-link", language)
        send(page, "/atlas/claim-link")
        assert page.url.endswith(f"/{language}{path}/claim"), page.url
        sound(visit, "claim-granted", language)

        # Own words
        page.locator(f"a[href$='{path}/edit']").first.click()
        sound(visit, "edit", language)
        page.fill("input[name=website]", f"https://new.{host}")
        page.fill("input[name=contact]", f"jeanne.martin@{host}")
        assert send(page, f"{path}/edit").status == 400
        assert page.input_value("input[name=website]") == f"https://new.{host}", "what was typed is lost"
        sound(visit, "edit-faulty", language)
        page.fill("input[name=contact]", f"contact@{host}")
        send(page, f"{path}/edit")
        assert page.url.endswith(path), page.url
        assert page.locator(f"dd a[href='https://new.{host}']").count() >= 1
        sound(visit, "entry", language)

        # The history, and a receipt that another machine would accept
        receipt = page.locator("section:has(h2) a[href^='/log/receipts/']")
        for _ in range(50):  # the act takes its place in the log within a second
            visit.open(f"/{language}{path}/history")
            newest = page.locator("main section").nth(1).locator("a[href^='/log/receipts/']")
            if newest.count():
                break
            page.wait_for_timeout(200)
        sound(visit, "history", language)
        assert f"new.{host}" in page.locator("main").inner_text()
        with page.expect_download() as download:
            newest.first.click()
        file = visit.server.folder / download.value.suggested_filename
        download.value.save_as(file)
        key = terreau(visit.server, "log", "key").strip()
        act = terreau(visit.server, "log", "receipt", str(file), "--key", key)
        assert '"type":"atlas.own-words"' in act and path.split("/")[-1] in act, act
        assert receipt.count() >= 1

        # Nobody else edits, and she learns how to join
        page = arrive(visit, language, width, javascript)
        sign_in_by_letter(visit, language, f"eve-{language}-{width}-{javascript}@example.org".lower())
        assert visit.open(f"/{language}{path}/edit").status == 403
        visit.open(f"/{language}{path}/claim")
        sound(visit, "claim-taken", language)
        page.fill("textarea[name=join]", "Bonjour")
        send(page, f"{path}/claim/join")
        sound(visit, "join-asked", language)
        visit.server.letter(f"ada-{language}-{width}-{javascript}@example.org".lower(), "Bonjour")
