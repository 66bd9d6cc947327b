"""Writes the starter atlas: Starter/organisations.csv and Starter/solutions.csv.

    python3 tools/data/make_starter.py FOLDER

FOLDER holds `awesome-privacy/awesome-privacy.yml` (CC0) and `dpg/nominees/*.json` (Unlicense); needs PyYAML.
The tables are `tables/starter_organisations_read.csv` (the reading of the papers),
`tables/starter_organisations.psv` (what was added), `starter_solutions.psv`, `starter_everyday.psv`,
`starter_criteria.psv` and `starter_relations.psv`.
"""

import calendar
import csv
import datetime
import json
import pathlib
import re
import sys

import yaml

from common import DATE, RESOURCES, VOCABULARIES, french, slug, unique
from tables.starter_activities import BY_CLASS, BY_ID
from tables.starter_english import ENGLISH, IDS
from tables.starter_notes import DOUBTS, FRENCH_FIELDS, LISTS, PAPERS
from tables.towns import TOWNS

TABLES = pathlib.Path(__file__).parent / "tables"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
PRIVACY, GOODS = "awesome-privacy", "digital-public-goods"
SOURCE_LICENCES = {PRIVACY: "CC0-1.0", GOODS: "Unlicense", "papers": "CC0-1.0"}

# Criteria that Terreau assesses in starter_criteria.psv, in the order of its columns, and their names in notes.
CRITERION_COLUMNS = ["ease_for_beginners", "price_model", "governance", "hosting_country", "served_countries"]
CRITERION_NAMES = ["ease for beginners", "price", "governance", "country of hosting", "countries served"]

# The day of what Terreau adds, in words.
DAY = datetime.date.fromisoformat(DATE)
DAY_WORDS = (f"{DAY.day} {calendar.month_name[DAY.month]} {DAY.year}", f"{DAY.day} {MONTHS[DAY.month - 1]} {DAY.year}")

# What a row says of others, a column a kind: `source/key=name`, several parted by `;`.
RELATION_COLUMNS = [
    "provides",
    "maintains",
    "uses",
    "offers_support",
    "member_of",
    "part_of",
]
ORGANISATION_FIELDS = [
    "id",
    "name",
    "aliases",
    "type",
    "kind",
    "legal_form",
    "country",
    "city",
    "lat",
    "lon",
    "website",
    "classes",
    "activities",
    "identifiers",
    "description_en",
    "description_fr",
    "note_en",
    "note_fr",
    *RELATION_COLUMNS,
]
SOLUTION_FIELDS = [
    "id",
    "name",
    "type",
    "kind",
    "description_en",
    "description_fr",
    "website",
    "repository",
    "licence",
    "categories",
    "classes",
    "source_licence",
    "note_en",
    "note_fr",
    *CRITERION_COLUMNS,
    "read_on",
    *RELATION_COLUMNS,
]

# The kind that a legal form gives where nothing more precise is known.
KIND_OF_FORM = {
    "association": "not-for-profit",
    "non-profit": "not-for-profit",
    "foundation": "not-for-profit",
    "charity": "charity",
    "cooperative": "cooperative",
    "worker-cooperative": "workers-cooperative",
    "multi-stakeholder-cooperative": "multi-stakeholder-cooperative",
    "mutual": "mutual",
    "company": "company-other",
    "public-body": "government-body",
    "international-organisation": "supranational",
    "informal-group": "community-group",
    "research-institution": "research-body",
    "consortium": "consortium",
    "social-enterprise": "social-enterprise",
}

# Two databases that the papers name beside the associations that keep them.
OWN_SOLUTIONS = [
    (
        "Open Food Facts (database)",
        "data",
        "Free collaborative database of food products worldwide",
        "Base de données libre et collaborative des produits alimentaires",
        "https://world.openfoodfacts.org/data",
        "https://github.com/openfoodfacts/openfoodfacts-server",
        "ODbL-1.0",
        "food-farming",
        "citizen-data",
        "000;004",
    ),
    (
        "OpenStreetMap (map data)",
        "data",
        "Map of the world made by citizens",
        "Carte du monde faite par les citoyens",
        "https://www.openstreetmap.org",
        "https://github.com/openstreetmap/openstreetmap-website",
        "ODbL-1.0",
        "maps",
        "citizen-data",
        "000;004",
    ),
]


