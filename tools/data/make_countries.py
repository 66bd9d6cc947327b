"""Writes countries.json and languages.json from CLDR (`babel`, Unicode-3.0) and ISO 3166-1 (`pycountry`).

pip install babel==2.18.0 pycountry==26.2.16
python3 tools/data/make_countries.py
"""

import babel
import pycountry
from babel.languages import get_territory_language_info

from common import DATE, fold, labels, term, write_vocabulary
from tables.countries import ALIASES, PSEUDO
from tables.languages import LANGUAGES

SOURCE = {
    "name": f"Unicode CLDR (in Babel {babel.__version__}); codes of ISO 3166-1 (in pycountry)",
    "url": "https://cldr.unicode.org",
    "licence": "Unicode-3.0",
    "date": DATE,
}
EN, FR, ES = (babel.Locale(language) for language in ("en", "fr", "es"))


def native_names(code):
    """The country's name in each of its official languages that CLDR speaks."""
    for language, facts in sorted(get_territory_language_info(code).items()):
        if not facts.get("official_status"):
            continue
        try:
            locale = babel.Locale.parse(language)
        except (babel.UnknownLocaleError, ValueError):
            continue
        name = locale.territories.get(code)
        if name:
            yield name


def country(entry):
    code = entry.alpha_2
    names = labels(EN.territories[code], FR.territories[code], ES.territories[code])
    others = [
        entry.alpha_3,
        entry.name,
        getattr(entry, "common_name", None),
        getattr(entry, "official_name", None),
    ]
    others += [*native_names(code), *ALIASES.get(code, [])]
    return term(code, names, alpha3=entry.alpha_3, aliases=without_repeats(others, [code, *names.values()]))


def without_repeats(names, known):
    """The names that fold differently from those already there."""
    seen, kept = {fold(name) for name in known}, []
    for name in filter(None, names):
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def countries():
    for entry in pycountry.countries:
        yield country(entry)
    for code, (alpha3, en, fr, aliases) in PSEUDO.items():
        names = labels(en, fr, ES.territories.get(code))
        yield term(
            code,
            names,
            alpha3=alpha3,
            aliases=without_repeats([alpha3, *aliases], [code, *names.values()]),
            assigned=False,
        )


def languages():
    for tag, aliases in LANGUAGES.items():
        locale = babel.Locale.parse(tag, sep="-")
        en, fr = (names(locale, reader) for reader in (EN, FR))
        own = names(locale, locale)
        yield term(tag, labels(en, fr), endonym=own, aliases=without_repeats([own, *aliases], [tag, en, fr]))


def names(locale, reader):
    return locale.get_display_name(reader)


def main():
    write_vocabulary(
        "countries",
        labels("Countries", "Pays", "Países"),
        countries(),
        SOURCE,
        note="EU and XK are not ISO 3166-1 codes. Aliases hold spellings met in open data.",
    )
    write_vocabulary("languages", labels("Languages", "Langues"), languages(), SOURCE)


if __name__ == "__main__":
    main()
