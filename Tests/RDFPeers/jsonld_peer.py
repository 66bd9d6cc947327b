"""Expands generated JSON-LD documents, and turns them into RDF, with Terreau and PyLD, and compares.

usage: jsonld_peer.py [CASES] [SEED]
"""

import collections
import copy
import json
import sys

from pyld import jsonld

from jsonld_documents import Documents
from terreau import Tally, Terreau

CONTEXTS = {
    "http://c/one": {"@context": {"a": "http://one/a", "T": {"@id": "http://one/T", "@context": {"b": "http://one/b"}}}},
    "http://c/two": {"@context": ["one", {"@vocab": "http://two/", "@protected": True, "c": {"@type": "@id"}}]},
    "http://c/three": {"@context": {"a": {"@id": "http://three/a", "@context": "http://c/three"}, "@propagate": False}},
}


def load(url, options=None):
    if url not in CONTEXTS:
        raise jsonld.JsonLdError("no such context", "jsonld.LoadDocumentError", code="loading document failed")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": copy.deepcopy(CONTEXTS[url])}


def by_pyld(document, rdf=False):
    options = {"base": "http://doc/dir/file", "documentLoader": load, "processingMode": "json-ld-1.1", "ordered": True}
    try:
        if rdf:
            # NB: PyLD writes a quad as often as the document says it.
            return "".join(sorted(set(jsonld.normalize(document, {
                **options, "algorithm": "URDNA2015", "format": "application/n-quads"}).splitlines(True)))), None
        return jsonld.expand(document, options), None
    except jsonld.JsonLdError as error:
        deepest = error
        while isinstance(getattr(deepest, "cause", None), jsonld.JsonLdError):
            deepest = deepest.cause
        return None, deepest.code or error.code or str(error)
    except (RecursionError, TypeError, AttributeError, KeyError, ValueError) as error:
        return None, f"PyLD broke down: {error!r}"


def main(count=2000, seed=1):
    program, kinds, codes = Terreau(), collections.Counter(), collections.Counter()
    expansion, rdf = Tally("expansion"), Tally("RDF")
    for case in range(count):
        document = Documents(seed * 1_000_003 + case, [*CONTEXTS, "http://c/none"]).document()
        text = json.dumps(document, ensure_ascii=False)
        question = {"text": text, "base": "http://doc/dir/file", "contexts": CONTEXTS}
        ours, (theirs, code) = program.ask(op="expand", **question), by_pyld(document)
        if code and code.startswith("PyLD"):
            kinds["PyLD broke down"] += 1
            continue
        kinds["refused by both" if theirs is None and "error" in ours else "read"] += 1
        same = ours.get("expanded") == theirs if theirs is not None else "error" in ours
        expansion.check(same, f"case {case}", text, "PyLD " + json.dumps(theirs or code), "ours " + json.dumps(ours))
        if theirs is None and "error" in ours and ours.get("code") != code:
            codes[code, ours.get("code")] += 1
        if same and theirs is not None:
            ours, (theirs, code) = program.ask(op="canonize", **{"from": "jsonld"}, **question), by_pyld(document, True)
            if code and code.startswith("PyLD"):
                kinds["PyLD broke down"] += 1
                continue
            rdf.check(ours.get("nquads") == theirs, f"case {case}", text, f"PyLD {theirs or code}", f"ours {ours}")
    print(dict(kinds), "other codes (PyLD, ours):", dict(codes))
    good = expansion.end()
    return 0 if rdf.end() and good else 1


sys.exit(main(*map(int, sys.argv[1:])))
