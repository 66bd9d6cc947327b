"""Writes activities.json, organisational-structures.json and qualifiers.json from the ESSglobal vocabularies.

    python3 tools/data/make_essglobal.py FOLDER

FOLDER holds the ESSglobal files (`essglobal-vocabs-multilang.json`, `vocabs/standard/*.skos`), CC BY 3.0.
"""

import html
import json
import pathlib
import re
import sys

from common import fold, labels, term, unique, write_vocabulary
from tables.essglobal import (
    ACTIVITIES,
    ACTIVITY_MATCHES,
    MORE_STRUCTURES,
    NARROWER_ACTIVITIES,
    QUALIFIERS,
    STRUCTURES,
)

BASE = "http://purl.org/essglobal/standard/"
SOURCE = {
    "name": "ESSglobal (RIPESS; Solidarity Economy Association)",
    "url": "http://purl.org/essglobal/vocab/",
    "licence": "CC-BY-3.0",
    "date": "2020-10-07",
}
NOTE = (
    "Ids, spelling corrections, missing French and Spanish labels and narrower terms without an exactMatch are"
    " Terreau's; all other labels are ESSglobal's."
)


def concepts(path):
    """The SKOS concepts of one file: id, labels and notes by language, broader, other names."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r'<skos:Concept rdf:about="([^"]+)">(.*?)</skos:Concept>', text, re.S):
        body = html.unescape(match.group(2))
        yield (
            match.group(1),
            texts(body, "prefLabel"),
            texts(body, "definition") or texts(body, "scopeNote"),
            re.findall(r'<skos:broader rdf:resource="([^"]+)"', body),
            [name for name in re.findall(r"<skos:altLabel[^>]*>([^<]*)<", body) if len(name) > 2],
        )


def texts(body, element):
    found = re.findall(rf'<skos:{element} xml:lang="(\w+)">([^<]*)<', body)
    return {language.lower(): " ".join(text.split()) for language, text in found if text.strip()}


def merged(names, ours):
    both = {**names, **ours}
    return labels(both["en"], both["fr"], both.get("es"))


def activities(folder):
    narrower = {fold(name) for _, _, names, _, _ in NARROWER_ACTIVITIES for name in names}
    for identifier, names, _, _, others in concepts(folder / "vocabs/standard/activities.skos"):
        own, ours = ACTIVITIES[identifier]
        aliases = unique([identifier, *(name for name in others if fold(name) not in narrower)])
        yield term(
            own,
            merged(names, ours),
            exactMatch=[BASE + "activities/" + identifier],
            closeMatch=ACTIVITY_MATCHES.get(own),
            aliases=aliases,
        )
    for own, broader, (en, fr, es), matches, aliases in NARROWER_ACTIVITIES:
        yield term(own, labels(en, fr, es), broader=broader, exactMatch=matches, aliases=aliases)


def structures(folder):
    multilingual = json.loads((folder / "essglobal-vocabs-multilang.json").read_text(encoding="utf-8"))[
        "vocabs"
    ]["os"]
    for identifier, (own, ours) in STRUCTURES.items():
        names = {
            language: part["terms"][identifier]
            for language, part in multilingual.items()
            if part["terms"][identifier]
        }
        yield term(
            own,
            merged(names, ours),
            exactMatch=[BASE + "organisational-structure/" + identifier],
            aliases=[identifier],
        )
    for own, names, matches, aliases in MORE_STRUCTURES:
        yield term(own, labels(*names), exactMatch=matches, aliases=aliases)


def qualifiers(folder):
    own_ids = {identifier: row[0] for identifier, row in QUALIFIERS.items()}
    for identifier, names, _, broader, _ in concepts(folder / "vocabs/standard/qualifiers.skos"):
        own, fr, es = QUALIFIERS[identifier]
        yield term(
            own,
            labels(names["en"], fr, es),
            broader=own_ids.get(next(iter(broader), None)),
            exactMatch=[BASE + "qualifiers/" + identifier],
        )


def main(folder):
    write_vocabulary(
        "activities", labels("Activities", "Activités", "Actividades"), activities(folder), SOURCE, note=NOTE
    )
    write_vocabulary(
        "organisational-structures",
        labels("Kinds of organisation", "Types d'organisation", "Tipos de organización"),
        structures(folder),
        SOURCE,
        note=NOTE,
    )
    write_vocabulary(
        "qualifiers", labels("Qualifiers", "Qualités", "Cualidades"), qualifiers(folder), SOURCE, note=NOTE
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_essglobal.py FOLDER (the ESSglobal files)")
    main(pathlib.Path(sys.argv[1]))
