"""Expands generated documents over generated contexts that name and import one another: each must be read or refused.

usage: circles.py [CASES] [SEED]
"""

import collections
import json
import sys
import time

import jsonld_documents
from terreau import Terreau


def main(count=5000, seed=1):
    program, counts, slowest = Terreau(), collections.Counter(), 0
    addresses = [f"http://c/{name}" for name in ("one", "two", "three", "none")]
    for case in range(count):
        source = jsonld_documents.Documents(seed * 1_000_003 + case, addresses)
        contexts = {address: {"@context": source.context(3)} for address in addresses[:3]}
        text = json.dumps(source.document(), ensure_ascii=False)
        start = time.monotonic()
        answer = program.ask(op="expand", text=text, base="http://doc/dir/file", contexts=contexts)
        slowest = max(slowest, time.monotonic() - start)
        counts[answer.get("code", "read")] += 1
    print(dict(counts.most_common(12)), f"slowest {slowest:.2f} s")


sys.exit(main(*map(int, sys.argv[1:])))
