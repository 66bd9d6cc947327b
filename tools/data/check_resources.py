"""Checks the vocabularies, the starter atlas, the decision sheet's data and the glossary.

Quotations too, where the papers are at hand.

    python3 tools/data/check_resources.py [--data FOLDER]

Exit status 1 if a rule is broken.
"""

import argparse
import csv
import json
import pathlib
import re
import sys

from check_guidance import guidance_problems, papers_quoted
from common import BAD_FRENCH, REFERENCE_DATA, RESOURCES, ROOT, VOCABULARIES, fold, load, plain


def names_of(entry):
    return [entry["id"], *entry["labels"].values(), *entry.get("aliases", [])]


def vocabulary_problems(path):
    vocabulary = json.loads(path.read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in vocabulary["terms"]]
    where = path.stem
    if vocabulary["id"] != where:
        yield f"{where}: its id is {vocabulary['id']}"
    for key in ("name", "url", "licence", "date"):
        if not vocabulary["source"].get(key):
            yield f"{where}: its source has no {key}"
    if len(ids) != len(set(ids)):
        yield f"{where}: an id is used twice"
    texts = [("title", vocabulary["title"])]
    for entry in vocabulary["terms"]:
        texts += [
            (entry["id"], entry[key]) for key in ("labels", "definition", "inverseLabels") if key in entry
        ]
        texts += [(entry["id"], choice["labels"]) for choice in entry.get("choices", [])]
        if entry.get("broader") not in (None, *broader_ids(vocabulary, ids)):
            yield f"{where}/{entry['id']}: its broader term {entry['broader']} does not exist"
    for identifier, text in texts:
        for language in ("en", "fr"):
            if not text.get(language):
                yield f"{where}/{identifier}: no text in {language}"
        if BAD_FRENCH.search(text.get("fr", "")):
            yield f"{where}/{identifier}: French typography: {text['fr']}"
    yield from ambiguous_names(where, vocabulary["terms"])


def broader_ids(vocabulary, ids):
    """Where the term above stands: here, or in the vocabulary that the file names."""
    name = vocabulary.get("broaderVocabulary")
    return [entry["id"] for entry in load(name)["terms"]] if name else ids


def ambiguous_names(where, terms):
    """A word that means two terms cannot be looked up.

    Tags of other lists may repeat from list to list, legal forms from country to country, territories from kind to kind.
    """
    if where == "source-categories":
        return
    seen = {}
    for entry in terms:
        for name in names_of(entry):
            scope = entry.get("country") or entry.get("kind")
            other = seen.setdefault((scope, fold(name)), entry["id"])
            if other != entry["id"]:
                yield f"{where}: “{name}” means {other} and {entry['id']}"


def reference_problems():
    """Terms of one vocabulary that name a term of another."""
    known = {
        path.stem: {entry["id"] for entry in load(path.stem)["terms"]} for path in VOCABULARIES.glob("*.json")
    }
    for path in sorted(VOCABULARIES.glob("*.json")):
        for entry in load(path.stem)["terms"]:
            for key, vocabulary in (
                ("activity", "activities"),
                ("socialTechClass", "social-tech-classes"),
                ("category", "solution-categories"),
            ):
                if key in entry and entry[key] not in known[vocabulary]:
                    yield f"{path.stem}/{entry['id']}: {key} {entry[key]} is not in {vocabulary}"


def quotation_problems(seeds):
    """Every quotation stands word for word in the paper it names."""
    papers = {path.name[:3]: plain(path.read_text(encoding="utf-8")) for path in sorted(seeds.glob("*.txt"))}
    for name in ("criteria", "social-tech-classes"):
        for entry in load(name)["terms"]:
            for quoted in entry.get("seeds", []):
                if papers and plain(quoted["quotation"]) not in papers[quoted["seed"]]:
                    yield f"{name}/{entry['id']}: not in paper {quoted['seed']}: {quoted['quotation']}"
    for where, quoted in papers_quoted():
        if papers and not is_quoted(quoted["quotation"], papers[quoted["seed"]]):
            yield f"{where}: not in paper {quoted['seed']}: {quoted['quotation']}"


def is_quoted(quotation, paper):
    """Whether the words stand in the paper; what […] leaves out stands between them, within a sentence or two."""
    return re.search(".{,200}".join(re.escape(plain(part)) for part in quotation.split("[…]")), paper) is not None


