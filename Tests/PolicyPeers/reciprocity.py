#!/usr/bin/env python3
"""The rule of Social Commons in Python, written from its text alone, beside `terreau policy lines`.

usage: reciprocity.py [--vectors 5000] [--seed 1] COMMAND…

Worlds are drawn at random, with moments on and just beside the edges of windows, days, evidence and newcomers' time,
reversals before and after the request, daily caps and caps per type; so are requests, some by parties, actions, kinds
and purposes that nobody knows. Prints how many answers there were and those that differ; exit code 1 when one does.
"""

import argparse
import collections
import json
import random
import subprocess
import sys

DAY = 86_400
KINDS = {
    "Association": "SocialEconomyEntity", "Cooperative": "SocialEconomyEntity", "WorkerCooperative": "Cooperative",
    "MultiStakeholderCooperative": "Cooperative", "Mutual": "SocialEconomyEntity", "Foundation": "SocialEconomyEntity",
    "SocialEnterprise": "SocialEconomyEntity", "SocialEconomyEntity": None, "PublicBody": None, "Individual": None,
    "ForProfit": None,
}
PURPOSES = {
    "Health": "GeneralInterestService", "Housing": "GeneralInterestService", "FoodAid": "GeneralInterestService",
    "Employment": "GeneralInterestService", "Education": "GeneralInterestService", "DigitalInclusion": "Education",
    "Ecology": "GeneralInterestService", "Research": "GeneralInterestService", "Advertising": "ExcludedUse",
    "DataResale": "ExcludedUse", "AdverseDecision": "ExcludedUse", "Commercial": None, "ExcludedUse": None,
    "GeneralInterestService": None,
}
ACTIONS = {
    "read": "use", "execute": "use", "derive": "use", "train": "derive", "distribute": "use", "benchmark": "use",
    "reidentify": "use", "sell": "transfer", "use": None, "transfer": None,
}


def above(tree, term):
    """The term and all that it stands within, nearest first."""
    chain = []
    while term is not None:
        chain.append(term)
        term = tree[term]
    return chain


