"""Canonicalizes generated datasets with Terreau, pyoxigraph, PyLD (URDNA2015) and the steps of the standard, and compares.

usage: canonical.py [CASES] [SEED]
"""

import random
import re
import sys

import pyoxigraph
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, RdfFormat

from rdfc10 import Canonicalizer
from terreau import Tally, Terreau

# NB: pyoxigraph writes language tags in lower case, so those here are.
LITERALS = ['"a"', '"a"@en', '"a"@fr-be', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"\\"\\\\\\n\\t\\u0001"',
            '"é∞🌃"', '""', '"a"^^<http://e/t>', '"\\u007f\\u0008\\u000c\\r"']


def dataset(random):
    """A small dataset in which blank nodes are often alike: rings, trees, cliques, graphs named by blank nodes."""
    nodes = [f"_:n{i}" for i in range(random.randint(1, 9))]
    names = [f"<http://e/{c}>" for c in "abc"]
    properties = [f"<http://e/p{i}>" for i in range(random.randint(1, 3))]
    graphs = [""] * 4 + random.choice([[], ["<http://e/g>"], nodes[:2], ["<http://e/g>", *nodes[:1]]])
    lines = set()

    def add(s, o):
        lines.add(f"{s} {random.choice(properties)} {o} {random.choice(graphs)}".rstrip() + " .")

    shape = random.random()
    if shape < 0.3:
        for i, node in enumerate(nodes):
            add(node, nodes[(i + 1) % len(nodes)])
            if random.random() < 0.3:
                add(nodes[(i + 1) % len(nodes)], node)
    elif shape < 0.4:
        nodes = nodes[:5]
        for a in nodes:
            for b in nodes:
                if a != b:
                    add(a, b)
    for _ in range(random.randint(0, 12)):
        add(random.choice(nodes + names), random.choice(nodes * 3 + names + LITERALS))
    if shape > 0.9:  # a copy of the whole under other labels
        lines |= {line.replace("_:n", "_:m") for line in lines}
    lines = list(lines)
    random.shuffle(lines)
    return "\n".join(lines) + "\n"


def by_pyoxigraph(text, algorithm):
    quads = pyoxigraph.Dataset(pyoxigraph.parse(text, RdfFormat.N_QUADS))
    quads.canonicalize(algorithm)
    lines = pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS).decode().splitlines(True)
    return "".join(sorted(lines))


def answers(text, algorithm):
    """What the standard answers to the lines in several orders. It does not hash the name of the graph in which two nodes
    meet, so some datasets over graphs with blank names have more than one answer."""
    lines, found = text.splitlines(True), set()
    for seed in range(40):
        random.Random(seed).shuffle(lines)
        found.add(Canonicalizer("".join(lines), algorithm).run())
    return found


def relabelled(text, random):
    """The same dataset under other labels, its lines in another order."""
    numbers = random.sample(range(100), 20)
    lines = [re.sub(r"_:([nm])(\d)", lambda m: f"_:x{numbers[int(m[2]) + 10 * (m[1] == 'm')]}", line)
             for line in text.splitlines(True)]
    random.shuffle(lines)
    return "".join(lines)


def mentions_twice(text):
    """Whether a quad holds a blank node twice: PyLD then hashes the quad twice, and pyoxigraph sometimes goes its own
    way."""
    nodes = ([word for word in line.split() if word.startswith("_:")] for line in text.splitlines())
    return any(len(set(line)) < len(line) for line in nodes)


def main(count=2000, seed=1):
    program, tally, ambiguous = Terreau(), Tally("canonical"), set()

    def check(theirs, who, ours, text, name):
        if theirs != ours and len(found := answers(text, name)) > 1 and ours in found:
            ambiguous.add(text)
        else:
            tally.check(theirs == ours, f"{who}, {name}", text, theirs, ours)

    for case in range(count):
        text = dataset(random.Random(seed * 1_000_003 + case))
        has_escapes = "\\u" in text
        for name, algorithm in [("sha256", CanonicalizationAlgorithm.RDFC_1_0),
                                ("sha384", CanonicalizationAlgorithm.RDFC_1_0_SHA_384)]:
            ours = program.ask(op="canonize", **{"from": "nquads"}, text=text, hash=name).get("nquads")
            again = program.ask(op="canonize", **{"from": "nquads"}, text=relabelled(text, random.Random(case)), hash=name)
            tally.check(again.get("nquads") == ours, f"relabelled, {name}", text, ours, again)
            if not has_escapes:
                check(Canonicalizer(text, name).run(), "the standard", ours, text, name)
            if mentions_twice(text):
                continue
            check(by_pyoxigraph(text, algorithm), "pyoxigraph", ours, text, name)
            if name == "sha256" and not has_escapes:
                check(jsonld.normalize(text, {
                    "algorithm": "URDNA2015", "inputFormat": "application/n-quads",
                    "format": "application/n-quads"}), "PyLD", ours, text, name)
    print(f"{len(ambiguous)} datasets to which the standard has several answers")
    return 0 if tally.end() else 1


sys.exit(main(*map(int, sys.argv[1:])))
