"""The rules of the decision sheet's data: needs, criteria, aids, gazetteer, written situations.

Part of check_resources.
"""

import csv
import datetime
import json
import re

from common import BAD_FRENCH, RESOURCES, ROOT, VOCABULARIES, fold, load

AIDS = RESOURCES / "Aids" / "aids.json"
GAZETTEER = RESOURCES / "Gazetteer"
SITUATIONS = ROOT / "Tests" / "Fixtures" / "Needs"
LANGUAGES = ("en", "fr")

# The field of a term, and the vocabulary of its words.
REFERENCES = {
    "needs": {
        "categories": "solution-categories",
        "activities": "activities",
        "services": "mediation-services",
        "training": "training-kinds",
    },
    "training-kinds": {
        "placeTypes": "place-types",
        "modes": "mediation-modes",
        "programmes": "mediation-programmes",
        "classes": "social-tech-classes",
        "categories": "solution-categories",
    },
}
TESTS = {"in": "term", "notIn": "term", "min": "integer", "max": "integer", "is": "boolean"}
# Words of a clause that is still in force.
IN_FORCE = {
    "fr": re.compile(r"\b(doi(t|vent)|faut|est admise?|sont( pas)? admise?s?|est réservée|peut|peuvent)\b"),
    "en": re.compile(r"\b(must|is|are|may)\b"),
}
TERM_TYPES = ("term", "country", "territory")
STATUSES = ("open", "closed", "to-confirm")


def guidance_problems():
    known = {
        path.stem: {entry["id"]: entry for entry in load(path.stem)["terms"]}
        for path in VOCABULARIES.glob("*.json")
    }
    yield from word_problems(known)
    yield from need_problems(known)
    yield from criterion_problems(known)
    yield from fact_problems(known)
    yield from aid_problems(known)
    yield from gazetteer_problems(known)
    yield from situation_problems(known)


def text_problems(where, texts):
    """Both languages, and French typography."""
    for language in LANGUAGES:
        if not texts.get(language):
            yield f"{where}: no text in {language}"
    for text in [texts.get("fr") or ""] if isinstance(texts.get("fr"), str) else texts.get("fr", []):
        if BAD_FRENCH.search(text):
            yield f"{where}: French typography: {text}"


def word_problems(known):
    for name, fields in REFERENCES.items():
        for identifier, entry in known[name].items():
            for field, vocabulary in fields.items():
                for word in entry.get(field, []):
                    if word not in known[vocabulary]:
                        yield f"{name}/{identifier}: {field} {word} is not in {vocabulary}"


def need_problems(known):
    kinds = {kind["id"] for kind in load("needs")["dataKinds"]}
    seen = {}
    for kind in load("needs")["dataKinds"]:
        yield from text_problems(f"needs/{kind['id']}", kind["labels"])
        yield from text_problems(f"needs/{kind['id']}", kind["advice"])
    for identifier, need in known["needs"].items():
        where = f"needs/{identifier}"
        for key, least, most in (("synonyms", 8, 20), ("risks", 1, 3)):
            yield from text_problems(f"{where}/{key}", need[key])
            for language in LANGUAGES:
                if not least <= len(need[key][language]) <= most:
                    yield f"{where}: {len(need[key][language])} {key} in {language}"
        for word in [*need["labels"].values(), *need["synonyms"]["en"], *need["synonyms"]["fr"]]:
            if seen.setdefault(fold(word), identifier) != identifier:
                yield f"needs: “{word}” means {seen[fold(word)]} and {identifier}"
        if not need["categories"]:
            yield f"{where}: no category"
        if not 2 <= len(need["skills"]) <= 3:
            yield f"{where}: {len(need['skills'])} skills"
        for skill in need["skills"]:
            yield from text_problems(where, skill["task"])
            if "." not in skill["competence"] or skill["competence"] not in known["digcomp-areas"]:
                yield f"{where}: {skill['competence']} is no competence"
        if not kinds.issuperset(need.get("dataKinds", [])):
            yield f"{where}: data {need['dataKinds']}"


