"""Expands generated JSON-LD documents, and turns them into RDF, with Terreau and PyLD, and compares.

usage: jsonld_peer.py [CASES] [SEED]

A difference is cut down to the least document that still differs, and counted by its reason (`jsonld_reasons.py`). Exit
code 1 when one has none.
"""

import collections
import copy
import json
import sys

from pyld import jsonld

from jsonld_documents import Documents
from jsonld_reasons import least, reason
from terreau import Tally, Terreau

CONTEXTS = {
    "http://c/one": {"@context": {"a": "http://one/a", "T": {"@id": "http://one/T", "@context": {"b": "http://one/b"}}}},
    "http://c/two": {"@context": ["one", {"@vocab": "http://two/", "@protected": True, "c": {"@type": "@id"}}]},
    "http://c/three": {"@context": {"a": {"@id": "http://three/a", "@context": "http://c/three"}, "@propagate": False}},
}


BASE = "http://doc/dir/file"


def load(url, options=None):
    if url not in CONTEXTS:
        raise jsonld.JsonLdError("no such context", "jsonld.LoadDocumentError", code="loading document failed")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": copy.deepcopy(CONTEXTS[url])}


def by_pyld(document, rdf=False):
    options = {"base": BASE, "documentLoader": load, "processingMode": "json-ld-1.1", "ordered": True}
    # NB: PyLD keeps contexts between documents, and those that @import brought are spoilt by it.
    jsonld._resolved_context_cache.clear()
    try:
        if rdf:
            # NB: PyLD keeps a quad as often as the document says it, and names blank nodes by that.
            lines = jsonld.to_rdf(document, {**options, "format": "application/n-quads"}).splitlines(True)
            return jsonld.normalize("".join(sorted(set(lines))), {
                "algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}), None
        return jsonld.expand(document, options), None
    except jsonld.JsonLdError as error:
        deepest = error
        while isinstance(getattr(deepest, "cause", None), jsonld.JsonLdError):
            deepest = deepest.cause
        return None, deepest.code or error.code or str(error)
    except (RecursionError, TypeError, AttributeError, KeyError, ValueError) as error:
        return None, f"PyLD broke down: {error!r}"


def way(program, document):
    """How the two differ on a document; None when they agree or PyLD breaks down."""
    ours = program.ask(op="expand", text=json.dumps(document, ensure_ascii=False), base=BASE, contexts=CONTEXTS)
    theirs, code = by_pyld(document)
    if code and code.startswith("PyLD") or theirs is None and "error" in ours:
        return None
    if theirs is None or "error" in ours:
        return ("refuses", code) if theirs is None else ("reads", ours.get("code"))
    return None if ours["expanded"] == theirs else ("both",)


def main(count=2000, seed=1):
    program, kinds, why = Terreau(), collections.Counter(), collections.Counter()
    expansion, rdf = Tally("expansion"), Tally("RDF")
    for case in range(count):
        document = Documents(seed * 1_000_003 + case, [*CONTEXTS, "http://c/none"]).document()
        text = json.dumps(document, ensure_ascii=False)
        theirs, code = by_pyld(document)
        if code and code.startswith("PyLD"):
            kinds["PyLD broke down"] += 1
            continue
        differs = way(program, document) is not None
        kinds["differ" if differs else "refused by both" if theirs is None else "expanded alike"] += 1
        if differs:
            how, small = least(document, lambda other: way(program, other))
            found = reason(how, small)
            why[found] += 1
            expansion.check(found is not None, f"case {case}", text, f"{how}: {json.dumps(small, ensure_ascii=False)}")
        elif theirs is not None:
            ours = program.ask(op="canonize", **{"from": "jsonld"}, text=text, base=BASE, contexts=CONTEXTS)
            theirs, code = by_pyld(document, True)
            if code and code.startswith("PyLD"):
                kinds["PyLD broke down"] += 1
                continue
            rdf.check(ours.get("nquads") == theirs, f"case {case}", text, f"PyLD {theirs or code}", f"ours {ours}")
    print(dict(kinds))
    for found, times in why.most_common():
        print(f"{times:5}  {found or 'NO REASON'}")
    good = expansion.end()
    return 0 if rdf.end() and good else 1


sys.exit(main(*map(int, sys.argv[1:])))
