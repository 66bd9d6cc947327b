"""Runs the W3C test suite of JSON-LD 1.1, expansion and to-RDF, from a folder with its manifests.

usage: jsonld_suite.py FOLDER     for example test/jsonld/1.1 of the source of rdflib, which carries a copy
"""

import json
import pathlib
import sys

import pyoxigraph
from pyoxigraph import CanonicalizationAlgorithm, RdfFormat

from terreau import Tally, Terreau

BASE = "https://w3c.github.io/json-ld-api/tests/"


def unordered(value, is_list=False):
    """With arrays in one order, but for those of lists (JSON-LD object comparison)."""
    if isinstance(value, list):
        items = [unordered(item) for item in value]
        return items if is_list else sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {k: v if k == "@value" else unordered(v, k == "@list") for k, v in value.items()}
    return value


def canonical(text):
    quads = pyoxigraph.Dataset(pyoxigraph.parse(text, RdfFormat.N_QUADS, lenient=True))
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, quads))


def contexts(folder):
    """Every document of the suite by its address, as if it had been fetched."""
    found = {}
    for path in folder.rglob("*.jsonld"):
        if not path.name.endswith(("-out.jsonld", "manifest.jsonld")):
            try:
                found[BASE + str(path.relative_to(folder))] = json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                pass
    return found


def question(case, folder, known):
    option = case.get("option", {})
    text = (folder / case["input"]).read_text(encoding="utf-8")
    # A document names a context of the suite by a relative address: hand over those whose file name it holds, and
    # those that these name in turn.
    names, todo = set(), [text]
    while todo:
        part = todo.pop()
        for address, document in known.items():
            if address not in names and address.rsplit("/", 1)[1] in part:
                names.add(address)
                todo.append(json.dumps(document))
    asked = {"text": text, "base": option.get("base", BASE + case["input"]),
             "contexts": {name: known[name] for name in names}}
    if "expandContext" in option:
        asked["expandContext"] = json.loads((folder / option["expandContext"]).read_text(encoding="utf-8"))
    if "rdfDirection" in option:
        asked["direction"] = option["rdfDirection"]
    return asked


def is_ours(case):
    """Not JSON-LD 1.0, and no generalized RDF, which 1.1 calls obsolete."""
    option = case.get("option", {})
    return ("json-ld-1.0" not in (option.get("specVersion"), option.get("processingMode"))
            and not option.get("produceGeneralizedRdf"))


def run(program, tally, case, folder, known):
    kinds, asked = case["@type"], question(case, folder, known)
    name = f"{case['@id']} {case['name']}"
    if "jld:ExpandTest" in kinds:
        answer = program.ask(op="expand", **asked)
    else:
        answer = program.ask(op="convert", **{"from": "jsonld"}, **asked)
    if "jld:NegativeEvaluationTest" in kinds:
        code = case.get("expectErrorCode", case.get("expect"))
        return tally.check(answer.get("code") == code, name, asked["text"], f"expected {code}", answer)
    if "expect" not in case:
        return tally.check("error" not in answer, name, asked["text"], answer)
    expected = (folder / case["expect"]).read_text(encoding="utf-8")
    if "jld:ExpandTest" in kinds:
        same = unordered(answer.get("expanded")) == unordered(json.loads(expected))
    else:
        same = "nquads" in answer and canonical(answer["nquads"]) == canonical(expected)
    tally.check(same, name, asked["text"], f"expected {expected}", json.dumps(answer, ensure_ascii=False))


def main(folder):
    folder, program, good = pathlib.Path(folder), Terreau(), True
    known = contexts(folder)
    for manifest in ("expand-manifest.jsonld", "toRdf-manifest.jsonld"):
        tally, cases = Tally(manifest, show=40), json.loads((folder / manifest).read_text(encoding="utf-8"))["sequence"]
        for case in filter(is_ours, cases):
            run(program, tally, case, folder, known)
        print(f"{sum(not is_ours(case) for case in cases)} of another version left out")
        good = tally.end() and good
    return 0 if good else 1


sys.exit(main(*sys.argv[1:]))
