"""Writes the base map: countries.geojson (for Leaflet) and land.json (for the map drawn without JavaScript).

    pip download geopandas==0.14.4 --no-deps && pip install pyshp==3.1.6 shapely==2.2.0
    python3 tools/data/make_basemap.py geopandas-0.14.4-py3-none-any.whl

Natural Earth 1:110 million, admin 0, public domain. Coordinates are rounded (0.01° in Europe, 0.1° elsewhere)
and small bends are left out. Both are decided point by point for all countries at once, so that neighbours
keep their common border.
"""

import io
import itertools
import json
import pathlib
import sys
import zipfile

import shapefile
from shapely.geometry import Polygon
from shapely.ops import unary_union

from common import RESOURCES, VOCABULARIES

EUROPE = (-12.0, 34.0, 35.0, 72.0)
FOLDER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"

# Natural Earth leaves these without an ISO code, or gives another one.
CODES = {"France": "FR", "Norway": "NO", "Kosovo": "XK", "N. Cyprus": "", "Somaliland": ""}


def records(wheel):
    with zipfile.ZipFile(wheel) as archive:
        parts = {kind: io.BytesIO(archive.read(f"{FOLDER}.{kind}")) for kind in ("shp", "shx", "dbf")}
        yield from shapefile.Reader(encoding="latin-1", **parts).iterShapeRecords()


def in_europe(longitude, latitude):
    west, south, east, north = EUROPE
    return west <= longitude <= east and south <= latitude <= north


def rounded(point):
    longitude, latitude = point[:2]
    digits = 2 if in_europe(longitude, latitude) else 1
    return [tidy(round(longitude, digits)), tidy(round(latitude, digits))]


def tidy(number):
    """12.0 is written 12, and -0.0 is 0."""
    return int(number) if number == int(number) else number


def ring(points):
    """A ring without the points that rounding made equal or the spikes it made; None if nothing is left."""
    kept = []
    for point in map(rounded, points):
        if kept and point == kept[-1]:
            continue
        kept.append(point)
        if len(kept) > 2 and kept[-1] == kept[-3]:
            del kept[-2:]
    if len(kept) > 1 and kept[0] != kept[-1]:
        kept.append(kept[0])
    return kept if len(kept) >= 4 else None


def polygons(geometry):
    """The polygons of a GeoJSON geometry, each a list of rings, empty ones left out."""
    for polygon in parts(geometry):
        rings = [ring(points) for points in polygon]
        if rings[0]:
            yield [points for points in rings if points]


def alpha2_by_alpha3():
    countries = json.loads((VOCABULARIES / "countries.json").read_text(encoding="utf-8"))["terms"]
    return {entry["alpha3"]: entry["id"] for entry in countries}


def features(wheel):
    codes = alpha2_by_alpha3()
    for entry in records(wheel):
        name = entry.record["name"]
        code = CODES.get(name, codes.get(entry.record["iso_a3"], ""))
        shape = list(polygons(entry.shape.__geo_interface__))
        single = len(shape) == 1
        geometry = {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": shape[0] if single else shape,
        }
        yield {"type": "Feature", "properties": {"iso2": code, "name": name}, "geometry": geometry}


def shrink(collection):
    """Simplifies every ring of a collection in place."""
    places = [polygon for feature in collection for polygon in parts(feature["geometry"])]
    rings = iter(
        simplified([points for polygon in places for points in polygon], finer_in_europe(0.01, 0.24))
    )
    for polygon in places:
        polygon[:] = [next(rings) for _ in polygon]


def parts(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def outer_rings(collection):
    for feature in collection:
        yield from (polygon[0] for polygon in parts(feature["geometry"]))


def neighbourhoods(rings):
    """Point → its two neighbours, or None where rings disagree: a meeting of borders, which must stay."""
    found = {}
    for points in rings:
        closed = points[:-1]
        for index, point in enumerate(closed):
            around = frozenset((tuple(closed[index - 1]), tuple(closed[(index + 1) % len(closed)])))
            key = tuple(point)
            found[key] = around if found.get(key, around) == around else None
    return found


def bend(point, around):
    """Twice the area of the triangle that a point makes with its neighbours, in square degrees."""
    if around is None or len(around) < 2:
        return float("inf")
    (ax, ay), (bx, by) = sorted(around)
    return abs((ax - point[0]) * (by - point[1]) - (bx - point[0]) * (ay - point[1]))


def simplified(rings, limit):
    """Visvalingam's method on all rings at once: bends below `limit(point)` go, smallest first, in rounds."""
    while True:
        around = neighbourhoods(rings)
        small = sorted(
            (bend(point, near), point) for point, near in around.items() if bend(point, near) < limit(point)
        )
        dropped = set()
        for _, point in small:
            if not dropped & around[point]:
                dropped.add(point)
        slimmer = [without(points, dropped) for points in rings]
        if slimmer == rings:
            return rings
        rings = slimmer


def without(points, dropped):
    """A ring without some points; as it was if fewer than three would be left."""
    kept = [point for point in points[:-1] if tuple(point) not in dropped]
    return [*kept, kept[0]] if len(kept) >= 3 else points


def finer_in_europe(inside, outside):
    return lambda point: inside if in_europe(*point) else outside


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points))) / 2


def coastlines(rings):
    """The outer rings of all land together, for a small picture of the world."""
    land = unary_union([Polygon(points).buffer(0) for points in rings])
    outlines = [
        [[tidy(round(x, 1)), tidy(round(y, 1))] for x, y in part.exterior.coords] for part in land.geoms
    ]
    return simplified(sorted(points for points in outlines if area(points) > 0.5), lambda point: 1.4)


def clipped(points, box):
    """Sutherland-Hodgman: the part of a ring inside a box."""
    west, south, east, north = box
    for axis, limit, keep in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        points = clipped_by_line(points, axis, limit, keep)
        if len(points) < 3:
            return None
    points = [[tidy(round(value, 2)) for value in point] for point in points]
    return points if points[0] == points[-1] else [*points, points[0]]


def clipped_by_line(points, axis, limit, keep):
    inside = [keep * (point[axis] - limit) >= 0 for point in points]
    kept = []
    for index, point in enumerate(points):
        previous = points[index - 1]
        if inside[index] != inside[index - 1]:
            share = (limit - previous[axis]) / (point[axis] - previous[axis])
            kept.append([a + share * (b - a) for a, b in zip(previous, point, strict=True)])
        if inside[index]:
            kept.append(point)
    return kept


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(path.name, path.stat().st_size, "bytes")


def main(wheel):
    collection = sorted(
        features(wheel),
        key=lambda feature: (feature["properties"]["iso2"] or "~", feature["properties"]["name"]),
    )
    shrink(collection)
    folder = RESOURCES / "Basemap"
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "countries.geojson", {"type": "FeatureCollection", "features": collection})
    rings = list(outer_rings(collection))
    europe = [
        part
        for points in simplified(rings, lambda point: 0.06)
        if (part := clipped(points, EUROPE)) and area(part) > 0.05
    ]
    write(
        folder / "land.json",
        {
            "source": {
                "name": "Natural Earth 1:110m",
                "url": "https://www.naturalearthdata.com",
                "licence": "LicenseRef-public-domain",
                "date": "2024-04-28",
            },
            "europe": {"box": list(EUROPE), "rings": europe},
            "world": {"box": [-180, -90, 180, 90], "rings": coastlines(rings)},
        },
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_basemap.py GEOPANDAS-WHEEL")
    main(pathlib.Path(sys.argv[1]))