def glossary_problems(seeds):
    """Every quotation of the glossary stands in its paper; every line has both languages."""
    papers = {
        path.name[:3]: plain(path.read_text(encoding="utf-8")).casefold()
        for path in sorted(seeds.glob("*.txt"))
    }
    for line in (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 4 or cells[0] == "English" or set(cells[0]) == {"-"}:
            continue
        if not all(cells):
            yield f"glossary: {cells[0]}: a cell is empty"
        quoted = re.match(r"(\d{3}) «\u202f(.*)\u202f»$", cells[3])
        if cells[3] != "–" and not quoted:
            yield f"glossary: {cells[0]}: {cells[3]}"
        elif quoted and papers and plain(quoted[2]).casefold() not in papers[quoted[1]]:
            yield f"glossary: {cells[0]}: not in paper {quoted[1]}: {quoted[2]}"


def example_problems():
    for entry in load("identifier-schemes")["terms"]:
        if not re.match(entry["pattern"], entry["example"]):
            yield f"identifier-schemes/{entry['id']}: its example does not fit its pattern"


def starter_rows(name):
    with (RESOURCES / "Starter" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def starter_problems():
    """Words are terms; addresses, numbers and typography are well formed; links lead somewhere."""
    known = {
        path.stem: {entry["id"] for entry in load(path.stem)["terms"]} for path in VOCABULARIES.glob("*.json")
    }
    kinds = {entry["id"]: entry["kinds"] for entry in load("entry-types")["terms"]}
    organisations, solutions = starter_rows("organisations.csv"), starter_rows("solutions.csv")
    seen = set()
    for row in [*organisations, *solutions]:
        where = f"starter/{row['id']}"
        if row["id"] in seen:
            yield f"{where}: the id is used twice"
        seen.add(row["id"])
        words = [
            ("entry-types", row["type"]),
            (kinds.get(row["type"], ""), row["kind"]),
            ("legal-forms", row.get("legal_form")),
            ("countries", row.get("country")),
        ]
        for column, vocabulary in (
            ("classes", "social-tech-classes"),
            ("activities", "activities"),
            ("categories", "solution-categories"),
            ("licence", "licences"),
            ("served_countries", "countries"),
        ):
            words += [(vocabulary, word) for word in row.get(column, "").split(";")]
        for vocabulary, word in words:
            if word and word not in known.get(vocabulary, set()):
                yield f"{where}: {word} is not in {vocabulary}"
        for column in ("website", "repository"):
            if not re.match(r"^$|^https?://[^\s/]+\.[^\s]+$", row.get(column, "")):
                yield f"{where}: {column} {row[column]}"
        if not row["description_fr"] or not row["description_en"] or BAD_FRENCH.search(row["description_fr"]):
            yield f"{where}: French: {row['description_fr']}"
        if row.get("lat") and not (-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180):
            yield f"{where}: {row['lat']}, {row['lon']}"
        yield from identifier_problems(where, row.get("identifiers", ""))
    rows = [*organisations, *solutions]
    yield from link_problems(rows, {row["id"]: row["type"] for row in rows})


def identifier_problems(where, identifiers):
    schemes = {entry["id"]: entry["pattern"] for entry in load("identifier-schemes")["terms"]}
    for identifier in identifiers.split():
        scheme, _, number = identifier.partition(":")
        if not re.match(schemes.get(scheme, "$^"), number):
            yield f"{where}: {identifier}"


def link_problems(rows, types):
    """Every tie of a row leads to a row of a type that the relation allows."""
    for term in load("relations")["terms"]:
        for row in rows:
            for tie in filter(None, row[term["id"].replace("-", "_")].split(";")):
                target = tie.partition("=")[0].partition("/")[2]
                if types[row["id"]] not in term["from"] or types.get(target) not in term["to"]:
                    yield f"starter: {row['id']} {term['id']} {target}: {types[row['id']]} to {types.get(target)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=REFERENCE_DATA)
    data = parser.parse_args().data
    problems = [
        problem for path in sorted(VOCABULARIES.glob("*.json")) for problem in vocabulary_problems(path)
    ]
    problems += [
        *reference_problems(),
        *example_problems(),
        *quotation_problems(data.parent / "seeds"),
        *starter_problems(),
        *guidance_problems(),
        *glossary_problems(data.parent / "seeds"),
    ]
    for problem in problems:
        print(problem)
    print(f"{len(list(VOCABULARIES.glob('*.json')))} vocabularies, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
