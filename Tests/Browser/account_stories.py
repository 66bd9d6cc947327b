"""What people do with an account: sign up, sign in with a password and a code, end a session, take their data away,
erase themselves. Every page of an account is checked on the way."""

import base64
import hashlib
import hmac
import json
import re
import struct
import time

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
