"""Writes the vocabularies that are kept by hand in `tables/`.

python3 tools/data/make_vocabularies.py
"""

from collections import defaultdict

from common import DATE, fold, labels, slug, term, unique, write_vocabulary
from tables import core, mediation
from tables.identifier_schemes import ALGORITHMS, SCHEMES
from tables.initiative_types import INITIATIVE_TYPES
from tables.legal_forms import LEGAL_FORMS
from tables.solution_categories import CATEGORIES, GROUPS

ESSGLOBAL = "http://purl.org/essglobal/standard/"
PAPERS = {**core.PAPERS, "licence": "CC0-1.0", "date": DATE}


def pair(texts):
    return labels(*texts) if texts else None


def entry_types():
    for identifier, names, definition, schema, kinds in core.ENTRY_TYPES:
        yield term(
            identifier,
            pair(names),
            pair(definition),
            exactMatch=["https://schema.org/" + schema],
            kinds=kinds,
        )


def relations():
    for identifier, names, inverse, sources, targets, definition in core.RELATIONS:
        yield term(
            identifier,
            pair(names),
            pair(definition),
            inverseLabels=pair(inverse),
            **{"from": sources, "to": targets},
        )


def social_tech_classes():
    for identifier, names, definition, quotation, aliases in core.SOCIAL_TECH_CLASSES:
        yield term(
            identifier,
            pair(names),
            pair(definition),
            seeds=[{"seed": "004", "quotation": quotation}],
            aliases=aliases,
        )


def criteria():
    for identifier, names, definition, kind, choices, seeds, group in core.CRITERIA:
        yield term(
            identifier,
            pair(names),
            pair(definition),
            group=group,
            valueType=kind,
            choices=[{"id": choice, "labels": labels(en, fr)} for choice, en, fr in choices],
            seeds=[{"seed": seed, "quotation": quotation} for seed, quotation in seeds],
        )


def legal_forms():
    for identifier, broader, names, definition, matches, aliases in LEGAL_FORMS:
        yield term(
            identifier,
            pair(names),
            pair(definition),
            broader=broader,
            exactMatch=[ESSGLOBAL + match for match in matches],
            aliases=unique(aliases),
        )


def identifier_schemes():
    for identifier, names, url, pattern, check, example, aliases, page in SCHEMES:
        yield term(
            identifier,
            pair(names),
            url=url,
            pattern=pattern,
            check=check,
            example=example,
            page=page,
            aliases=aliases,
        )


def words_by_category():
    """Folded word → the categories that some source files under it."""
    found = defaultdict(set)
    for identifier, _, _, _, sources in CATEGORIES:
        for words in sources.values():
            for word in words:
                found[fold(word)].add(identifier)
    return found


def solution_categories():
    found = words_by_category()
    for identifier, names in GROUPS:
        yield term(identifier, pair(names))
    for identifier, group, names, tech_class, sources in CATEGORIES:
        words = unique(word for words in sources.values() for word in words if len(found[fold(word)]) == 1)
        yield term(identifier, pair(names), broader=group, socialTechClass=tech_class, aliases=words)


def source_categories():
    for identifier, _, names, tech_class, sources in CATEGORIES:
        for source, words in sources.items():
            for word in words:
                yield term(
                    f"{source}/{slug(word)[:80]}",
                    pair(names),
                    source=source,
                    value=word,
                    category=identifier,
                    socialTechClass=tech_class,
                )


def initiative_types():
    for identifier, names, activity, tech_class, aliases in INITIATIVE_TYPES:
        yield term(identifier, pair(names), activity=activity, socialTechClass=tech_class, aliases=aliases)


def simple(rows):
    for identifier, names, aliases in rows:
        yield term(identifier, pair(names), aliases=[alias for alias in aliases if alias not in names])


def place_types():
    for code, names, aliases in mediation.PLACE_TYPES:
        yield term(code.lower().replace("_", "-"), pair(names), aliases=unique([code, *aliases]))


MEDIATION_SOURCE = {
    "name": "Standard des lieux de médiation numérique (La MedNum, ANCT), data·inclusion",
    "url": "https://github.com/LaMednum/standard-mediation-num",
    "licence": "etalab-2.0",
    "date": "2024-04-11",
}