class Rule:
    """One world under one set of parameters."""

    def __init__(self, parameters, world):
        self.p = parameters
        self.world = world
        self.reversals = collections.defaultdict(list)
        for event in world["events"]:
            if event["type"] == "reversal":
                self.reversals[event["reverses"]].append(event["at"])

    def counted(self, party, now):
        """The events that count, with their value."""
        low = now - self.p["window_days"] * DAY
        for event in self.world["events"]:
            if event["party"] != party or event["type"] == "reversal" or not low <= event["at"] < now:
                continue
            if event["type"] not in self.p["weights"]:
                continue
            if any(at < now for at in self.reversals[event["id"]]):
                continue
            if not any(reviewer != party for reviewer in event["reviewers"]):
                continue
            yield event, self.p["weights"][event["type"]] * event["qty"]

    def contribution(self, party, now):
        """Milli-points, and the number of days."""
        sums, days = collections.Counter(), collections.defaultdict(collections.Counter)
        for event, value in self.counted(party, now):
            if event["type"] == "euro_cent":
                sums["euro_cent"] += value
            else:
                days[event["at"] // DAY][event["type"]] += value
        for day in days.values():
            room = self.p["day_cap"]
            for kind in sorted(day, key=lambda kind: (kind in self.p["caps"], kind)):
                taken = min(room, day[kind])
                sums[kind] += taken
                room -= taken
        return sum(min(v, self.p["caps"].get(k, v)) for k, v in sums.items()), len(days)

    def use(self, party, now):
        """Milli-points of use."""
        low = now - self.p["window_days"] * DAY
        return sum(self.p["cost"].get(use["action"], 0) * use["units"] for use in self.world["uses"]
                   if use["party"] == party and low <= use["at"] < now)

    def decide(self, request):
        """The answer, as the contract writes it."""
        def answer(outcome, reasons, duties=(), **more):
            return {"id": request["id"], "outcome": outcome, "reasons": list(reasons), "duties": list(duties), **more}

        party = self.world["parties"].get(request["party"])
        if party is None:
            return answer("deny", ["unknown-party"])
        if request["action"] not in ACTIONS:
            return answer("deny", ["unknown-action"])
        if party["kind"] not in KINDS:
            return answer("deny", ["unknown-party-kind"])
        if request["purpose"] not in PURPOSES:
            return answer("deny", ["unknown-purpose"])
        action, purpose = above(ACTIONS, request["action"]), above(PURPOSES, request["purpose"])
        refused = ["prohibited-action"] * ("reidentify" in action) + ["prohibited-purpose"] * ("ExcludedUse" in purpose)
        if refused:
            return answer("deny", refused)
        if "use" not in action:
            return answer("deny", ["no-permission"])
        return self.weigh(request, party, action, purpose, answer)

    def weigh(self, request, party, action, purpose, answer):
        """From step 4 on."""
        now = request["at"]
        gave, days = self.contribution(request["party"], now)
        used = self.use(request["party"], now)
        own = self.p["cost"].get(request["action"], 0) * request["units"]
        weighed = max(used + own, self.p["umin"])
        kind = next(k for k in above(KINDS, party["kind"]) if k in self.p["theta"])
        missing = max(0, -(-self.p["theta"][kind] * weighed // 1000) - gave)
        figures = dict(C=gave, U=used, u=own, permille=1000 * gave // weighed, days=days, missing=missing)
        duties = ["attribute"] + ["returnDerived"] * ("derive" in action) + ["shareAlike"] * (action[0] == "distribute")
        if kind == "ForProfit":
            if "derive" in action or action[0] == "distribute":
                return answer("deny", ["no-permission-for-profit"], **figures)
            if missing == 0:
                return answer("permit", [], duties, **figures)
            fee = -(-missing * self.p["price_cents_per_point"] // 1000)
            return answer("permit-with-fee", [], ["compensate"] + duties, **figures, fee_cents=fee)
        reasons = []
        if "GeneralInterestService" not in purpose:
            reasons.append("purpose-not-general-interest")
        evidence = 0 if party["evidence_until"] < now else party["evidence"]
        if evidence < self.p["evidence_min"] and kind != "Individual":
            reasons.append("evidence-too-low")
        newcomer = (now - party["joined"] < self.p["bootstrap_days"] * DAY
                    and used + own <= self.p["bootstrap_units"])
        if missing > 0 and not newcomer:
            reasons.append("contribution-too-low")
        return answer("deny", reasons, **figures) if reasons else answer("permit", [], duties, **figures)


class Draw:
    """Random worlds and requests, with a liking for edges."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.now = 20_454 * DAY + self.r.choice([0, 0, 1, 40_000])

    def parameters(self):
        """Like the published ones, or quite other."""
        r = self.r
        weights = {"hour": 1000, "record": 10, "review": 50, "code_hour": 1500, "euro_cent": 1, "compute_wh": 2}
        return {
            "window_days": r.choice([1, 2, 30, 365, 365]), "umin": r.choice([1, 1000, 1000, 5000]),
            "bootstrap_days": r.choice([0, 1, 90, 90]), "bootstrap_units": r.choice([0, 100, 5000, 5000]),
            "weights": {k: v for k, v in weights.items() if r.random() < 0.9},
            "caps": {k: r.choice([0, 700, 20_000, 500_000]) for k in weights if r.random() < 0.4},
            "day_cap": r.choice([0, 999, 3000, 24_000, 24_000]),
            "cost": {"read": 1, "execute": 2, "derive": 4, "distribute": 4, "train": 10, "benchmark": 1, "use": 4},
            "theta": {"SocialEconomyEntity": r.choice([0, 1, 200, 333]), "PublicBody": 200, "Individual": r.choice([0, 7]),
                      "ForProfit": r.choice([500, 1000])},
            "evidence_min": r.choice([0, 1, 2]), "price_cents_per_point": r.choice([0, 1, 20, 33]),
        }

    def moment(self, days):
        """About so many days before now, on an edge or beside it."""
        r = self.r
        at = self.now - r.choice([0, 1, days, days, days - 1, r.randint(0, days + 2)]) * DAY
        return at + r.choice([-1, 0, 0, 1, r.randint(-DAY, DAY), -(at % DAY), -(at % DAY) - 1])

    def world(self, p):
        """A few parties with their events and uses."""
        r = self.r
        parties = {
            f"p{n}": {
                "kind": r.choice(list(KINDS) + ["Circus"]), "evidence": r.choice([0, 1, 2, 3]),
                "evidence_until": self.now + r.choice([-1, 0, 1, DAY]),
                "joined": self.now - p["bootstrap_days"] * DAY + r.choice([-1, 0, 1, -DAY * 300, DAY * 2]),
            } for n in range(8)
        }
        events = []
        for number in range(r.choice([0, 20, 80])):
            party = r.choice(list(parties))
            events.append({
                "id": f"e{number}", "party": party, "type": r.choice(list(p["weights"]) + ["likes"]) if p["weights"] else "likes",
                "qty": r.choice([0, 1, 5, r.randint(0, 40), r.randint(0, 3000)]), "at": self.moment(p["window_days"]),
                "reviewers": r.choice([[], [party], ["p0"], [party, "p1"], ["chamber"]])})
        for number, event in enumerate(r.sample(events, len(events) // 6)):
            events.append({
                "id": f"r{number}", "party": r.choice(["chamber", event["party"]]), "type": "reversal", "qty": 0,
                "at": r.choice([self.now, self.now - 1, self.now + 1, event["at"] + 1]), "reviewers": ["chamber"],
                "reverses": event["id"]})
        r.shuffle(events)
        uses = [{"party": r.choice(list(parties)), "action": r.choice(list(ACTIONS) + ["fly"]),
                 "units": r.choice([0, 1, r.randint(0, 5000)]), "at": self.moment(p["window_days"])}
                for _ in range(r.choice([0, 10, 40]))]
        return {"parties": parties, "events": events, "uses": uses}

    def request(self, number):
        """Anybody, for anything, now or later."""
        r = self.r
        return {
            "id": f"q{number}", "party": r.choice([f"p{n}" for n in range(8)] * 3 + ["ghost"]),
            "action": r.choice(list(ACTIONS) * 3 + ["fly"]), "purpose": r.choice(list(PURPOSES) * 3 + ["Fun"]),
            "units": r.choice([0, 1, 100, 500, 5000, r.randint(0, 3000)]),
            "at": self.now + r.choice([0, 0, 0, 1, -1, DAY])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    lines, expected = [], []
    for seed in range((arguments.vectors + 49) // 50):
        draw = Draw(arguments.seed * 1_000_003 + seed)
        parameters = draw.parameters()
        world = draw.world(parameters)
        rule = Rule(parameters, world)
        lines.append({"op": "world", "parameters": parameters, "world": world})
        expected.append({"ok": True})
        for number in range(50):
            request = draw.request(number)
            lines.append({"op": "reciprocity", "request": request})
            expected.append(rule.decide(request))
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run(arguments.command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    wrong = [(line, want, got) for line, want, got in zip(lines, expected, answers) if want != got]
    outcomes = collections.Counter(answer.get("outcome", "world") for answer in expected)
    print(json.dumps({"lines": len(lines), "answers": len(answers), "differing": len(wrong), "expected": outcomes,
                      "first": wrong[:1] and {"request": wrong[0][0].get("request"), "expected": wrong[0][1], "answer": wrong[0][2]}},
                     indent=1))
    sys.exit(bool(wrong) or len(answers) != len(lines))


if __name__ == "__main__":
    main()
