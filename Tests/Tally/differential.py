#!/usr/bin/env python3
"""Compares the tally engine with three libraries on random elections, ties included.

    python3 -m venv .venv-tally && .venv-tally/bin/pip install -r Tests/Tally/requirements.txt
    .venv-tally/bin/python Tests/Tally/differential.py [pabutools|abcvoting|pref_voting] --count 2000

The libraries are compared, never linked. Each election that differs is printed; the exit code says whether any did.
"""
import argparse
import random
import sys
from itertools import combinations

from terreau_lines import Lines, binary


# Participatory budgets ---------------------------------------------------------------------------------------

def pb_text(kind, budget, costs, votes):
    lines = ["META", "key;value", f"budget;{budget}", f"vote_type;{kind}", "PROJECTS", "project_id;cost"]
    lines += [f"{name};{cost}" for name, cost in costs.items()]
    points = kind in ("cumulative", "scoring")
    lines += ["VOTES", "voter_id;vote;points" if points else "voter_id;vote"]
    for number, vote in enumerate(votes):
        if points:
            lines.append(f"{number};{','.join(vote)};{','.join(str(x) for x in vote.values())}")
        else:
            lines.append(f"{number};{','.join(vote)}")
    return "\n".join(lines) + "\n"


def random_budget(rng):
    kind = rng.choice(["approval", "approval", "cumulative", "scoring", "ordinal"])
    # Few different costs make ties; decimals and large amounts make awkward fractions.
    prices = rng.choice([[10, 20, 30], list(range(1, 40)), [1.5, 2.25, 7.1, 11], [30, 60, 99]])
    names = [str(i) for i in range(1, rng.randint(2, 14))]
    costs = {name: rng.choice(prices) for name in names}
    budget = round(sum(costs.values()) * rng.uniform(0.2, 0.9), 2) or 1
    if rng.random() < 0.5:
        budget = max(1, int(budget))
    votes = []
    for _ in range(rng.randint(1, 40)):
        chosen = rng.sample(names, rng.randint(0 if kind == "approval" else 1, len(names)))
        if kind in ("cumulative", "scoring"):
            votes.append({name: rng.randint(1, 5) for name in chosen})
        else:
            votes.append(chosen)
    return kind, pb_text(kind, budget, costs, votes)


def pabutools_cases():
    from pabutools.election import Additive_Borda_Sat, Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat
    from pabutools.election.pabulib import parse_pabulib_from_string
    from pabutools.rules import (
        completion_by_rule_combination, exhaustion_by_budget_increase, greedy_utilitarian_welfare,
        maximin_support, method_of_equal_shares, sequential_phragmen)
    from pabutools.tiebreaking import TieBreakingRule

    cheapest = TieBreakingRule(
        lambda instance, profile, project: (project.cost, -profile.approval_score(project), project.name))

    def names(projects):
        return sorted(project.name for project in projects)

    def until_overspend(instance, profile, sat):
        return exhaustion_by_budget_increase(
            instance, profile, method_of_equal_shares, {"sat_class": sat}, exhaustive_stop=False,
            budget_step=profile.num_ballots(),
            # With this much every voter alone could pay everything.
            budget_bound=instance.budget_limit + profile.num_ballots() * sum(project.cost for project in instance))

    def compare(lines, rng):
        kind, text = random_budget(rng)
        instance, profile = parse_pabulib_from_string(text)
        utilities = {
            "approval": {"cost": Cost_Sat, "cardinality": Cardinality_Sat},
            "ordinal": {"borda": Additive_Borda_Sat},
        }.get(kind, {"cost": Cost_Sat, "cardinality": Additive_Cardinal_Sat})
        for utility, sat in utilities.items():
            one = dict(sat_class=sat)
            add1 = dict(sat_class=sat, voter_budget_increment=1)
            runs = [
                ("greedy", {}, greedy_utilitarian_welfare(instance, profile, **one)),
                ("equal-shares", {}, method_of_equal_shares(instance, profile, **one)),
                ("equal-shares", {"completion": "add1-first-exhaustive"},
                 method_of_equal_shares(instance, profile, **add1)),
                ("equal-shares", {"completion": "add1-first-exhaustive", "then": "greedy"},
                 completion_by_rule_combination(
                     instance, profile, [method_of_equal_shares, greedy_utilitarian_welfare], [add1, one])),
                ("equal-shares", {"completion": "add1-until-overspend", "start": "exact"},
                 until_overspend(instance, profile, sat)),
            ]
            for rule, options, expected in runs:
                found = lines.count(text, "pb", rule, utility=utility, **options)
                yield f"{rule} {utility} {options}", found.get("winners", found), names(expected), text
        if kind == "approval":
            yield from approvals(lines, rng, instance, profile, text)

    def approvals(lines, rng, instance, profile, text):
        runs = [("phragmen", {}, sequential_phragmen(instance, profile))]
        if rng.random() < 0.05:
            # NB: a linear program in floating point for each project, so it is slow.
            runs.append(("maximin-support", {}, maximin_support(instance, profile)))
        if all(project.cost > 0 for project in instance):
            ties = dict(tie_breaking=cheapest)
            runs += [
                ("phragmen", {"ties": "cost-then-votes"}, sequential_phragmen(instance, profile, **ties)),
                ("greedy", {"ties": "cost-then-votes", "utility": "cost"},
                 greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, **ties)),
                ("equal-shares", {"ties": "cost-then-votes", "completion": "add1-first-exhaustive"},
                 method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1, **ties)),
            ]
        for rule, options, expected in runs:
            found = lines.count(text, "pb", rule, **options)
            yield f"{rule} {options}", found.get("winners", found), names(expected), text
        expected = official(instance, text)
        if expected is not None:
            options = {"completion": "add1-until-overspend", "ties": "cost-then-votes"}
            found = lines.count(text, "pb", "equal-shares", **options)
            yield f"official equal-shares {options}", found.get("winners", found), expected, text
    return compare


