"""Damages documents and asks the program to read them: each must be read or refused, within the time.

usage: mutate.py SECONDS SEED FILE...     the ending of a file tells its notation: .ttl, .nq, .nt or .jsonld
"""

import collections
import pathlib
import random
import sys
import time

from terreau import Terreau

NOTATIONS = {".ttl": "turtle", ".nq": "nquads", ".nt": "nquads", ".jsonld": "jsonld"}
PIECES = ['"', "<", ">", "[", "]", "(", ")", "{", "}", "\\", "\\u12", "@", "_:", ":", ";", ",", ".", "^^", "#", "\n", "\0",
          "é", "\u2028", "🌃", "@context", "@type", "null", "1e999", "'''", "PREFIX", "@base", "%4", "-", "a", "[" * 200,
          "{\"a\":" * 200]


def damaged(text, random, others):
    for _ in range(random.randint(1, 4)):
        a, b = sorted(random.randint(0, len(text)) for _ in range(2))
        kind = random.randrange(6)
        if kind == 0:
            text = text[:a] + random.choice(PIECES) + text[a:]
        elif kind == 1:
            text = text[:a] + text[min(b, a + random.randint(1, 20)):]
        elif kind == 2:
            text = text[:a] + text[a:b] * random.randint(2, 3) + text[b:]
        elif kind == 3 and text:
            text = text[:a] + chr(random.choice([random.randrange(128), random.randrange(0xD000)])) + text[a + 1:]
        elif kind == 4:
            other = random.choice(others)
            c = random.randint(0, len(other))
            text = text[:a] + other[c:c + random.randint(1, 60)] + text[a:]
        else:
            text = text[:b]
    return text[:20_000]


def main(seconds, seed, *files):
    program, source, counts, slowest = Terreau(), random.Random(int(seed)), collections.Counter(), 0
    seeds = [(NOTATIONS[pathlib.Path(f).suffix], pathlib.Path(f).read_text(encoding="utf-8")[:8_000])
             for f in files if pathlib.Path(f).suffix in NOTATIONS]
    texts, end = [text for _, text in seeds], time.monotonic() + float(seconds)
    while time.monotonic() < end:
        notation, text = source.choice(seeds)
        text = damaged(text, source, texts)
        start = time.monotonic()
        answer = program.ask(op="canonize", **{"from": notation}, text=text, base="http://e/")
        slowest = max(slowest, time.monotonic() - start)
        counts[notation, "refused" if "error" in answer else "read"] += 1
    print(dict(counts), f"slowest {slowest:.2f} s")


sys.exit(main(*sys.argv[1:]))
