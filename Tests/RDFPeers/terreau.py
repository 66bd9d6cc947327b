"""The program under test: `terreau rdf lines`, or any program that speaks the same lines."""

import json
import os
import shlex
import subprocess


class Terreau:
    """Asks one question a line."""

    def __init__(self, command=None):
        command = command or os.environ.get("TERREAU_RDF_LINES", ".build/debug/terreau rdf lines")
        self.process = subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question, ensure_ascii=False).replace("\u2028", "\\u2028") + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the program stopped at {json.dumps(question)[:2000]}")
        return json.loads(line)


class Tally:
    """Counts cases and prints those that differ."""

    def __init__(self, name, show=10):
        self.name, self.show, self.cases, self.bad = name, show, 0, 0

    def check(self, good, *what):
        self.cases += 1
        if not good:
            self.bad += 1
            if self.bad <= self.show:
                print(f"--- {self.name}", *what, sep="\n    ")
        return good

    def end(self):
        print(f"{self.name}: {self.cases} cases, {self.bad} differ")
        return self.bad == 0