def official(instance, text):
    """What Pabulib's own checker holds the official rule “equalshares/add1” to fund; None where it cannot say.

    It reckons in whole money, leaves some ties open and never ends once everything with a vote is funded.
    """
    from pabulib.checker import Checker
    from pabulib_helpers import parse_pb_lines

    checker = Checker()
    checker.meta, checker.projects, checker.votes, *_ = parse_pb_lines(text.splitlines())
    named = {name for vote in checker.votes.values() for name in vote["vote"].split(",") if name}
    whole = all(project.cost == int(project.cost) > 0 for project in instance)
    if not whole or instance.budget_limit != int(instance.budget_limit):
        return None
    if sum(project.cost for project in instance if project.name in named) <= instance.budget_limit:
        return None
    try:
        return sorted(checker._compute_equalshares_winners(add1=True))
    except ValueError:
        return None


# Committees --------------------------------------------------------------------------------------------------

COMMITTEE_RULES = [
    "av", "sav", "pav", "slav", "cc", "lexcc", "geom2", "adams", "seqpav", "revseqpav", "seqslav", "seqcc",
    "seqphragmen", "minimaxphragmen", "maximin-support", "monroe", "greedy-monroe", "minimaxav", "lexminimaxav",
    "equal-shares", "equal-shares-with-av-completion", "equal-shares-with-increment-completion",
    "phragmen-enestroem", "consensus-rule", "trivial", "eph",
]
EXACT = {
    "seqphragmen": "standard-fractions", "equal-shares": "standard-fractions", "phragmen-enestroem": "standard-fractions",
    "equal-shares-with-av-completion": "standard-fractions", "consensus-rule": "standard-fractions",
    "equal-shares-with-increment-completion": "standard-fractions", "eph": "standard-fractions",
    "pav": "brute-force", "slav": "brute-force", "cc": "brute-force", "lexcc": "brute-force", "geom2": "brute-force",
    "adams": "brute-force", "monroe": "brute-force", "minimaxav": "brute-force", "lexminimaxav": "brute-force",
    "minimaxphragmen": "pulp-cbc",
}


def abcvoting_cases():
    from abcvoting import abcrules
    from abcvoting.preferences import Profile

    def compare(lines, rng):
        candidates = rng.randint(2, 6)
        seats = rng.randint(1, candidates)
        sets = [
            sorted(rng.sample(range(candidates), rng.randint(1, candidates))) for _ in range(rng.randint(1, 10))]
        text = f"profile: {sets}\nnum_cand: {candidates}\ncommitteesize: {seats}\n"
        profile = Profile(candidates)
        profile.add_voters(sets)
        for rule in COMMITTEE_RULES:
            if rule == "minimaxphragmen" and rng.random() < 0.9:
                continue  # its solver is slow
            if rule == "eph" and candidates < 2:
                continue
            resolute = rule in ("greedy-monroe", "equal-shares-with-increment-completion")
            expected = abcrules.compute(
                rule, profile, seats, algorithm=EXACT.get(rule, "fastest"), resolute=resolute)
            expected = sorted(sorted(str(member) for member in committee) for committee in expected)
            found = lines.count(text, "yaml", rule)
            winners = sorted(found["tied"]) if "tied" in found else [found.get("winners", found)]
            yield rule, winners, expected, text
    return compare


# Rankings ----------------------------------------------------------------------------------------------------

