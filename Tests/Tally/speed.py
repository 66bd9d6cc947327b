#!/usr/bin/env python3
"""Measures equal shares with add1 beside pabutools, on the same file, in one run.

    .venv-tally/bin/python Tests/Tally/speed.py FILE.pb… [--binary .build/release/terreau]

Times the counting alone on both sides: the file is read before, and the engine's time is that of one request to a running
process, which reads the text again and so is rather too long than too short.
"""
import argparse
import time

from pabutools.election import Additive_Borda_Sat, Additive_Cardinal_Sat, Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import method_of_equal_shares

from terreau_lines import Lines, binary


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--binary")
    options = parser.parse_args()
    lines = Lines(binary(options.binary))
    for path in options.files:
        text = open(path, encoding="utf-8-sig").read()
        instance, profile = parse_pabulib_from_string(text)
        kind = instance.meta["vote_type"]
        sat, utility = {
            "approval": (Cost_Sat, "cost"), "choose-1": (Cost_Sat, "cost"), "ordinal": (Additive_Borda_Sat, "borda"),
        }.get(kind, (Additive_Cardinal_Sat, "cardinality"))
        lines.count(text, "pb", "greedy")
        start = time.perf_counter()
        found = lines.count(text, "pb", "equal-shares", utility=utility, completion="add1-first-exhaustive")
        ours = time.perf_counter() - start
        multi = profile.as_multiprofile()
        start = time.perf_counter()
        expected = method_of_equal_shares(instance, multi, sat_class=sat, voter_budget_increment=1)
        theirs = time.perf_counter() - start
        same = found["winners"] == sorted(project.name for project in expected)
        print(
            f"{path}: {profile.num_ballots()} voters, {len(instance)} projects, terreau {ours:.4f} s, "
            f"pabutools {theirs:.2f} s (equal ballots grouped), {theirs / ours:.0f} times; "
            f"{'same winners' if same else 'OTHER WINNERS'}", flush=True)


if __name__ == "__main__":
    main()