def mediation_vocabularies():
    for identifier, title, rows in [
        (
            "mediation-services",
            ("Digital-mediation services", "Services de médiation numérique"),
            mediation.SERVICES,
        ),
        ("mediation-publics", ("Publics welcomed", "Publics accueillis"), mediation.PUBLICS),
        (
            "mediation-specific-care",
            ("Particular care", "Prises en charge spécifiques"),
            mediation.SPECIFIC_CARE,
        ),
        ("mediation-fees", ("Fees", "Frais à charge"), mediation.FEES),
        ("mediation-modes", ("Kinds of help", "Modalités d'accompagnement"), mediation.MODES),
        ("mediation-access", ("Ways to get in touch", "Modalités d'accès"), mediation.ACCESS),
        (
            "mediation-programmes",
            ("National programmes", "Dispositifs et programmes nationaux"),
            mediation.PROGRAMMES,
        ),
    ]:
        united = {"unites": ["mediation-specific-care"]} if identifier == "mediation-publics" else {}
        write_vocabulary(identifier, labels(*title), simple(rows), MEDIATION_SOURCE, **united)
    write_vocabulary(
        "place-types", labels("Kinds of place", "Types de lieu"), place_types(), MEDIATION_SOURCE
    )


def main():
    write_vocabulary("entry-types", labels("Kinds of entry", "Types de fiche"), entry_types(), ordered=True)
    write_vocabulary("relations", labels("Relations", "Relations"), relations(), ordered=True)
    write_vocabulary(
        "social-tech-classes",
        labels("Classes of social tech", "Classes de social tech", "Clases de tecnología social"),
        social_tech_classes(),
        PAPERS,
        ordered=True,
    )
    write_vocabulary(
        "criteria",
        labels("Criteria", "Critères"),
        criteria(),
        PAPERS,
        ordered=True,
        groups=[{"id": identifier, "labels": pair(names)} for identifier, names in core.CRITERION_GROUPS],
    )
    write_vocabulary(
        "legal-forms",
        labels("Legal forms", "Formes juridiques", "Formas jurídicas"),
        legal_forms(),
        ordered=True,
        note="exactMatch points to the ESSglobal vocabularies (CC BY 3.0); labels and definitions are Terreau's.",
    )
    write_vocabulary(
        "identifier-schemes",
        labels("Identifier schemes", "Systèmes d'identifiants"),
        identifier_schemes(),
        checks={name: ALGORITHMS[name] for name in sorted(ALGORITHMS)},
    )
    write_vocabulary(
        "solution-categories",
        labels("Everyday needs", "Besoins du quotidien"),
        solution_categories(),
        ordered=True,
    )
    write_vocabulary(
        "source-categories",
        labels("Categories of other lists", "Catégories des autres listes"),
        source_categories(),
        note="Only the names of tags are taken from these lists, to be recognised in their files.",
    )
    write_vocabulary(
        "solution-types",
        labels("Kinds of solution", "Types de solution"),
        simple(core.SOLUTION_TYPES),
        ordered=True,
    )
    write_vocabulary(
        "reference-kinds",
        labels("Kinds of reference", "Types de référence"),
        simple(core.REFERENCE_KINDS),
        ordered=True,
    )
    write_vocabulary(
        "kinds",
        labels("Kinds", "Sortes"),
        [],
        note="The kinds of every type of entry, and ESSglobal's qualifiers of what is produced or done.",
        unites=[
            "organisational-structures",
            "solution-types",
            "place-types",
            "reference-kinds",
            "qualifiers",
        ],
    )
    write_vocabulary(
        "initiative-types",
        labels("Types of initiative (SUSY)", "Types d'initiative (SUSY)"),
        initiative_types(),
        {
            "name": "SUSY map of solidarity-economy initiatives (SSEDAS)",
            "url": "https://data.transformap.co/place/SSEDAS_PARTNER",
            "licence": "LicenseRef-public-domain",
            "date": "2017-09-19",
        },
        note="Ids are the source's; labels are Terreau's.",
    )
    mediation_vocabularies()


if __name__ == "__main__":
    main()
