"""Checks every file of Resources/Vocabularies and Resources/Starter; with the reference data at hand, lists what does not map.

    python3 tools/data/check_resources.py [--data FOLDER]

Exit status 1 if a rule is broken. Values that do not map are listed, not refused.
"""

import argparse
import csv
import json
import pathlib
import re
import sys

from common import REFERENCE_DATA, RESOURCES, VOCABULARIES, fold

BAD_FRENCH = re.compile(r"'|[^\u202f\u00a0 ][;!?»](?=\s|$)|[ \u00a0][;!?»]|«[^\u202f]| :(?=\s|$)")


def load(name):
    return json.loads((VOCABULARIES / f"{name}.json").read_text(encoding="utf-8"))


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
        texts += [(entry["id"], entry[key]) for key in ("labels", "definition", "inverseLabels") if key in entry]
        texts += [(entry["id"], choice["labels"]) for choice in entry.get("choices", [])]
        if entry.get("broader") not in (None, *ids):
            yield f"{where}/{entry['id']}: its broader term {entry['broader']} does not exist"
    for identifier, text in texts:
        for language in ("en", "fr"):
            if not text.get(language):
                yield f"{where}/{identifier}: no text in {language}"
        if BAD_FRENCH.search(text.get("fr", "")):
            yield f"{where}/{identifier}: French typography: {text['fr']}"
    yield from ambiguous_names(where, vocabulary["terms"])


def ambiguous_names(where, terms):
    """A word that means two terms cannot be looked up. The tags of other lists may repeat from list to list."""
    if where == "source-categories":
        return
    seen = {}
    for entry in terms:
        for name in names_of(entry):
            other = seen.setdefault(fold(name), entry["id"])
            if other != entry["id"]:
                yield f"{where}: “{name}” means {other} and {entry['id']}"


def reference_problems():
    """Terms of one vocabulary that name a term of another."""
    known = {path.stem: {entry["id"] for entry in load(path.stem)["terms"]} for path in VOCABULARIES.glob("*.json")}
    for path in sorted(VOCABULARIES.glob("*.json")):
        for entry in load(path.stem)["terms"]:
            for key, vocabulary in (("activity", "activities"), ("socialTechClass", "social-tech-classes"), ("category", "solution-categories")):
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


def plain(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("’", "'").replace("**", "")
    return " ".join(text.split())


def example_problems():
    for entry in load("identifier-schemes")["terms"]:
        if not re.match(entry["pattern"], entry["example"]):
            yield f"identifier-schemes/{entry['id']}: its example does not fit its pattern"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=REFERENCE_DATA)
    data = parser.parse_args().data
    problems = [problem for path in sorted(VOCABULARIES.glob("*.json")) for problem in vocabulary_problems(path)]
    problems += [*reference_problems(), *example_problems(), *quotation_problems(data.parent / "seeds")]
    for problem in problems:
        print(problem)
    print(f"{len(list(VOCABULARIES.glob('*.json')))} vocabularies, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
