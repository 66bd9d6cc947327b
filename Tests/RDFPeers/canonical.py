"""Canonicalizes generated datasets with Terreau, pyoxigraph (RDFC-1.0) and PyLD (URDNA2015), and compares.

usage: canonical.py [CASES] [SEED]
"""

import random
import sys

import pyoxigraph
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, RdfFormat

from terreau import Tally, Terreau

LITERALS = ['"a"', '"a"@en', '"a"@fr-BE', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"\\"\\\\\\n\\t\\u0001"',
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


def main(count=2000, seed=1):
    program, tally = Terreau(), Tally("canonical")
    other = {"sha256": CanonicalizationAlgorithm.RDFC_1_0}
    if hasattr(CanonicalizationAlgorithm, "RDFC_1_0_SHA_384"):
        other["sha384"] = CanonicalizationAlgorithm.RDFC_1_0_SHA_384
    for case in range(count):
        text = dataset(random.Random(seed * 1_000_003 + case))
        answer = program.ask(op="canonize", **{"from": "nquads"}, text=text)
        tally.check(answer.get("nquads") == by_pyoxigraph(text, other["sha256"]), f"case {case}", text, answer)
        if case % 4 == 0:
            pyld = jsonld.normalize(text, {
                "algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"})
            if "\\u" not in text:
                tally.check(answer.get("nquads") == pyld, f"case {case}, PyLD", text, pyld, answer)
        if "sha384" in other:
            answer = program.ask(op="canonize", **{"from": "nquads"}, text=text, hash="sha384")
            tally.check(answer.get("nquads") == by_pyoxigraph(text, other["sha384"]), f"case {case}, SHA-384", text)
    return 0 if tally.end() else 1


sys.exit(main(*map(int, sys.argv[1:])))
