"""Lists the values of the reference data that no vocabulary knows, for whoever writes a mapping.

python3 tools/data/report_unmapped.py [--data FOLDER]
"""

import argparse
import csv
import json
import pathlib
import re
from collections import Counter

from check_resources import load, names_of
from common import REFERENCE_DATA, fold


def lookup(name):
    """Folded name → id, for one vocabulary."""
    return {fold(word): entry["id"] for entry in load(name)["terms"] for word in names_of(entry)}


def values_of(path, *columns, parts=";"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for column in columns:
                yield from re.split(parts, row.get(column) or "")


def json_values(path, *columns, parts=";"):
    for row in json.loads(path.read_text(encoding="utf-8")):
        for column in columns:
            yield from re.split(parts, row.get(column) or "")


def susy_values(path, key, parts="[;]"):
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        yield from re.split(parts, feature["properties"].get(key) or "")


def goods(folder):
    for path in sorted((folder / "dpg").glob("*/*.json")):
        try:
            good = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError:
            continue
        if isinstance(good, dict) and "name" in good:
            yield good


def goods_countries(folder):
    for good in goods(folder):
        for key in ("developmentCountries", "deploymentCountries"):
            yield from (good.get("locations") or {}).get(key) or []


def samples(data):
    """What to look up: where the values come from, their vocabulary, the values."""
    atlas = data / "atlas"
    susy, ost, mediation = (
        atlas / "susy/susy.geojson",
        atlas / "open-sustainable-technology",
        atlas / "mednum/hinaura-standardised.json",
    )
    yield "susy country", "countries", susy_values(susy, "addr:country")
    yield "susy type_of_initiative", "initiative-types", susy_values(susy, "type_of_initiative")
    for name in ("organizations.csv", "organizations_labeled.csv"):
        yield (
            f"open-sustainable-technology {name} country",
            "countries",
            values_of(ost / name, "location_country"),
        )
        yield (
            f"open-sustainable-technology {name} form",
            "legal-forms",
            values_of(ost / name, "form_of_organization"),
        )
    yield "digital-public-goods country", "countries", goods_countries(atlas)
    yield (
        "digital-public-goods licence",
        "licences",
        (entry["spdx"] for good in goods(atlas) for entry in good.get("license") or []),
    )
    yield (
        "digital-public-goods type",
        "solution-types",
        (kind for good in goods(atlas) for kind in good.get("type") or []),
    )
    yield (
        "digital-public-goods sector",
        "activities",
        (sector for good in goods(atlas) for sector in good.get("sectors") or []),
    )
    yield (
        "sill 2020 licence",
        "licences",
        values_of(atlas / "sill/2020/sill-2020.csv", "licence", parts=r"[,/]| et "),
    )
    yield (
        "sill 2020 fonction",
        "solution-categories",
        values_of(atlas / "sill/2020/sill-2020.csv", "fonction", parts="$^"),
    )
    yield "sill 2019 licence", "licences", values_of(atlas / "sill/2019/sill-2019.csv", "LICENCE", parts="/")
    yield (
        "codes-sources-fr repository licence",
        "licences",
        values_of(atlas / "codes-sources-fr/data/repositories/csv/all.csv", "license", parts="$^"),
    )
    yield "hinaura services", "mediation-services", json_values(mediation, "services")
    yield "hinaura publics", "mediation-publics", json_values(mediation, "publics_accueillis")
    yield "hinaura conditions", "mediation-fees", json_values(mediation, "conditions_acces")
    yield "hinaura modalités", "mediation-modes", json_values(mediation, "modalites_accompagnement")
    yield (
        "starter kind (reading of the papers)",
        "legal-forms",
        values_of(data / "starter_organisations.csv", "kind"),
    )


def report_unmapped(data):
    for what, vocabulary, values in samples(data):
        known = lookup(vocabulary)
        unmapped = Counter(value.strip() for value in values if value.strip() and fold(value) not in known)
        total = sum(unmapped.values())
        listed = ", ".join(f"{value} ({number})" for value, number in unmapped.most_common(20))
        print(f"{what} → {vocabulary}: {'all map' if not total else f'{total} values do not: {listed}'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=REFERENCE_DATA)
    report_unmapped(parser.parse_args().data)


if __name__ == "__main__":
    main()
