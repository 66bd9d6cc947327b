"""Generated JSON-LD documents and contexts, with and without faults."""

import random

TERMS = ["a", "b", "c", "d", "e", "T", "U", "ex", "p:q", "id", "kind", "nest", "@type", "http://e/x", "v/w"]
IRIS = ["http://e/a", "http://e/b#", "ex:c", "ex:", "d", "e/f", "_:z", "http://e/", "urn:x:y", "@id", "@type", "#g", ""]
WORDS = ["x", "y", "ex:z", "http://e/n", "_:b1", "_:b2", "T", "U", "a", "../r", "#s", "", "@none", "@foo", "é"]
CONTAINERS = ["@list", "@set", "@index", "@language", "@id", "@type", "@graph", ["@graph", "@id"],
              ["@graph", "@index", "@set"], ["@index", "@set"], ["@language", "@set"], ["@list", "@set"], "@foo", []]
# Values that are refused wherever they stand, and those that PyLD treats otherwise than the standard says:
# keywords as properties, and words that look like keywords.
FAULTS = {"None", "True", "5", "{}", "@foo", "@none", "@index", "1.0", "4", "3", "x", "@list", "[]", "['@list', '@set']",
          "http://c/none", "@id", "@type", "_:t", "['http://e/t']", "v/w", "", "#g", "_:v", "_:z", "d", "e/f", "ex:"}


class Documents:
    def __init__(self, seed, addresses):
        self.random = random.Random(seed)
        self.addresses = addresses
        self.is_wild = self.random.random() < 0.3

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        """One of the items; in a tame document, one that is no fault by itself."""
        if not self.is_wild:
            items = [item for item in items if str(item) not in FAULTS] or items
        return self.random.choice(items)

    def definition(self, term, depth):
        if self.chance(0.3):
            return self.pick(IRIS)
        if self.chance(0.05):
            return self.pick([None, None, True, 5, {}])
        entry = {}
        if self.chance(0.75):
            entry["@id"] = self.pick(IRIS)
        elif self.chance(0.3):
            entry["@reverse"] = self.pick(IRIS)
        if self.chance(0.35):
            entry["@type"] = self.pick(["@id", "@vocab", "@json", "@none", "http://e/t", "ex:t", "T", "@foo"])
        if self.chance(0.4):
            entry["@container"] = self.pick(CONTAINERS)
        if self.chance(0.12) and depth > 0:
            entry["@context"] = self.context(depth - 1)
        for name, values, share in [
                ("@language", ["fr", None, "EN"], 0.1), ("@direction", ["rtl", "ltr", None, "x"], 0.08),
                ("@index", ["ex:i", "a", "@index"], 0.08), ("@nest", ["@nest", "nest", "@id"], 0.08),
                ("@prefix", [True, False, 1], 0.08), ("@protected", [True, False], 0.1), ("@foo", [1], 0.01)]:
            if self.chance(share):
                entry[name] = self.pick(values)
        return entry

    def context(self, depth):
        kind = self.random.random()
        if kind < 0.04:
            return None
        if kind < 0.1:
            return self.pick(self.addresses) if self.chance(0.9) else 5
        if kind < 0.2 and depth > 0:
            return [self.context(depth - 1) for _ in range(self.random.randint(0, 3))]
        context = {}
        if self.chance(0.8):
            context["ex"] = self.pick(["http://ex/", "http://ex/", {"@id": "http://ex/", "@prefix": True}])
        for name, values, share in [
                ("@vocab", ["http://v/", "http://v/", None, "rel/", "ex:v", "", "_:v"], 0.4),
                ("@base", ["http://base/d/", "sub/", None], 0.15), ("@language", ["de", None, 4], 0.15),
                ("@direction", ["rtl", None], 0.08), ("@version", [1.1, 1.1, 1.0], 0.08),
                ("@propagate", [True, False], 0.05), ("@protected", [True], 0.06),
                ("@import", self.addresses[:2], 0.04), ("nest", ["@nest"], 0.3), ("id", ["@id"], 0.3),
                ("kind", ["@type"], 0.3), ("@type", [{"@container": "@set"}, {"@protected": True}], 0.05)]:
            if self.chance(share):
                context[name] = self.pick(values)
        for _ in range(self.random.randint(0, 5)):
            term = self.pick(TERMS)
            if term not in context:
                context[term] = self.definition(term, depth)
        return context

    def scalar(self):
        return self.pick([self.pick(WORDS), self.pick(WORDS), self.pick(WORDS), True, False, 1, 2.5, 1e30, -0.001, None])

    def value(self, depth):
        kind = self.random.random()
        if kind < 0.3 or depth <= 0:
            return self.scalar()
        if kind < 0.45:
            return [self.value(depth - 1) for _ in range(self.random.randint(0, 3))]
        if kind < 0.55:
            return {self.pick(["en", "fr", "@none", "x"]): self.pick(["t", ["t", None], 3]) for _ in range(2)}
        if kind < 0.65:
            return {self.pick(WORDS): self.value(depth - 1) for _ in range(self.random.randint(0, 2))}
        if kind < 0.75:
            entry = {"@value": self.scalar()}
            for name, values in [("@type", ["http://e/t", "ex:t", "T", "@json", "_:t", ["http://e/t"]]),
                                 ("@language", ["en", "EN-us", 3]), ("@direction", ["rtl", "x"]), ("@index", ["i", 1])]:
                if self.chance(0.25):
                    entry[name] = self.pick(values)
            return entry
        if kind < 0.82:
            return {self.pick(["@list", "@set"]): self.value(depth - 1), **({"@index": "i"} if self.chance(0.2) else {})}
        return self.node(depth - 1)

    def node(self, depth):
        node = {}
        if self.chance(0.2):
            node["@context"] = self.context(1)
        if self.chance(0.4):
            node[self.pick(["@id", "id"])] = self.pick(WORDS)
        if self.chance(0.4):
            types = self.pick(WORDS)
            node[self.pick(["@type", "kind"])] = types if self.chance(0.6) else [types, self.pick(["T", "U"])]
        for _ in range(self.random.randint(0, 4)):
            node[self.pick([t for t in TERMS if t[0] != "@"] + ["ex:p", "http://e/p", "zz"])] = self.value(depth)
        for name, share in [("@graph", 0.06), ("@included", 0.05), ("@reverse", 0.06), ("@nest", 0.06), ("@index", 0.04)]:
            if self.chance(share):
                node[name] = ("i" if name == "@index" else self.node(depth - 1) if depth > 0 else self.value(0))
        return node

    def document(self):
        node = self.node(3)
        if self.chance(0.9):
            node = {"@context": self.context(2), **{k: v for k, v in node.items() if k != "@context"}}
        return node if self.chance(0.9) else [node, self.node(2)]
