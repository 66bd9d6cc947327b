"""Why PyLD 3.3.0 and Terreau may differ on a JSON-LD document, judged by JSON-LD 1.1 Processing Algorithms.

A document that both do not expand alike is first cut down to the least one that still differs in the same way.
"""

import copy

# What is said of a document, with the section and step that decides. Each holds for the least document and for the way
# in which the two differ: ("reads", CODE) when Terreau alone refuses, ("refuses", CODE) when PyLD alone does, or
# ("both",).
REASONS = [
    ("PyLD does not take over what @import brings, or takes it for a term (4.1.2, step 5.6)",
     lambda way, least: has(least, lambda key, value: key == "@import" and isinstance(value, str)) and in_context(least)),
    ("PyLD applies a context inside @nest (5.1.2, step 14 repeats steps 3, 8, 13 and 14 and not step 9)",
     lambda way, least: has(least, lambda key, value: key == "@nest" and "@context" in values_of(value))),
    ("PyLD keeps @none, @vocab, @import and @json as properties (5.1.2, step 13.4 names none of them)",
     lambda way, least: has(least, lambda key, value: key in ("@none", "@vocab", "@import") or value == "@json")),
    ("PyLD drops a graph that is empty, and refuses one that is a scalar (5.1.2, step 13.4.5)",
     lambda way, least: has(least, lambda key, value: key == "@graph" and value in ({}, [])) or
     way[-1] == "invalid @graph value"),
    ("PyLD writes language tags in lower case, as it may (5.1.2, step 13.4.8)",
     lambda way, least: way == ("both",) and "EN" in str(least)),
    ("PyLD refuses or keeps as null a type that looks like a keyword (5.2.2, step 2)",
     lambda way, least: "@foo" in str(least)),
    ("PyLD accepts an empty container (4.2.2, steps 13.5 and 21.1)",
     lambda way, least: way[0] == "reads" and has(least, lambda key, value: key == "@container" and value == [])),
    ("PyLD accepts a keyword or a blank node where a term needs an IRI (4.2.2, steps 13.4 and 16)",
     lambda way, least: way == ("reads", "invalid IRI mapping")),
    ("PyLD accepts any definition of @type (4.2.2, step 4)",
     lambda way, least: way == ("reads", "keyword redefinition")),
    ("PyLD passes over @included after an empty list of contexts (5.1.2, step 13.4.6)",
     lambda way, least: way == ("reads", "invalid @included value") and
     has(least, lambda key, value: key == "@context" and value == [])),
    ("PyLD expands what is included as a value of the property outside, not of none (5.1.2, step 13.4.6.2)",
     lambda way, least: way == ("reads", "invalid @included value")),
    ("PyLD accepts a @vocab that stays relative (4.1.2, step 5.8)",
     lambda way, least: way == ("reads", "invalid vocab mapping")),
    ("PyLD loses the default direction with the next context (4.1.2, step 5)",
     lambda way, least: way == ("both",) and has(least, lambda key, value: key == "@direction")),
    ("PyLD takes a list of null for nothing (5.1.2, step 13.4.11)",
     lambda way, least: has(least, lambda key, value: key == "@list" and value is None)),
    ("PyLD drops a node whose list of types is empty (5.1.2, step 13.4.4)",
     lambda way, least: way == ("both",) and has(least, lambda key, value: value == [])),
    ("PyLD reads the text of a term as a type when its own context names it so (5.1.2, step 4.3)",
     lambda way, least: way == ("both",) and has(least, lambda key, value: key == "@context" and "@type" in str(value))),
    ("PyLD refuses contexts of terms that name one another, or have no vocabulary (4.2.2, step 23)",
     lambda way, least: way == ("refuses", "invalid scoped context")),
    ("PyLD looks at what does not matter beside @reverse or @type (4.2.2, steps 13, 22 and 24; 5.1.2, step 13.6)",
     lambda way, least: way[0] == "refuses" and has(least, lambda key, value: key in ("@reverse", "@type"))),
]


def values_of(value):
    """The names of an object, or of the objects in a list."""
    found = value if isinstance(value, list) else [value]
    return [name for item in found if isinstance(item, dict) for name in item]


def has(value, holds):
    """Whether a member somewhere in the document is such."""
    if isinstance(value, dict):
        return any(holds(name, member) or has(member, holds) for name, member in value.items())
    return isinstance(value, list) and any(has(item, holds) for item in value)


def in_context(value):
    return has(value, lambda key, member: key == "@context" and "@import" in str(member))


def smaller(value):
    """The document with one thing less."""
    if isinstance(value, dict):
        for name in list(value):
            yield {other: member for other, member in value.items() if other != name}
        for name, member in value.items():
            others = list(smaller(member))
            if isinstance(member, list) and len(member) == 1:
                others.append(member[0])
            if isinstance(member, (dict, list)):
                others.append("v")
            for other in others:
                yield {**value, name: other}
    elif isinstance(value, list):
        for place in range(len(value)):
            yield value[:place] + value[place + 1:]
        for place, item in enumerate(value):
            for other in smaller(item):
                yield value[:place] + [other] + value[place + 1:]


def least(document, differs):
    """The least document that still differs in the same way; `differs` tells how, or None."""
    way, found = differs(document), copy.deepcopy(document)
    while True:
        found = found[0] if isinstance(found, list) and len(found) == 1 and differs(found[0]) == way else found
        other = next((other for other in smaller(found) if differs(other) == way), None)
        if other is None:
            return way, found
        found = other


def reason(way, document):
    """Why the two may differ on the least document; None when nothing says so."""
    return next((why for why, holds in REASONS if holds(way, document)), None)
