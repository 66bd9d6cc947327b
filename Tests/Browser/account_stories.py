"""What people do with an account: sign up, sign in with a password and a code, end a session, take their data away,
erase themselves. Every page of an account is checked on the way."""

import base64
import contextlib
import hashlib
import hmac
import json
import re
import secrets
import sqlite3
import struct
import subprocess
import time
import urllib.error
import urllib.request

import checks
import site_table as site
from guidance_stories import ROOT
from visit import storybook

STORIES, story = storybook()

PASSWORD = "trois pommes et un âne"
SETTINGS = [("fr", 1280, "light"), ("en", 320, "dark"), ("fr", 320, "dark"), ("en", 1280, "light")]


def words(language, key):
    return json.loads((ROOT / f"Resources/Language/{language}/identity.json").read_text())[key]


def sound(visit, what, language):
    visit.picture(what)
    if visit.page.viewport_size["width"] > 320:  # NB: narrow stories run without scripts, which axe needs
        checks.no_axe_violations(visit.page)
    checks.no_sideways_scroll(visit.page)
    checks.one_outline(visit.page, language)


def send(page, action):
    """Sends the form with that address; the answer to it."""
    with page.expect_navigation(wait_until="load") as navigation:
        page.locator(f"form[action$='{action}'] button").first.click()
    return navigation.value