def pipe_rows(name, columns):
    for number, line in enumerate((TABLES / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != columns:
            sys.exit(f"{name}, line {number}: {len(cells)} cells, {columns} wanted")
        yield cells


def normalised(url):
    """An address with its scheme (https unless the source says http) and without the tracking part."""
    if not url or url == "-":
        return ""
    url = url if "://" in url else "https://" + url
    return re.sub(r"#:~:text=.*$|#$", "", url)


def identifiers(qid, others):
    return " ".join(unique([*others.split(), *([f"XI-WIKIDATA:{qid}"] if qid else [])]))


def activities(identifier, kind_of_entry, classes):
    if kind_of_entry not in ("organisation", "place"):
        return ""
    own = BY_ID.get(identifier)
    return own or ";".join(unique(BY_CLASS[name] for name in classes.split(";") if name in BY_CLASS))


def papers(seed):
    """The papers that name a thing, by author, title and year: English, French."""
    english, french_texts = [], []
    for number in seed.split(";"):
        frame, french_frame, title = PAPERS[number]
        english.append(frame.format(title=french(title)))
        french_texts.append(french_frame.format(title=title))
    return "Named in: " + "; ".join(english), "Nommé dans : " + " ; ".join(french_texts)


def known(fields):
    """The fields that Terreau filled with what is public and well known: English, French."""
    if not fields:
        return "", ""
    return (
        f"Public knowledge, added by Terreau on {DAY_WORDS[0]}: {', '.join(fields)}",
        f"De notoriété publique, ajouté par Terreau le {DAY_WORDS[1]} : "
        + ", ".join(FRENCH_FIELDS[field] for field in fields),
    )


def assessed(fields):
    """The criteria on which Terreau gives its own assessment, which is no source's word: English, French."""
    return (
        f"Terreau's own assessment of {DAY_WORDS[0]}, not the word of a source: {', '.join(fields)}",
        f"Appréciation de Terreau du {DAY_WORDS[1]}, et non la parole d'une source : "
        + ", ".join(FRENCH_FIELDS[field] for field in fields),
    )


def notes(*parts):
    """Sentences in English and in French, each with its full stop."""
    english, french_texts = ([text[side] for text in parts if text[side]] for side in (0, 1))
    return {"note_en": ". ".join(english) + ".", "note_fr": french(". ".join(french_texts)) + "."}


def evidence(read, added, note):
    """Which papers name it, what was added to them, and what to know."""
    cited = read["url"] if "http" in read["url"] and len(read["url"]) > 60 else ""
    return notes(
        papers(read["seed"]),
        known([field for field, value in added if value]),
        ("Source cited: " + cited, "Source citée : " + cited) if cited else ("", ""),
        (note, DOUBTS[note]) if note else ("", ""),
    )


def read_forms(row):
    """The legal forms that the reading of the papers already gives."""
    return {"public": ("public-body", "international-organisation")}.get(row["kind"], (row["kind"],))


def other_names(listed, read, shown):
    """The other names of an entry, with the one of the papers where ours is tidier in more than its apostrophe."""
    names = [french(name.strip()) for name in listed.split(";") if name.strip()]
    if read.replace("'", "’") != shown and french(read) != shown:
        names.append(read)
    return unique(name for name in names if name != shown)


def organisations():
    read = {
        row["name"]: row
        for row in csv.DictReader((TABLES / "starter_organisations_read.csv").open(encoding="utf-8"))
    }
    for (
        name,
        kind_of_entry,
        form,
        kind,
        country,
        town,
        site,
        classes,
        qid,
        others,
        aliases,
        text,
        note,
    ) in pipe_rows("starter_organisations.psv", 13):
        row = read.pop(name)
        website = normalised(site or row["url"])
        latitude, longitude = TOWNS[town] if town else ("", "")
        added = [
            ("legal form", form and form not in read_forms(row)),
            ("country", country and country not in ("-", row["country"])),
            ("town", town),
            ("site", website and site),
            ("identifiers", qid or (others and "SOGA" not in name)),
        ]
        shown = french(name.strip("<>"))
        yield {
            "id": slug(name),
            "name": shown,
            "aliases": ";".join(other_names(aliases, name, shown)),
            "type": kind_of_entry,
            "kind": kind or (KIND_OF_FORM.get(form, "") if kind_of_entry == "organisation" else ""),
            "legal_form": form,
            "country": "" if country == "-" else country or row["country"],
            "city": town,
            "lat": latitude,
            "lon": longitude,
            "website": website,
            "classes": classes,
            "activities": activities(slug(name), kind_of_entry, classes),
            "identifiers": identifiers(qid, others),
            "description_en": row["what"],
            "description_fr": french(text),
            **evidence(row, added, note),
        }
    if read:
        sys.exit(f"not in starter_organisations.psv: {', '.join(read)}")


def plain(markdown):
    """The first sentence of a Markdown text, without its marks; cut at a word if it is long."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = " ".join(re.sub(r"[*_`]{1,2}", "", text).split())
    sentence = re.split(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])", text)[0].rstrip(".")
    return sentence if len(sentence) <= 200 else sentence[:200].rsplit(" ", 1)[0] + "…"


def privacy_services(folder):
    listed = yaml.safe_load((folder / "awesome-privacy/awesome-privacy.yml").read_text(encoding="utf-8"))
    return {
        f"{section['name']}/{service['name']}": service
        for category in listed["categories"]
        for section in category["sections"]
        for service in section.get("services") or []
    }


def from_privacy(service, licence):
    repository = service.get("github") or ""
    return {
        "name": service["name"],
        "kind": "software",
        "description_en": plain(service["description"]),
        "website": normalised(service["url"]),
        "repository": f"https://github.com/{repository}"
        if repository and "://" not in repository
        else repository,
        "licence": licence,
    }


def from_goods(path):
    good = json.loads(path.read_text(encoding="utf-8"))
    kinds = {"aimodel": "ai-model"}
    repositories = [entry.get("url", "") for entry in good.get("repositories") or []]
    return {
        "name": good["name"],
        "kind": kinds.get(good["type"][0], good["type"][0]),
        "description_en": plain(good["description"]),
        "website": normalised(good["website"]),
        "repository": normalised(next(iter(repositories), "")),
        "licence": ";".join(unique(entry["spdx"] for entry in good["license"])),
    }


def classes_of(categories):
    known = {
        entry["id"]: entry
        for entry in json.loads((VOCABULARIES / "solution-categories.json").read_text(encoding="utf-8"))[
            "terms"
        ]
    }
    return ";".join(
        unique(known[category].get("socialTechClass", "software") for category in categories.split(";"))
    )


def solutions(folder):
    services = privacy_services(folder)
    for source, key, licence, categories, text in pipe_rows("starter_solutions.psv", 5):
        found = (
            from_privacy(services[key], licence)
            if source == PRIVACY
            else from_goods(folder / "dpg/nominees" / f"{key}.json")
        )
        english, french_words = LISTS[source]
        told = (
            f"Name, site and repository from {english}" + (f", section “{key.split('/')[0]}”" if "/" in key else ""),
            f"Nom, site et dépôt : {french_words}" + (f", rubrique « {key.split('/')[0]} »" if "/" in key else ""),
        )
        note = notes(told, known(["licence"] if source == PRIVACY and licence else []))
        identifier = IDS.get(found["name"], slug(found["name"]))
        if identifier in ENGLISH:
            found["description_en"] = ENGLISH[identifier]
        yield {
            "id": identifier,
            "type": "solution",
            **found,
            "description_fr": french(text),
            "categories": categories,
            "classes": classes_of(categories),
            "source_licence": SOURCE_LICENCES[source],
            **note,
        }
    for name, kind, en, fr, site, repository, licence, categories, classes, seeds in OWN_SOLUTIONS:
        yield {
            "id": slug(name),
            "name": name,
            "type": "solution",
            "kind": kind,
            "description_en": en,
            "description_fr": french(fr),
            "website": site,
            "repository": repository,
            "licence": licence,
            "categories": categories,
            "classes": classes,
            "source_licence": SOURCE_LICENCES["papers"],
            **notes(papers(seeds), known(["site", "repository", "licence"])),
        }


def everyday():
    """Tools for everyday needs that no list of the public domain gives."""
    for name, kind, licence, site, repository, categories, fr, en in pipe_rows("starter_everyday.psv", 8):
        yield {
            "id": IDS.get(name, slug(name)),
            "name": name,
            "type": "solution",
            "kind": kind,
            "description_en": en,
            "description_fr": french(fr),
            "website": site,
            "repository": repository,
            "licence": licence,
            "categories": categories,
            "classes": classes_of(categories),
            "source_licence": "CC0-1.0",
            **notes(
                known(["site", *(["repository"] if repository else []), *(["licence"] if licence else [])])
            ),
        }


def rate(tools):
    """Writes Terreau's assessments into their rows, and says in the note that they are."""
    by_id = {row["id"]: row for row in tools}
    for row in tools:
        row["read_on"] = DATE
    for identifier, *values in pipe_rows("starter_criteria.psv", 1 + len(CRITERION_COLUMNS)):
        if identifier not in by_id:
            sys.exit(f"starter_criteria.psv: {identifier} is no solution")
        row = by_id[identifier]
        row |= dict(zip(CRITERION_COLUMNS, values))
        said = notes(assessed([name for name, value in zip(CRITERION_NAMES, values) if value]))
        for column, text in said.items():
            row[column] = f"{row[column]} {text}"


def relations(listed, tools):
    """Who is tied to whom: the id of one, the kind, the id of the other."""
    soga = "social-good-accelerator-soga"
    known = {row["id"] for row in [*listed, *tools]}
    for row in listed:
        for words, relation in (
            ("SOGA member", "member-of"),
            ("Supporter of SOGA", "offers-support"),
            ("supporter of SOGA", "offers-support"),
        ):
            if words in row["description_en"] and row["type"] == "organisation":
                yield row["id"], relation, soga
    for source, relation, target, _ in pipe_rows("starter_relations.psv", 4):
        for name in (source, target):
            if slug(name) not in known:
                sys.exit(f"starter_relations.psv: {name} is in neither table")
        yield slug(source), relation, slug(target)


def tie(listed, tools):
    """Writes the relations into their rows."""
    places = {row["id"]: (f"starter/{row['id']}", row) for row in listed}
    places |= {row["id"]: (f"starter-solutions/{row['id']}", row) for row in tools}
    for source, relation, target in sorted(set(relations(listed, tools))):
        row, (place, other) = places[source][1], places[target]
        column = relation.replace("-", "_")
        row[column] = ";".join([*filter(None, [row.get(column)]), f"{place}={other['name']}"])


def write(name, fields, rows):
    path = RESOURCES / "Starter" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(name, len(rows))


def main(folder):
    listed = list(organisations())
    tools = sorted([*solutions(folder), *everyday()], key=lambda row: row["id"])
    rate(tools)
    tie(listed, tools)
    write("organisations.csv", ORGANISATION_FIELDS, listed)
    write("solutions.csv", SOLUTION_FIELDS, tools)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_starter.py FOLDER (awesome-privacy and dpg)")
    main(pathlib.Path(sys.argv[1]))
