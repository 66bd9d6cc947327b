"""Writes the vocabularies of the decision sheet from `tables/needs.toml`, `guidance.py`, `territories.py` and
`national_forms.py`.

    python3 tools/data/make_needs.py
"""

import pathlib
import tomllib

from common import french, labels, term, write_vocabulary
from tables import guidance, territories
from tables.national_forms import NATIONAL_FORMS

TABLE = pathlib.Path(__file__).parent / "tables" / "needs.toml"

NEEDS_NOTE = (
    "Hours are Terreau's own estimates for a beginner. Synonyms are what people say; a synonym means one need only. "
    "`categories` are solution-categories, `services` mediation-services, `training` training-kinds, `dataKinds` are "
    "those of this file, `skills` name a competence of digcomp-areas."
)
CRITERIA_NOTE = (
    "Scores run from 0 to 1000; null, or a value not listed, is not known. first-known: the first part that is known. "
    "mean: all parts averaged and rounded down, one not known counting 500; not known when no part is. A part of value type "
    "spdx is free when licences.json says so of one of the licences; country asks whether the code is in `eea`; "
    "several countries count as the worst of them. `entry` names what the Atlas keeps of an entry: gone from its source, or "
    "the months since changedOn, up to and including the number given."
)
FORMS_NOTE = (
    "Which legal forms exist where, in the words of the country's law. The list is not complete: each country's own register "
    "is. `language` says which label is the name in the law; `broader` is a term of legal-forms."
)
TERRITORIES_NOTE = (
    "Codes of the Institut national de la statistique et des études économiques (INSEE), those of regions with R before "
    "them, since both kinds use the same numbers. `broader` is the region. `postcodePrefixes` are the first digits of the postcodes; "
    "a few villages have the postcode of a neighbouring département."
)


def both(texts):
    """English and French, in that order."""
    return labels(*texts)


def french_first(texts):
    return labels(texts[1], texts[0])


def by_language(pairs):
    """Pairs of French and English, as lists by language."""
    return {"en": [en for _, en in pairs], "fr": [french(fr) for fr, _ in pairs]}


def needs():
    for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["need"]:
        yield term(
            row["id"],
            french_first(row["label"]),
            french_first(row["definition"]),
            synonyms={"en": row["say_en"], "fr": [french(word) for word in row["say_fr"]]},
            categories=row["categories"],
            activities=row.get("activities"),
            services=row["services"],
            skills=[
                {"competence": competence, "task": labels(en, fr), "hours": hours or None}
                for competence, fr, en, hours in row["skills"]
            ],
            training=row["training"],
            dataKinds=row["data"],
            risks=by_language(row["risks"]),
        )


def data_kinds():
    for identifier, names, advice in guidance.DATA_KINDS:
        yield {"id": identifier, "labels": both(names), "advice": both(advice)}


def competences():
    for identifier, names, definition in guidance.DIGCOMP:
        area, _, competence = identifier.partition(".")
        yield term(identifier, both(names), both(definition), broader=area if competence else None)


def training_kinds():
    for identifier, names, definition, places in guidance.TRAINING_KINDS:
        yield term(identifier, both(names), both(definition), **places)


def guidance_criteria():
    for identifier, names, question, en, fr, weight, combine, parts in guidance.GUIDANCE_CRITERIA:
        yield term(
            identifier,
            both(names),
            labels(en, fr),
            question=both(question),
            defaultWeight=weight,
            combine=combine,
            parts=parts,
        )


def aid_facts():
    for identifier, kind, vocabulary, question, advice, names in guidance.AID_FACTS:
        yield term(
            identifier,
            both(names),
            type=kind,
            vocabulary=vocabulary,
            question=both(question),
            help=both(advice),
        )


def territories_fr():
    for code, name, english in territories.REGIONS:
        yield term(f"R{code}", labels(english or name, name), kind="region")
    for code, name, region, seat in territories.departments():
        yield term(
            code,
            labels(name, name),
            broader=f"R{region}",
            kind="department",
            seat=french(seat),
            postcodePrefixes=territories.postcode_prefixes(code),
        )


def territories_be():
    for code, en, fr in territories.BELGIAN_REGIONS:
        yield term(code, labels(en, fr), kind="region")


def national_forms():
    for country, name, language, national, en, fr, broader, aliases in NATIONAL_FORMS:
        yield term(
            f"{country.lower()}-{name}",
            {**labels(en, fr), language: french(national) if language == "fr" else national},
            broader=broader,
            country=country,
            language=language,
            aliases=aliases,
        )


def main():
    write_vocabulary(
        "needs",
        labels("Everyday digital needs", "Besoins numériques du quotidien"),
        needs(),
        ordered=True,
        note=NEEDS_NOTE,
        dataKinds=list(data_kinds()),
    )
    write_vocabulary(
        "digcomp-areas",
        labels("Digital competences (DigComp 2.2)", "Compétences numériques (DigComp 2.2)"),
        competences(),
        source=guidance.DIGCOMP_SOURCE,
        ordered=True,
        note=guidance.DIGCOMP_NOTE,
    )
    write_vocabulary(
        "training-kinds", labels("Ways to learn", "Façons d'apprendre"), training_kinds(), ordered=True
    )
    write_vocabulary(
        "guidance-criteria",
        labels("What counts most", "Ce qui compte le plus"),
        guidance_criteria(),
        ordered=True,
        note=CRITERIA_NOTE,
        eea=guidance.EEA,
    )
    write_vocabulary(
        "aid-facts",
        labels("Facts that aids ask for", "Ce que les aides demandent"),
        aid_facts(),
        ordered=True,
    )
    write_vocabulary(
        "territories-fr",
        labels("Regions and départements of France", "Régions et départements français"),
        territories_fr(),
        ordered=True,
        note=TERRITORIES_NOTE,
    )
    write_vocabulary(
        "territories-be",
        labels("Regions of Belgium", "Régions de Belgique"),
        territories_be(),
        ordered=True,
        note="Codes of ISO 3166-2.",
    )
    write_vocabulary(
        "national-legal-forms",
        labels("Legal forms by country", "Formes juridiques par pays"),
        national_forms(),
        ordered=True,
        note=FORMS_NOTE,
        broaderVocabulary="legal-forms",
    )


if __name__ == "__main__":
    main()
