"""Asks `terreau tally lines` from Python: one process, one request a line."""
import json
import os
import subprocess


class Lines:
    def __init__(self, binary):
        self.process = subprocess.Popen(
            [binary, "tally", "lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"terreau ended at {json.dumps(request)[:2000]}")
        return json.loads(line)

    def count(self, text, form, rule, **options):
        options = {name.replace("_", "-"): str(value) for name, value in options.items()}
        return self.ask({"op": "count", "format": form, "text": text, "rule": rule, "options": options})


def binary(argument):
    path = argument or os.environ.get("TERREAU_BINARY") or ".build/release/terreau"
    if not os.path.exists(path):
        raise SystemExit(f"{path} is missing: build it, or say --binary")
    return path