def pref_voting_cases():
    from pref_voting import voting_methods as vm
    from pref_voting.profiles import Profile
    from pref_voting.proportional_methods import stv_meek, stv_scottish
    from pref_voting.profiles_with_ties import ProfileWithTies

    def support(profile):
        return lambda a, b: profile.support(a, b)

    def compare(lines, rng):
        size = rng.randint(2, 5)
        cut_short = rng.random() < 0.5
        has_equals = cut_short and rng.random() < 0.4
        rankings, counts = [], []
        for _ in range(rng.randint(1, 9)):
            order = rng.sample(range(size), rng.randint(1, size) if cut_short else size)
            tiers = [[order[0]]]
            for option in order[1:]:
                if has_equals and rng.random() < 0.4:
                    tiers[-1].append(option)
                else:
                    tiers.append([option])
            tiers = [sorted(tier) for tier in tiers]
            if tiers not in rankings:
                rankings.append(tiers)
                counts.append(rng.randint(1, 4))
        form = "toi" if has_equals else "soi"
        text = f"# NUMBER ALTERNATIVES: {size}\n" + "".join(
            f"{count}: {','.join(written(tier) for tier in tiers)}\n" for tiers, count in zip(rankings, counts))
        tied = ProfileWithTies(
            [{c: place for place, tier in enumerate(tiers) for c in tier} for tiers in rankings], counts,
            candidates=list(range(size)))
        tied.use_extended_strict_preference()
        runs = [
            ("schulze-margins", vm.beat_path(tied)), ("schulze-winning-votes", vm.beat_path(tied, strength_function=support(tied))),
            ("minimax", vm.minimax(tied)), ("copeland", vm.copeland(tied)), ("split-cycle", vm.split_cycle(tied)),
        ]
        if size <= 4:
            runs.append(("ranked-pairs", vm.ranked_pairs(tied)))
        if not cut_short:
            full = Profile([[c for tier in tiers for c in tier] for tiers in rankings], counts)
            runs += [
                ("borda", vm.borda(full)), ("plurality", vm.plurality(full)),
                ("instant-runoff", vm.instant_runoff_put(full)), ("two-round", two_rounds(full)),
            ]
        for rule, expected in runs:
            found = lines.count(text, form, rule)
            winners = sorted(w for t in found["tied"] for w in t) if "tied" in found else found.get("winners", found)
            yield rule, winners, sorted(str(c + 1) for c in expected), text
        if not has_equals:
            yield from transferable(lines, rng, tied, rng.randint(1, size - 1), text)

    def written(tier):
        numbers = ",".join(str(option + 1) for option in tier)
        return numbers if len(tier) == 1 else "{" + numbers + "}"

    def two_rounds(profile):
        scores = profile.plurality_scores()
        most = max(scores.values())
        if 2 * most > profile.num_voters:
            return [c for c in scores if scores[c] == most]
        return vm.plurality_with_runoff_put(profile)

    def transferable(lines, rng, profile, seats, text):
        """The Scottish count draws lots; elections in which the library's answer depends on them are left out."""
        import random as shuffler

        class Lots(shuffler.Random):
            drawn = False

            def choice(self, sequence):
                Lots.drawn = True
                return sequence[0]

        lots = Lots()
        expected = stv_scottish(profile, num_seats=seats, rng=lots)
        if not Lots.drawn:
            found = lines.count(text, "soi", "stv-scottish", seats=seats)
            yield "stv-scottish", found.get("winners", found), sorted(str(c + 1) for c in expected), text
        Lots.drawn = False
        # Where equals, or somebody exactly at the quota, decide, the library's answer is one of many: it changes when
        # the ballots do ever so slightly.
        # NB: the library iterates in floating point to 1e-10, so only a part is looked at.
        if rng.random() > 0.3:
            return
        expected = stv_meek(profile, num_seats=seats)
        found = lines.count(text, "soi", "stv-meek", seats=seats)
        winners, others = found.get("winners", found), sorted(str(c + 1) for c in expected)
        shakes = 3 if winners == others else 40
        if all(stv_meek(shaken(profile, seed), num_seats=seats) == expected for seed in range(1, shakes + 1)):
            yield "stv-meek", winners, others, text

    def shaken(profile, seed):
        rankings, counts = profile.rankings_counts
        rng = random.Random(seed)
        changed = [int(count) * 1000 + rng.randint(-5, 5) for count in counts]
        return ProfileWithTies([ranking.rmap for ranking in rankings], changed, candidates=profile.candidates)
    return compare


CASES = {"pabutools": pabutools_cases, "abcvoting": abcvoting_cases, "pref_voting": pref_voting_cases}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("libraries", nargs="*", default=list(CASES))
    parser.add_argument("--count", type=int, default=2000, help="elections for each library")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary")
    parser.add_argument("--show", type=int, default=5, help="differences to print")
    options = parser.parse_args()
    lines = Lines(binary(options.binary))
    worst = 0
    for library in options.libraries:
        compare = CASES[library]()
        rng = random.Random(options.seed)
        checked, differences = {}, {}
        for number in range(options.count):
            for rule, found, expected, text in compare(lines, rng):
                name = rule.split(" ")[0]
                checked[name] = checked.get(name, 0) + 1
                if found != expected:
                    differences[name] = differences.get(name, 0) + 1
                    if sum(differences.values()) <= options.show:
                        print(f"{library} election {number}, {rule}: {found} and not {expected}\n{text}")
        total = sum(checked.values())
        print(f"{library}: {options.count} elections, {total} comparisons, differences: {differences or 'none'}")
        print("   " + ", ".join(f"{rule} {count}" for rule, count in sorted(checked.items())), flush=True)
        worst = max(worst, sum(differences.values()))
    sys.exit(1 if worst else 0)


if __name__ == "__main__":
    main()