def criterion_problems(known):
    countries = load("guidance-criteria")["eea"]
    yield from (
        f"guidance-criteria: {code} is no country" for code in countries if code not in known["countries"]
    )
    for identifier, entry in known["guidance-criteria"].items():
        where = f"guidance-criteria/{identifier}"
        yield from text_problems(where, entry["question"])
        if not 0 <= entry["defaultWeight"] <= 5 or entry["combine"] not in ("first-known", "mean"):
            yield f"{where}: weight or combination"
        for part in entry["parts"]:
            scores = [
                *part.get("scores", {}).values(),
                *(score for _, score in part.get("months", [])),
                part.get("older"),
            ]
            if any(score is not None and not 0 <= score <= 1000 for score in scores):
                yield f"{where}: a score is out of range"
            if "criterion" in part:
                yield from part_problems(where, part, known["criteria"].get(part["criterion"]))


def part_problems(where, part, criterion):
    """Every choice of the criterion has its score, and nothing else has."""
    if criterion is None or criterion["valueType"] != part["valueType"]:
        yield f"{where}: {part['criterion']} is no such criterion"
        return
    values = {
        "yes-no": {"yes", "no"},
        "choice": {choice["id"] for choice in criterion.get("choices", [])},
        "spdx": {"free", "not-free"},
        "country": {"in", "other"},
    }[criterion["valueType"]]
    if set(part["scores"]) != values:
        yield f"{where}: {part['criterion']} scores {sorted(part['scores'])}, knows {sorted(values)}"


def fact_problems(known):
    for identifier, fact in known["aid-facts"].items():
        yield from text_problems(f"aid-facts/{identifier}", fact["question"])
        yield from text_problems(f"aid-facts/{identifier}", fact["help"])
        if (fact["type"] in TERM_TYPES) != (fact.get("vocabulary") in known):
            yield f"aid-facts/{identifier}: type {fact['type']}, vocabulary {fact.get('vocabulary')}"


def aids():
    return json.loads(AIDS.read_text(encoding="utf-8"))


def leaves(rule):
    """The conditions of a rule, in order."""
    for key in ("all", "any"):
        if key in rule:
            return [leaf for part in rule[key] for leaf in leaves(part)]
    return leaves(rule["not"]) if "not" in rule else [rule]


def papers_quoted():
    """Every passage that the register quotes from a paper, with the aid that quotes it."""
    for aid in aids()["aids"]:
        told = (leaf["source"] for leaf in leaves(aid["rule"]) if "source" in leaf)
        for source in [aid["source"], aid.get("mention", {}), *told]:
            if "seed" in source:
                yield f"aids/{aid['id']}", source


def aid_problems(known):
    register = aids()
    kinds = {kind["id"] for kind in register["kinds"]}
    identifiers = [aid["id"] for aid in register["aids"]]
    if len(set(identifiers)) != len(identifiers):
        yield "aids: an id is used twice"
    for aid in register["aids"]:
        where = f"aids/{aid['id']}"
        for key in ("name", "giver", "purpose", "amount", *(["note"] if "note" in aid else [])):
            yield from text_problems(f"{where}/{key}", aid[key])
        if aid["kind"] not in kinds or aid["status"] not in STATUSES:
            yield f"{where}: kind {aid['kind']}, status {aid['status']}"
        yield from (
            f"{where}: need {need}" for need in aid["needs"] if need != "*" and need not in known["needs"]
        )
        yield from period_problems(where, aid)
        yield from territory_problems(where, aid, known)
        for leaf in leaves(aid["rule"]):
            yield from leaf_problems(where, leaf, known)
            if aid["status"] == "closed":
                yield from (
                    f"{where}: it is over, and a clause says: {leaf['clause'][language]}"
                    for language, words in IN_FORCE.items()
                    if words.search(leaf["clause"][language])
                )
        sources = (aid["source"], aid.get("mention", {}))
        if any("seed" in source and not source.get("quotation") for source in sources):
            yield f"{where}: a paper without its words"


def period_problems(where, aid):
    days = [aid["period"]["from"], aid["period"]["to"], aid["checked"]]
    try:
        start, end, _ = (datetime.date.fromisoformat(day) if day else None for day in days)
    except ValueError:
        yield f"{where}: {days} are no days"
        return
    if start and end and end < start:
        yield f"{where}: it ends before it begins"
    if aid["status"] == "closed" and not end:
        yield f"{where}: closed without an end"


