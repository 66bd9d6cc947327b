"""RDFC-1.0 step by step as the standard has it (RDF Dataset Canonicalization, section 4), slow and plain: an arbiter."""

import hashlib
import itertools
import re

TERM = re.compile(r'"(?:[^"\\]|\\.)*"\S*|\S+')


def quads_of(text):
    """The quads of canonical-looking N-Quads: terms between single spaces."""
    rows = (TERM.findall(line)[:-1] for line in text.splitlines() if line.strip())
    return list(dict.fromkeys(tuple(row) + ((None,) if len(row) == 3 else ()) for row in rows))


def written(quad, name):
    return " ".join(name(t) if t.startswith("_:") else t for t in quad if t is not None) + " .\n"


class Issuer:
    def __init__(self, prefix, issued=()):
        self.prefix, self.issued = prefix, dict(issued)

    def issue(self, node):
        return self.issued.setdefault(node, f"_:{self.prefix}{len(self.issued)}")

    def copy(self):
        return Issuer(self.prefix, self.issued)


class Canonicalizer:
    def __init__(self, text, algorithm="sha256"):
        self.quads, self.algorithm, self.canonical = quads_of(text), algorithm, Issuer("c14n")
        self.mentions = {}
        for quad in self.quads:
            for node in dict.fromkeys(t for _, t in self.places(quad)):
                self.mentions.setdefault(node, []).append(quad)
        self.first = {node: self.first_degree(node) for node in self.mentions}

    def hash(self, text):
        return hashlib.new(self.algorithm, text.encode()).hexdigest()

    @staticmethod
    def places(quad):
        return [(p, t) for p, t in zip("sog", (quad[0], quad[2], quad[3])) if t and t.startswith("_:")]

    def first_degree(self, node):
        lines = sorted(written(q, lambda t: "_:a" if t == node else "_:z") for q in self.mentions[node])
        return self.hash("".join(lines))

    def related(self, node, quad, issuer, position):
        name = self.canonical.issued.get(node) or issuer.issued.get(node) or self.first[node]
        return self.hash(position + ("" if position == "g" else quad[1]) + name)

    def n_degree(self, node, issuer):
        groups, data = {}, ""
        for quad in self.mentions[node]:
            for position, other in self.places(quad):
                if other != node:
                    groups.setdefault(self.related(other, quad, issuer, position), []).append(other)
        for key in sorted(groups):
            chosen, chosen_issuer = "", None
            for order in itertools.permutations(groups[key]):
                path, candidate = self.path(order, issuer.copy(), chosen)
                if path is not None and (not chosen or path < chosen):
                    chosen, chosen_issuer = path, candidate
            data, issuer = data + key + chosen, chosen_issuer
        return self.hash(data), issuer

    def path(self, order, issuer, chosen):
        path, recursion = "", []
        for node in order:
            if node in self.canonical.issued:
                path += self.canonical.issued[node]
            else:
                if node not in issuer.issued:
                    recursion.append(node)
                path += issuer.issue(node)
            if chosen and len(path) >= len(chosen) and path > chosen:
                return None, None
        for node in recursion:
            result, result_issuer = self.n_degree(node, issuer)
            path += issuer.issue(node) + f"<{result}>"
            issuer = result_issuer
            if chosen and len(path) >= len(chosen) and path > chosen:
                return None, None
        return path, issuer

    def run(self):
        classes = {}
        for node in self.mentions:
            classes.setdefault(self.first[node], []).append(node)
        for key in sorted(classes):
            if len(classes[key]) == 1:
                self.canonical.issue(classes[key][0])
        for key in sorted(classes):
            if len(classes[key]) > 1:
                self.name(classes[key])
        return "".join(sorted(written(q, self.canonical.issued.get) for q in self.quads))

    def name(self, alike):
        results = []
        for node in alike:
            if node not in self.canonical.issued:
                issuer = Issuer("b")
                issuer.issue(node)
                results.append(self.n_degree(node, issuer))
        for _, issuer in sorted(results, key=lambda result: result[0]):
            for node in issuer.issued:
                self.canonical.issue(node)
