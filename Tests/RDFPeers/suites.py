"""Runs W3C test suites of Turtle, N-Triples and N-Quads that stand in a folder (each with its manifest.ttl).

usage: suites.py FOLDER...   for example turtle, ntriples and nquads in test/data/suites/w3c of the source of rdflib
"""

import pathlib
import sys

import pyoxigraph
from pyoxigraph import NamedNode

from terreau import Tally, Terreau

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
BASES = {"Turtle": "http://www.w3.org/2013/TurtleTests/"}


def cases(folder):
    store = pyoxigraph.Store()
    path = pathlib.Path(folder, "manifest.ttl")
    store.load(path=path, format=pyoxigraph.RdfFormat.TURTLE, base_iri="http://suite/")

    def value(case, name):
        found = list(store.quads_for_pattern(case, NamedNode(MF + name), None))
        return found[0].object.value if found else None

    for quad in store.quads_for_pattern(None, TYPE, None):
        if (action := value(quad.subject, "action")) is None:
            continue
        result = value(quad.subject, "result")
        yield quad.object.value.split("#")[1], action, result, value(quad.subject, "name")


def read(folder, address):
    return pathlib.Path(folder, address.removeprefix("http://suite/")).read_bytes().decode()


def main(folders):
    program, good = Terreau(), True
    for folder in folders:
        tally = Tally(folder)
        for kind, action, result, name in cases(folder):
            notation = "turtle" if "Turtle" in kind else "nquads"
            base = "http://www.w3.org/2013/TurtleTests/" + action.removeprefix("http://suite/")
            answer = program.ask(op="canonize", **{"from": notation}, text=read(folder, action), base=base)
            if "Negative" in kind:
                tally.check("error" in answer, name, "accepted", answer.get("nquads", "")[:300])
            elif result:
                expected = program.ask(op="canonize", **{"from": "nquads"}, text=read(folder, result))
                tally.check(answer == {**answer, "nquads": expected.get("nquads")}, name, answer, expected)
            else:
                tally.check("error" not in answer, name, answer)
        good = tally.end() and good
    return 0 if good else 1


sys.exit(main(sys.argv[1:]))