def territory_problems(where, aid, known):
    """The rule says the territory too, so that a verdict needs nothing else.

    A country that stands among alternatives is a part of the territory only.
    """
    asked = {code for leaf in leaves(aid["rule"]) if leaf["fact"] == "country" for code in leaf.get("in", [])}
    regions = {
        code for leaf in leaves(aid["rule"]) if "region" in leaf["fact"] for code in leaf.get("in", [])
    }
    territory = set(aid["territory"]["countries"])
    fits = asked <= territory if has_country_among_alternatives(aid["rule"]) else asked == territory
    if not fits or regions != set(aid["territory"]["regions"]):
        yield f"{where}: the rule asks for another territory"


def has_country_among_alternatives(rule):
    if "any" in rule:
        return any(leaf["fact"] == "country" for leaf in leaves(rule))
    return any(has_country_among_alternatives(part) for part in rule.get("all", []))


def leaf_problems(where, leaf, known):
    fact = known["aid-facts"].get(leaf["fact"])
    tests = [test for test in TESTS if test in leaf]
    yield from text_problems(f"{where}/{leaf['fact']}", leaf["clause"])
    if fact is None or len(tests) != 1:
        yield f"{where}: fact {leaf['fact']}, tests {tests}"
        return
    wanted = "term" if fact["type"] in TERM_TYPES else fact["type"]
    value = leaf[tests[0]]
    if TESTS[tests[0]] != wanted:
        yield f"{where}: {leaf['fact']} is asked by {tests[0]}"
    elif wanted == "term":
        yield from (
            f"{where}: {word} is not in {fact['vocabulary']}"
            for word in value
            if word not in known[fact["vocabulary"]]
        )
    elif not isinstance(value, {"integer": int, "boolean": bool}[wanted]):
        yield f"{where}: {leaf['fact']} compared with {value}"


def gazetteer_rows(name):
    with (GAZETTEER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def gazetteer_problems(known):
    for name in ("places.csv", "departments-fr.csv"):
        for row in gazetteer_rows(name):
            if (
                not (27 < abs(float(row["lat"])) < 82 or row.get("country", "FR") == "FR")
                or abs(float(row["lon"])) > 70
            ):
                yield f"gazetteer/{name}: {row}"
    for row in gazetteer_rows("places.csv"):
        if row["country"] not in known["countries"] or not row["name"]:
            yield f"gazetteer: {row}"
        if row["country"] == "FR" and row["admin1"] not in known["territories-fr"]:
            yield f"gazetteer: {row['name']} in {row['admin1']}"
    for row in gazetteer_rows("departments-fr.csv"):
        if known["territories-fr"].get(row["code"], {}).get("broader") != row["region"]:
            yield f"gazetteer: département {row['code']}"


def situation_problems(known):
    solutions = {row["name"] for row in starter("solutions.csv")}
    verdicts = ("yes", "no", "cannot-tell")
    register = {aid["id"] for aid in aids()["aids"]}
    for path in sorted(SITUATIONS.glob("*.json")):
        situation = json.loads(path.read_text(encoding="utf-8"))
        where = f"situations/{path.stem}"
        expected = situation["expect"]
        yield from text_problems(where, situation["situation"])
        criteria = [*situation["weights"], *situation["mustHaves"]]
        yield from (
            f"{where}: criterion {word}" for word in criteria if word not in known["guidance-criteria"]
        )
        yield from (f"{where}: weight {word}" for word in situation["weights"].values() if not 0 <= word <= 5)
        yield from (f"{where}: aid {word}" for word in expected["aids"] if word not in register)
        yield from (f"{where}: verdict {word}" for word in expected["aids"].values() if word not in verdicts)
        yield from (
            f"{where}: {word} is not in the starter atlas"
            for word in [*expected["atLeastOneOf"], *expected["never"]]
            if word not in solutions
        )
        if situation["expectedNeed"] not in known["needs"] or expected["help"] not in (
            "nearby",
            "remote",
            "none",
        ):
            yield f"{where}: need or help"
        yield from organisation_problems(where, situation["organisation"], known)


def organisation_problems(where, organisation, known):
    if (
        organisation["legalForm"] not in known["legal-forms"]
        or organisation["country"] not in known["countries"]
    ):
        yield f"{where}: legal form or country"
    for name, value in organisation.get("facts", {}).items():
        fact = known["aid-facts"].get(name)
        if fact is None or (fact["type"] in TERM_TYPES and value not in known[fact["vocabulary"]]):
            yield f"{where}: fact {name} {value}"
    if not re.match(r"^\S", organisation["place"]):
        yield f"{where}: no place"


def starter(name):
    with (RESOURCES / "Starter" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
