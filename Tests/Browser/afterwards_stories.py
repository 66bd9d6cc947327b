"""What comes after a decision sheet: a need counted, how it went, a date for the calendar, the barometer."""

import datetime
import json
import re
import sqlite3
from urllib.parse import urlsplit

import checks
import site_table as site
from guidance_stories import ROOT, label
from visit import storybook

STORIES, story = storybook()

NEED = "members"
SMALLEST_GROUP = 5


def words(language, key):
    return json.loads((ROOT / f"Resources/Language/{language}/afterwards.json").read_text())[key]


def sheet(visit, language):
    """Opens a sheet by its first answers alone; the page."""
    page = visit.page
    visit.open(f"/{language}/choose")
    wanted = label(NEED, language)
    page.get_by_role("link", name=wanted, exact=True).click()
    for step in ("organisation", "priorities"):
        page.wait_for_url(f"**/choose/{step}?**", wait_until="load")
        page.locator(".form button").click()
    page.wait_for_url("**/choose/sheet?**", wait_until="load")
    return page


def afterwards(visit, language):
    """The page that the sheet leads to."""
    page = sheet(visit, language)
    page.locator("a[href*='/choose/afterwards?']").first.click()
    page.wait_for_url("**/choose/afterwards?**", wait_until="load")
    return page


def send(page, action):
    """Sends the form with that address; the answer to it."""
    with page.expect_navigation(wait_until="load") as navigation:
        page.locator(f"form[action$='{action}'] button").click()
    return navigation.value


def sound(visit, what, language):
    visit.picture(what)
    checks.no_axe_violations(visit.page)
    checks.no_sideways_scroll(visit.page)
    checks.one_outline(visit.page, language)


for LANGUAGE in site.LANGUAGES:
    for WIDTH in site.WIDTHS:

        @story(f"afterwards: how it went, with an error and without: {LANGUAGE}, {WIDTH} px")
        def told(visit, language=LANGUAGE, width=WIDTH):
            visit.arrive(width=width, language=language)
            page = afterwards(visit, language)
            sound(visit, "asked", language)
            page.fill("textarea[name=words]", "Un mot")
            assert send(page, "/choose/afterwards").status == 400
            alert = page.get_by_role("alert")
            assert words(language, "afterwards.error.outcome") in alert.inner_text(), alert.inner_text()
            assert page.input_value("textarea[name=words]") == "Un mot", "what was typed is lost"
            sound(visit, "error", language)
            alert.get_by_role("link").click()
            target = page.evaluate("() => document.activeElement.closest('.entry, fieldset') !== null")
            assert target, "the error leads to no field"
            page.check("input[name=outcome][value=well]")
            assert send(page, "/choose/afterwards").status == 200
            assert page.locator("h1").inner_text() == words(language, "afterwards.thanks")
            sound(visit, "thanks", language)

    @story(f"afterwards: a need is counted once, and the barometer shows months that are over: {LANGUAGE}")
    def counted(visit, language=LANGUAGE):
        visit.arrive(language=language)
        count_last_month(visit.server, NEED, SMALLEST_GROUP)
        for said in ("afterwards.counted", "afterwards.counted.before"):
            page = afterwards(visit, language)
            assert send(page, "/choose/count").status == 200
            assert page.locator("h1").inner_text() == words(language, said)
            sound(visit, said.replace(".", "-"), language)
        page.locator("main a[href$='/barometer']").click()
        page.wait_for_url("**/barometer", wait_until="load")
        row = page.locator(".facts > div", has_text=label(NEED, language))
        assert int(re.sub(r"\D", "", row.locator("dd").inner_text())) == SMALLEST_GROUP
        for theme in site.THEMES:
            page.emulate_media(color_scheme=theme)
            sound(visit, f"barometer-{theme}", language)

    @story(f"afterwards: the reminder is a date for one’s own calendar: {LANGUAGE}")
    def calendar(visit, language=LANGUAGE):
        visit.arrive(language=language)
        page = afterwards(visit, language)
        link = page.locator("a[href*='/choose/reminder.ics?']")
        answer = page.request.get(link.evaluate("a => a.href"))
        assert answer.headers["content-type"].startswith("text/calendar"), answer.headers
        event = fields(answer.body())
        today = datetime.datetime.now(datetime.timezone.utc).date()
        day = datetime.datetime.strptime(event["DTSTART;VALUE=DATE"], "%Y%m%d").date()
        assert 181 <= (day - today).days <= 183, day
        assert label(NEED, language).split(",")[0] in event["SUMMARY"].replace("\\", ""), event["SUMMARY"]
        address = urlsplit(event["URL"])
        assert visit.open(f"{address.path}?{address.query}").status == 200
        assert label(NEED, language) in page.locator("main").inner_text(), "the date leads to another need"


def count_last_month(server, need, sheets):
    """As if that many had been counted in the month before this one."""
    month = (datetime.datetime.now(datetime.timezone.utc).date().replace(day=1) - datetime.timedelta(days=1))
    with sqlite3.connect(server.folder / "terreau.db", timeout=30) as database:
        database.execute("delete from guidance_counted")
        database.execute(
            "insert or replace into guidance_count (need, legal_form, country, month, sheets)"
            " values (?, '', '', ?, ?)",
            (need, month.strftime("%Y-%m"), sheets),
        )
    database.close()


def fields(body):
    """The properties of the one event (RFC 5545 §3.1), unfolded."""
    assert body.endswith(b"\r\n") and b"\n" not in body.replace(b"\r\n", b""), "lines do not end with CRLF"
    assert all(len(line) <= 75 for line in body.split(b"\r\n")), "a line is longer than 75 octets"
    lines = body.decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR", lines
    assert lines.count("BEGIN:VEVENT") == 1
    return dict(line.split(":", 1) for line in lines if ":" in line)
