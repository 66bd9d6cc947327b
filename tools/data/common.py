"""What every generator of this folder shares: where things are, and how a file is written.

Output is deterministic: the same inputs give the same bytes, so that a difference in git is one in fact.
"""

import json
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "Resources"
VOCABULARIES = RESOURCES / "Vocabularies"
REFERENCE_DATA = ROOT.parent / "shared" / "data"

# The day the tables were last read against their sources, written into each file.
DATE = "2026-11-23"

OWN_SOURCE = {
    "name": "Terreau",
    "url": "https://eupl.eu/1.2/en/",
    "licence": "CC0-1.0",
    "date": DATE,
}

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"

# What French typography does not allow: straight apostrophes, wrong spaces before ; : ! ? » and after «.
BAD_FRENCH = re.compile(
    r"'|\d [€%]|\d \d{3}\b|[^\u202f\u00a0 ][;!?»](?=\s|$)|[ \u00a0][;!?»]|«[^\u202f]|[ \u202f]:(?=\s|$)"
)


def french(text):
    """French typography: curly apostrophe, and the spaces."""
    return spaced(text.replace("'", "’"))


def spaced(text):
    """The spaces of French typography, every letter kept.

    Narrow no-break before ; ! ? » € % and after «, within numbers; no-break before a colon.
    """
    text = re.sub(r"(?<=\d) (?=\d{3}\b|[€%])", NARROW_SPACE, text)
    text = re.sub(r"\s*([;!?»])", NARROW_SPACE + r"\1", text)
    text = re.sub(r"\s+:(?=\s|$)", NO_BREAK_SPACE + ":", text)
    return re.sub(r"«\s*", "«" + NARROW_SPACE, text)


def fold(text):
    """Case, accents, dashes and runs of spaces folded: how aliases are compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\s\-_’'.,/()&]+", " ", plain.replace("ß", "ss")).split())


def plain(text):
    """A passage of a paper without the marks of its layout, to look a quotation up."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("’", "'").replace("**", "")
    return " ".join(unicodedata.normalize("NFC", text).split())


def load(name):
    """A vocabulary as it stands."""
    return json.loads((VOCABULARIES / f"{name}.json").read_text(encoding="utf-8"))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def labels(en, fr, es=None):
    texts = {"en": en, "fr": french(fr)}
    if es:
        texts["es"] = es
    return texts


def unique(values):
    """The values in their order, without repeats."""
    return list(dict.fromkeys(values))


def write_json(path, value):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def write_vocabulary(identifier, title, terms, source=None, ordered=False, note=None, **extra):
    """Writes Resources/Vocabularies/<identifier>.json. Terms go by id unless their order means something."""
    vocabulary = {"id": identifier, "title": title, "source": source or OWN_SOURCE}
    if note:
        vocabulary["note"] = note
    vocabulary.update(extra)
    vocabulary["terms"] = list(terms) if ordered else sorted(terms, key=lambda term: term["id"])
    write_json(VOCABULARIES / f"{identifier}.json", vocabulary)


def term(identifier, names, definition=None, **fields):
    """One term; fields that are empty are left out."""
    result = {"id": identifier, "labels": names}
    if definition:
        result["definition"] = definition
    result.update({key: value for key, value in fields.items() if value not in (None, [], "", {})})
    return result
