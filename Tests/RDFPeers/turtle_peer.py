"""Reads generated Turtle and N-Quads with Terreau, rdflib and pyoxigraph, and compares the graphs.

usage: turtle_peer.py [CASES] [SEED]

Each document is then damaged by one character, and it is compared whether it is read at all, with pyoxigraph alone, since
rdflib lets much pass. Where pyoxigraph minds the form of an IRI (RFC 3987) or a language tag (BCP 47), which the grammar of
Turtle leaves open, nothing is compared.
"""

import random
import sys

import pyoxigraph
import rdflib
import rdflib.compare
from pyoxigraph import CanonicalizationAlgorithm, RdfFormat

from terreau import Tally, Terreau

HEAD = "@prefix ex: <http://e/> .\nPREFIX x: <http://e/x#>\n@base <http://e/base/dir/> .\n"
STRINGS = ['"a"', "'b'", '"""long\n"quoted" text"""', "'''it''s'''", '"\\u00e9\\U0001F33F\\t\\n\\\\"', '"é"@fr', '"x"@en-gb',
           '"1"^^ex:t', '"01"^^<http://www.w3.org/2001/XMLSchema#integer>', '""']
NUMBERS = ["1", "-0", "+1.50", ".5", "1e3", "-1.5E-3", "true", "false"]
NAMES = ["ex:a", "ex:b-c", "x:d.e", "ex:", "x:%20f", "ex:a\\~b", "ex:1", "<rel>", "<../up?q#f>", "<#frag>", "<>", "_:b", "_:b.1",
         "ex:é", "<http://e/\\u00e9>"]


class Draw:
    """One random document."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def term(self, depth):
        """An object."""
        kind = self.r.random()
        if depth < 3 and kind < 0.12:
            return "[ " + self.statements(depth + 1) + " ]"
        if depth < 3 and kind < 0.24:
            return "( " + " ".join(self.term(depth + 1) for _ in range(self.r.randint(0, 3))) + " )"
        return self.r.choice(STRINGS if kind < 0.45 else NUMBERS if kind < 0.6 else NAMES + ["[]"])

    def statements(self, depth):
        """Predicates with their objects."""
        parts = []
        for _ in range(self.r.randint(1, 3)):
            objects = " , ".join(self.term(depth) for _ in range(self.r.randint(1, 2)))
            parts.append(self.r.choice(["a", "ex:p", "x:q", "<r>", "ex:p.q"]) + " " + objects)
        return " ; ".join(parts) + self.r.choice(["", " ;", " ;;"])

    def turtle(self):
        """A document of a few subjects."""
        lines = []
        for _ in range(self.r.randint(1, 5)):
            subject = self.r.choice(NAMES + ["( 1 2 )", "[ ex:p 1 ]"])
            lines.append(subject + " " + self.statements(0) + " ." + self.r.choice(["", " # note"]))
        return HEAD + "\n".join(lines) + "\n"

    def damaged(self, text):
        """The document with one character more, less or other."""
        at = self.r.randrange(len(HEAD), len(text))
        other = self.r.choice(list(".;,[]()<>\"'@:^_\\ \n#a1") + ["\u0000", "\ud7ff"])
        return text[:at] + self.r.choice(["", other, text[at] + other]) + text[at + 1:]


def canonical(nquads):
    """The graph under canonical labels."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(nquads, RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


def by_pyoxigraph(text):
    """The canonical graph; the refusal as text when the document is refused."""
    try:
        quads = pyoxigraph.Dataset(pyoxigraph.parse(text, RdfFormat.TURTLE, base_iri="http://e/doc"))
    except (SyntaxError, ValueError) as error:
        return str(error)
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, quads))


def main(count=2000, seed=1):
    program, whole, damaged, quads = Terreau(), Tally("turtle"), Tally("damaged turtle"), Tally("n-quads")
    for case in range(count):
        draw = Draw(seed * 1_000_003 + case)
        text = draw.turtle()
        answer = program.ask(op="convert", **{"from": "turtle"}, text=text, base="http://e/doc")
        ours = canonical(answer["nquads"]) if "nquads" in answer else None
        whole.check(ours == by_pyoxigraph(text), "pyoxigraph", text, answer)
        graph = rdflib.Graph().parse(data=text, format="turtle", publicID="http://e/doc")
        theirs = rdflib.compare.to_isomorphic(graph)
        mine = rdflib.Graph().parse(data=answer.get("nquads", ""), format="nt")
        whole.check(rdflib.compare.to_isomorphic(mine) == theirs, "rdflib", text, answer)
        lines = graph.serialize(format="nt")
        again = program.ask(op="convert", **{"from": "nquads"}, text=lines)
        quads.check("nquads" in again and canonical(again["nquads"]) == canonical(lines), "rdflib's lines", lines, again)
        broken = draw.damaged(text)
        answer = program.ask(op="convert", **{"from": "turtle"}, text=broken, base="http://e/doc")
        theirs = by_pyoxigraph(broken)
        if isinstance(theirs, str) and any(word in theirs for word in ("IRI", "subtag", "Invalid character")):
            continue
        is_read = isinstance(theirs, set)
        if damaged.check(("nquads" in answer) == is_read, "read or refused", broken, answer, theirs) and is_read:
            damaged.check(canonical(answer["nquads"]) == theirs, "read as", broken, answer)
    return 0 if all([whole.end(), damaged.end(), quads.end()]) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
