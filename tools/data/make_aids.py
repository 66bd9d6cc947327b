"""Writes Resources/Aids/aids.json, the register of aids, from `tables/aids.py`.

python3 tools/data/make_aids.py
"""

from common import OWN_SOURCE, RESOURCES, french, labels, spaced, write_json
from tables.aids import AIDS, KINDS

NOTE = (
    "Facts with their source, not advice: the giver decides. `checked` is the day for which the source speaks; null where that "
    "day is not known exactly. A source's own `date` may be a year. Status "
    "`closed`: it has ended, and is kept to show whom it shut out; `to-confirm`: believed to run, ask the giver. `rule` joins "
    "clauses by all, any and not; it includes the territory. `note` says what the rule does not test. No country in `territory` means any. "
    "`source` is where the rule stands; `mention` is the paper that names the aid, in its own words. A paper is named in `seed` by its first three digits."
)
TESTS = ("in", "notIn", "min", "max", "is")


def both(texts):
    """Tables write French first."""
    return labels(texts[1], texts[0])


def without_empty(fields):
    return {key: value for key, value in fields.items() if value is not None}


def cited(source):
    return without_empty(
        {
            "name": french(source["name"]),
            "url": source.get("url"),
            "seed": source.get("seed"),
            "quotation": spaced(source["quotation"]) if "quotation" in source else None,
            "date": source["date"],
        }
    )


def whole_day(date):
    return date if date and len(date) == 10 else None


def expression(rule):
    for key in ("all", "any"):
        if key in rule:
            return {key: [expression(part) for part in rule[key]]}
    if "not" in rule:
        return {"not": expression(rule["not"])}
    test = next(key for key in TESTS if key in rule)
    leaf = {"fact": rule["fact"], test: rule[test], "clause": both(rule["clause"])}
    return {**leaf, "source": cited(rule["source"])} if "source" in rule else leaf


def register():
    for aid in AIDS:
        start, end = aid["period"]
        yield {
            "id": aid["id"],
            "name": both(aid["name"]),
            "giver": both(aid["giver"]),
            "purpose": both(aid["purpose"]),
            "kind": aid["kind"],
            "amount": both(aid["amount"]),
            "maximumEuros": aid.get("maximumEuros"),
            "ratePercent": aid.get("ratePercent"),
            "territory": {"countries": aid["countries"], "regions": aid.get("regions", [])},
            "period": {"from": start, "to": end},
            "status": aid["status"],
            "rule": expression(aid["rule"]),
            "needs": aid["needs"],
            **({"note": both(aid["note"])} if "note" in aid else {}),
            "source": cited(aid["source"]),
            **({"mention": cited(aid["mention"])} if "mention" in aid else {}),
            "checked": whole_day(aid["source"]["date"]),
        }


def main():
    write_json(
        RESOURCES / "Aids" / "aids.json",
        {
            "id": "aids",
            "title": labels("Aids and schemes", "Aides et dispositifs"),
            "source": OWN_SOURCE,
            "note": NOTE,
            "kinds": [{"id": identifier, "labels": both(names)} for identifier, names in KINDS],
            "aids": list(register()),
        },
    )


if __name__ == "__main__":
    main()
