"""The map of results: near and far, across 180°, in both themes, with and without scripts."""

from urllib.parse import quote

import checks
import site_table as site
from visit import storybook

STORIES, story = storybook()

LABELS = "#map .label"
NAMES = "#map .label.name"
TOWNS = "#map .label.town"

# Kind of map → what it shows of the starter atlas.
VIEWS = {
    "europe": "q=num%C3%A9rique",
    "region": "bbox=-1.8,42.3,4.9,45.1",
    "circle": "near=48.86,2.35,30",
    "one": "q=FactoriaF5",
    "none": "q=zzzzzz",
}


def box_of(element):
    return element.evaluate("e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }")


def apart(page, selector):
    """No two labels lie on each other, and all are within the map."""
    frame = box_of(page.locator("#map"))
    boxes = [(each.inner_text(), box_of(each)) for each in page.locator(selector).all()]
    for index, (text, (left, top, right, bottom)) in enumerate(boxes):
        assert left >= frame[0] - 1 and right <= frame[2] + 1, f"“{text}” leaves the map"
        assert top >= frame[1] - 1 and bottom <= frame[3] + 1, f"“{text}” leaves the map"
        for other, (l, t, r, b) in boxes[index + 1 :]:
            assert right <= l + 1 or r <= left + 1 or bottom <= t + 1 or b <= top + 1, f"“{text}” on “{other}”"


for WIDTH in site.WIDTHS:
    for THEME in site.THEMES:

        @story(f"the map can be read, near and far: {WIDTH} px, {THEME}")
        def readable(visit, width=WIDTH, theme=THEME):
            for scripts in (True, False):
                page = visit.arrive(width=width, theme=theme, javascript=scripts)
                for kind, query in VIEWS.items():
                    visit.open(f"/fr/atlas?{query}", until="networkidle")
                    visit.picture(f"{kind}-{'scripts' if scripts else 'still'}")
                    if scripts:
                        checks.no_axe_violations(page)
                        checks.no_sideways_scroll(page)
                        if page.locator("#map").count():
                            apart(page, LABELS)


@story("a map of one town shows the circle searched and the towns around")
def near(visit):
    page = visit.arrive()
    visit.open("/fr/atlas?near=48.86,2.35,30", until="networkidle")
    circle = box_of(page.locator("#map path.searched"))
    frame = box_of(page.locator("#map"))
    assert circle[2] - circle[0] > (frame[2] - frame[0]) / 3, "the circle is small"
    assert circle[0] >= frame[0] and circle[2] <= frame[2], "the circle leaves the map"
    assert page.locator(TOWNS).count() >= 2, "no town to know the place by"
    for _ in range(12):
        if "leaflet-disabled" in page.locator(".leaflet-control-zoom-in").get_attribute("class"):
            break
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(400)
    visit.picture("nearest")
    assert "leaflet-disabled" in page.locator(".leaflet-control-zoom-in").get_attribute("class")


@story("points on both sides of 180° stand together")
def antimeridian(visit):
    for width in site.WIDTHS:
        page = visit.arrive(width=width)
        page.route("**/points.geojson*", lambda route: route.fulfill(json=fiji()))
        visit.open("/fr/atlas?q=" + quote("numérique"), until="networkidle")
        visit.picture(f"{width}")
        names = page.locator(NAMES).all_inner_texts()
        assert {"Taveuni", "Rabi", "Lau"} <= set(names), names
        frame = box_of(page.locator("#map"))
        points = [box_of(point) for point in page.locator(site.POINT).all()]
        assert len(points) == 3 and all(frame[0] <= p[0] and p[2] <= frame[2] for p in points), points
        assert page.locator("#map path.land").count() > 177, "the land beyond 180° is missing"
        page.locator(".leaflet-control-zoom-out").click()
        page.wait_for_timeout(600)
        link = page.locator("#area a").get_attribute("href")
        west, _, east, _ = [float(part) for part in link.split("bbox=")[1].split("&")[0].replace("%2C", ",").split(",")]
        assert 0 < west <= 180 and -180 <= east < 0, f"the frame is not searched across 180°: {west}, {east}"
        visit.close()


def fiji():
    places = {"Taveuni": (179.9, -16.8), "Rabi": (-179.98, -16.5), "Lau": (-178.8, -18.2)}
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {"name": name, "href": "/fr/atlas", "note": ""},
        }
        for name, place in places.items()
    ]
    return {"type": "FeatureCollection", "features": features}
