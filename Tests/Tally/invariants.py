#!/usr/bin/env python3
"""Holds the engine to its own promises on random elections, from outside: invariants.py [--count 2000]

No budget is exceeded; voters in another order change nothing; what an explanation says a loser would have needed is
enough when that many ballots are added to the file, and one ballot fewer is not.
"""
import argparse
import random
import sys

from differential import random_budget
from terreau_lines import Lines, binary

BUDGET_RULES = [
    ("greedy", {}), ("greedy", {"too-dear": "stop"}), ("equal-shares", {}),
    ("equal-shares", {"completion": "add1-first-exhaustive"}),
    ("equal-shares", {"completion": "add1-until-overspend", "then": "greedy"}),
    ("equal-shares", {"completion": "add1-until-overspend", "then": "epsilon"}),
    ("equal-shares", {"completion": "epsilon"}), ("phragmen", {}), ("maximin-support", {}),
]
RANKED_RULES = [
    "schulze-winning-votes", "schulze-margins", "ranked-pairs", "minimax", "copeland", "split-cycle", "borda", "plurality",
    "two-round", "instant-runoff", "stv-scottish", "stv-meek",
]


class Election:
    """A file as its head and its ballots, so that ballots can be turned and added."""

    def __init__(self, form, head, ballots, favouring):
        self.form, self.head, self.ballots, self.favouring = form, head, ballots, favouring

    def text(self, ballots=None):
        return self.head + "".join(line + "\n" for line in (self.ballots if ballots is None else ballots))


def budget(rng):
    kind, text = random_budget(rng)
    head, votes = text.split("\nVOTES\n")
    lines = votes.splitlines()
    points = kind in ("cumulative", "scoring")
    most = max((float(x) for line in lines[1:] if points for x in line.split(";")[2].split(",") if x), default=1)
    return kind, Election(
        "pb", head + "\nVOTES\n" + lines[0] + "\n", lines[1:],
        lambda option: f"further;{option};{most:g}" if points else f"further;{option}")


def ranking(rng):
    size = rng.randint(2, 6)
    ballots = [
        "1: " + ",".join(str(c + 1) for c in rng.sample(range(size), rng.randint(1, size))) for _ in range(rng.randint(1, 25))]
    return Election("soi", f"# NUMBER ALTERNATIVES: {size}\n", ballots, lambda option: f"1: {option}")


def count(lines, election, rule, options, ballots=None, explain=False):
    return lines.ask({
        "op": "count", "format": election.form, "text": election.text(ballots), "rule": rule, "options": options,
        "explain": explain})


def cost_and_budget(election, winners):
    rows = [row.split(";") for row in election.head.splitlines()]
    costs = {row[0]: float(row[1]) for row in rows[rows.index(["project_id", "cost"]) + 1:-2]}
    limit = next(float(row[1]) for row in rows if row[0] == "budget")
    return sum(costs[winner] for winner in winners), limit


def problems(lines, rng, election, rule, options, tallies):
    found = count(lines, election, rule, options, explain=True)
    if "winners" not in found:
        yield f"refused: {found}"
        return
    if election.form == "pb":
        spent, limit = cost_and_budget(election, found["winners"])
        tallies["budgets"] += 1
        if spent > limit + 1e-6:
            yield f"spends {spent} of {limit}"
    turned = rng.sample(election.ballots, len(election.ballots))
    tallies["orders"] += 1
    if count(lines, election, rule, options, turned)["winners"] != found["winners"]:
        yield "another order of the voters, another result"
    for missing in found["explanation"]["missing"]:
        option, votes = missing["option"], missing["votes"]
        if votes is None:
            continue
        for further, wins in ((votes, True), (votes - 1, False)):
            ballots = election.ballots + [election.favouring(option)] * further
            tallies["explanations"] += 1
            if (option in count(lines, election, rule, options, ballots)["winners"]) != wins:
                yield f"{option} with {further} further votes: {not wins}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000, help="elections")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary")
    options = parser.parse_args()
    lines, rng = Lines(binary(options.binary)), random.Random(options.seed)
    tallies, bad = {"budgets": 0, "orders": 0, "explanations": 0}, 0
    for number in range(options.count):
        if number % 2:
            election, (rule, chosen) = ranking(rng), (rng.choice(RANKED_RULES), {})
        else:
            kind, election = budget(rng)
            rule, chosen = rng.choice(BUDGET_RULES if kind == "approval" else BUDGET_RULES[:-2])
        for problem in problems(lines, rng, election, rule, chosen, tallies):
            bad += 1
            print(f"election {number}, {rule} {chosen}: {problem}\n{election.text()}")
    print(f"{options.count} elections, checks: {tallies}, broken promises: {bad}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
