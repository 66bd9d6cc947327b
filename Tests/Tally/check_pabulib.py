#!/usr/bin/env python3
"""Has pabulib-checker look at `.pb` files that Terreau wrote: check_pabulib.py FILE.pb…

The files given are read by `terreau tally convert --to pb`; what the checker says of the result is compared with what it says
of the original, so that only errors of the writing count.
"""
import argparse
import json
import subprocess
import sys

from pabulib.checker import Checker

from terreau_lines import binary


def errors(name, text):
    results = Checker().process_files([text])
    found = next(iter(value for key, value in results.items() if key not in ("metadata", "summary")))
    return found["results"].get("errors", {}) if isinstance(found["results"], dict) else {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--binary")
    options = parser.parse_args()
    bad = 0
    for path in options.files:
        written = subprocess.run(
            [binary(options.binary), "tally", "convert", path, "--to", "pb"], capture_output=True, text=True, check=True).stdout
        after = errors(path, written)
        before = errors(path, open(path, encoding="utf-8-sig").read()) if path.endswith(".pb") else {}
        new = {kind: found for kind, found in after.items() if kind not in before}
        bad += bool(new)
        print(f"{path}: {'new errors ' + json.dumps(new)[:500] if new else 'accepted' if not after else 'same errors as the original: ' + ', '.join(after)}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