def code(secret, step_offset=0):
    """What the app on the phone shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + step_offset), hashlib.sha1).digest()
    offset = mac[-1] & 15
    number = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def sign_in_by_letter(visit, language, address, look=None):
    """From the page to the account, by way of the letter."""
    page = visit.page
    visit.open(f"/{language}/sign-in")
    look and look("sign-in")
    page.fill("form[action$='/sign-in'] input[name=address]", address)
    send(page, "/sign-in")
    assert page.url.endswith("/sign-in/sent"), page.url
    look and look("sent")
    text = visit.server.letter(address, "/sign-in/link?t=")
    link = re.search(r"http\S+/sign-in/link\?t=[0-9a-f]{64}", text).group(0)
    page.goto(link)
    look and look("link")
    assert address in page.locator("main").inner_text()
    send(page, "/sign-in/link")
    return page


def found_organisation(server, administrator):
    """Lets an organisation act that somebody administers, as if she had claimed its entry; its identifier."""
    number = secrets.randbits(128)
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    identifier = "org_" + "".join(digits[number >> shift & 31] for shift in range(125, -1, -5))
    now = int(time.time() * 1000)
    with contextlib.closing(sqlite3.connect(server.folder / "terreau.db", timeout=30)) as database, database:
        key = database.execute(
            "insert into identity_organisation (id, name, created_at) values (?, ?, ?) returning organisation_key",
            (identifier, "La Ressourcerie numérique du Périgord", now),
        ).fetchone()[0]
        (person,) = database.execute(
            "select person_key from identity_person where email = ?", (administrator,)
        ).fetchone()
        database.executemany(
            "insert into identity_membership (organisation_key, person_key, role, since) values (?, ?, ?, ?)",
            [(key, person, role, now) for role in ("member", "administrator")],
        )
    return identifier


def follow_sign_in_letter(visit, address):
    text = visit.server.letter(address, "/sign-in/link?t=")
    visit.page.goto(re.search(r"http\S+/sign-in/link\?t=[0-9a-f]{64}", text).group(0))
    send(visit.page, "/sign-in/link")


for LANGUAGE, WIDTH, THEME in SETTINGS:

    @story(f"account: from a letter to a password, a second factor and the end: {LANGUAGE}, {WIDTH} px, {THEME}")
    def whole(visit, language=LANGUAGE, width=WIDTH, theme=THEME):
        address = f"ada-{language}-{width}@example.org"
        visit.arrive(width=width, language=language, theme=theme, javascript=width == 1280)
        page = sign_in_by_letter(visit, language, address, lambda what: sound(visit, what, language))
        assert page.url.endswith(f"/{language}/account"), page.url
        assert address in page.locator("main").inner_text()
        sound(visit, "account", language)

        # A name, with an error first; what was typed stays
        page.fill("input[name=name]", "Ada L.")
        send(page, "/account")
        assert page.input_value("input[name=name]") == "Ada L."

        # A password: one that everybody tries is refused in words
        visit.open(f"/{language}/account/password")
        page.fill("input[name=password]", "qwertyuiop123")
        assert send(page, "/account/password").status == 400
        assert words(language, "identity.error.password.breached") in page.get_by_role("alert").inner_text()
        sound(visit, "password-refused", language)
        page.fill("input[name=password]", PASSWORD)
        assert send(page, "/account/password").status == 200
        sound(visit, "password-saved", language)

        # A second factor
        visit.open(f"/{language}/account/second-factor")
        sound(visit, "second-factor", language)
        secret = page.locator("figure code").inner_text().replace(" ", "")
        page.fill("input[name=code]", "000000")
        assert send(page, "/account/second-factor").status == 400
        assert page.locator("figure code").inner_text().replace(" ", "") == secret, "the key changed"
        page.fill("input[name=code]", code(secret, -1))
        assert send(page, "/account/second-factor").status == 200
        recovery = page.locator("main li code").all_inner_texts()
        assert len(recovery) == 10, recovery
        sound(visit, "recovery-codes", language)
        visit.open(f"/{language}/account/second-factor")
        sound(visit, "second-factor-on", language)

        # Out, and in again by password and code
        visit.open(f"/{language}/account")
        send(page, "/sign-out")
        visit.open(f"/{language}/account/sessions")
        assert "/sign-in?next=" in page.url, page.url
        page.fill("input[name=login]", address)
        page.fill("input[name=password]", "ce n’est pas lui")
        assert send(page, "/sign-in/password").status == 400
        assert page.input_value("input[name=login]") == address, "what was typed is lost"
        sound(visit, "wrong-password", language)
        page.fill("input[name=password]", PASSWORD)
        send(page, "/sign-in/password")
        sound(visit, "code", language)
        page.fill("input[name=code]", recovery[0])
        send(page, "/sign-in/code")
        assert page.url.endswith(f"/{language}/account/sessions"), page.url
        sound(visit, "sessions", language)

        # Another address is asked for, and one's data; then the end
        visit.open(f"/{language}/account/address")
        sound(visit, "address", language)
        visit.open(f"/{language}/account/prove")
        sound(visit, "prove", language)
        visit.open(f"/{language}/account/data")
        sound(visit, "data", language)
        with page.expect_download() as download:
            page.locator("a[href$='/account/data/export.json']").click()
        data = json.loads(open(download.value.path()).read())
        account = data["holders"]["identity"]
        assert account["identity_person"][0]["email"] == address, data
        assert account["identity_person"][0]["name"] == "Ada L."
        assert account["identity_totp"][0]["recoveryCodesLeft"] == 9
        assert send(page, "/account/erase").status == 400
        sound(visit, "erase-unsure", language)
        page.check("input[name=confirm]")
        send(page, "/account/erase")
        assert page.url.endswith("/account/erased"), page.url
        sound(visit, "erased", language)
        visit.open(f"/{language}/account")
        assert "/sign-in?next=" in page.url, page.url
        assert not [cookie for cookie in visit.context.cookies() if cookie["value"]], "a cookie stays"

    @story(f"account: a session on another device is ended: {LANGUAGE}, {WIDTH} px, {THEME}")
    def revoked(visit, language=LANGUAGE, width=WIDTH, theme=THEME):
        address = f"eve-{language}-{width}@example.org"
        visit.arrive(width=width, language=language, theme=theme)
        sign_in_by_letter(visit, language, address)
        lost = visit.context
        lost_page = visit.page
        visit.context = None  # stays open: the device that was lost
        visit.arrive(width=width, language=language, theme=theme)
        page = sign_in_by_letter(visit, language, address)
        visit.open(f"/{language}/account/sessions")
        assert page.locator("tbody tr").count() == 2
        sound(visit, "two", language)
        send(page, "/account/sessions/end")
        assert page.locator("tbody tr").count() == 1
        lost_page.goto(f"{visit.origin}/{language}/account")
        assert "/sign-in?next=" in lost_page.url, lost_page.url
        lost.close()

    @story(f"account: an organisation’s people: invite, join, change a role, transfer, leave: {LANGUAGE}, {WIDTH} px, {THEME}")
    def organisation(visit, language=LANGUAGE, width=WIDTH, theme=THEME):
        lead, guest = f"lead-{language}-{width}@example.org", f"guest-{language}-{width}@example.org"
        settings = {"width": width, "language": language, "theme": theme, "javascript": width == 1280}

        # Nothing yet, then an organisation of one's own
        visit.arrive(**settings)
        page = sign_in_by_letter(visit, language, lead)
        visit.open(f"/{language}/account/organisations")
        sound(visit, "none", language)
        home = f"/{language}/account/organisations/{found_organisation(visit.server, lead)}"
        visit.open(f"/{language}/account/organisations")
        page.locator(f"a[href='{home}']").click()
        assert page.url.endswith(home), page.url
        sound(visit, "own", language)

        # An invitation, with an error first; what was typed stays
        page.locator(f"a[href='{home}/people']").click()
        page.fill("input[name=address]", "guest@")
        page.check("input[value=editor]")
        assert send(page, "/invite").status == 400
        assert page.input_value("input[name=address]") == "guest@" and page.is_checked("input[value=editor]")
        sound(visit, "invite-refused", language)
        page.fill("input[name=address]", guest)
        send(page, "/invite")
        assert guest in page.locator("main").inner_text()
        sound(visit, "people", language)
        checks.keyboard_reaches_everything(page) if width == 1280 else None
        leads_page, leads_context = page, visit.context
        visit.context = None  # stays open: another person comes

        # Somebody else opens the letter, signs in from there, and joins
        visit.arrive(**settings)
        text = visit.server.letter(guest, "/account/organisations/invitation?t=")
        visit.page.goto(re.search(r"http\S+/invitation\?t=[0-9a-f]{64}", text).group(0))
        sound(visit, "invitation", language)
        send(visit.page, "/sign-in")
        follow_sign_in_letter(visit, guest)
        assert visit.page.url.endswith("/account/organisations"), visit.page.url
        sound(visit, "invited", language)
        send(visit.page, "/accept")
        assert visit.page.url.endswith(home), visit.page.url
        assert words(language, "identity.organisation-role.editor.sentence") in visit.page.inner_text("main")
        assert visit.page.locator("tbody tr").count() == 2
        assert lead not in visit.page.inner_text("main"), "members see no addresses"
        sound(visit, "joined", language)

        # A role is changed, then the administration goes to the other; the first one leaves
        guests_page, visit.page, guests_context = visit.page, leads_page, visit.context
        visit.context = leads_context
        visit.open(f"{home}/people")
        page.locator(f"a[href^='{home}/people/']").last.click()
        sound(visit, "member", language)
        page.uncheck("input[value=editor]")
        page.check("input[value=delegate]")
        send(page, "/roles")
        assert words(language, "identity.organisation-role.delegate") in page.locator("tbody tr").last.inner_text()
        assert visit.server.letter(guest, home), "no word of the new role"
        assert not page.locator("form[action$='/leave']").count(), "the last administrator may not leave"
        visit.open(f"{home}/people")
        page.locator(f"a[href^='{home}/people/']").last.click()
        page.check("input[name=step-down]")
        send(page, "/transfer")
        assert send(page, "/leave").status == 400
        sound(visit, "leave-unsure", language)
        page.check("input[name=confirm]")
        send(page, "/leave")
        assert page.url.endswith("/account/organisations") and not page.locator(f"a[href='{home}']").count()
        assert visit.open(home).status == 404
        sound(visit, "gone", language)

        guests_page.goto(f"{visit.origin}{home}/people")
        assert guests_page.locator("tbody tr").count() == 1
        guests_context.close()

    @story(f"account: a token is made, used by a program and revoked: {LANGUAGE}, {WIDTH} px, {THEME}")
    def token(visit, language=LANGUAGE, width=WIDTH, theme=THEME):
        address = f"programmer-{language}-{width}@example.org"
        visit.arrive(width=width, language=language, theme=theme, javascript=width == 1280)
        page = sign_in_by_letter(visit, language, address)
        page.locator("a[href$='/account/tokens']").click()
        sound(visit, "none", language)
        # Without a name and with nothing ticked: what is wrong is said, what was chosen stays
        page.uncheck("input[name=permission][value='identity.see-account']")
        page.select_option("select[name=days]", "90")
        assert send(page, "/account/tokens").status == 400
        assert token_words(language, "identity.tokens.error.none") in page.get_by_role("alert").inner_text()
        assert page.input_value("select[name=days]") == "90"
        sound(visit, "refused", language)
        page.fill("input[name=name]", "Import de nuit <b>")
        page.check("input[name=permission][value='identity.see-account']")
        assert send(page, "/account/tokens").status == 200
        secret = page.locator("pre.secret").inner_text().strip()
        assert re.fullmatch(r"trr_[0-9A-Za-z]{49}", secret), secret
        sound(visit, "made", language)
        page.locator("main a.button").click()
        row = page.locator("tbody tr")
        assert row.count() == 1 and "Import de nuit <b>" in row.inner_text(), row.inner_text()
        assert secret not in page.content(), "it is shown once"
        sound(visit, "one", language)
        request = urllib.request.Request(
            visit.origin + "/api/v1/account", headers={"Authorization": f"Bearer {secret}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert json.load(answer)["token"]["name"] == "Import de nuit <b>"
        send(page, "/account/tokens/revoke")
        assert page.locator("tbody tr").count() == 0
        try:
            urllib.request.urlopen(request, timeout=30)
            raise AssertionError("a revoked token still works")
        except urllib.error.HTTPError as refusal:
            assert refusal.code == 401, refusal.code

    @story(f"account: a role rests until a second factor is set up: {LANGUAGE}, {WIDTH} px, {THEME}")
    def required(visit, language=LANGUAGE, width=WIDTH, theme=THEME):
        address = f"moderator-{language}-{width}@example.org"
        grant_long_ago(visit.server, address)
        visit.arrive(width=width, language=language, theme=theme, javascript=width == 1280)
        page = sign_in_by_letter(visit, language, address)
        sound(visit, "account", language)
        visit.open(f"/{language}/atlas/moderation")
        assert "/account/second-factor/needed?next=" in page.url, page.url
        assert token_words(language, "identity.needed.roles-rest") in page.locator("main").inner_text()
        sound(visit, "needed", language)
        page.locator("main a.button").click()
        secret = page.locator("figure code").inner_text().replace(" ", "")
        page.fill("input[name=code]", code(secret, -1))
        assert send(page, "/account/second-factor").status == 200
        assert visit.open(f"/{language}/atlas/moderation").status == 200
        assert page.url.endswith("/atlas/moderation"), page.url
        sound(visit, "moderation", language)


def token_words(language, key):
    return json.loads((ROOT / f"Resources/Language/{language}/tokens.json").read_text())[key]


def grant_long_ago(server, address):
    """Makes somebody a moderator, and moves the day on which it was done nine days back."""
    database = f"{server.folder}/terreau.db"
    subprocess.run(
        [server.binary, "admin", "grant", address, "--role", "moderator", "--database", f"sqlite:{database}"],
        check=True, capture_output=True, timeout=60)
    with sqlite3.connect(database, timeout=30) as base:
        base.execute("update identity_role set granted_at = granted_at - 9 * 86400000")
    base.close()
