"""Looks into a ledger's tables from outside: SQLite through Python, PostgreSQL through psql."""

import pathlib
import sqlite3
import subprocess


class Base:
    """The database of an address, `sqlite:FILE` or `postgres://…`."""

    def __init__(self, address):
        self.address = address
        self.file = pathlib.Path(address[7:]) if address.startswith("sqlite:") else None

    def column(self, question):
        """The first column of an answer, as text."""
        if self.file:
            with sqlite3.connect(self.file, timeout=30) as base:
                answer = [str(row[0]) for row in base.execute(question)]
            base.close()
            return answer
        done = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", self.address],
            input=question, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.strip()}")
        return done.stdout.split("\n")[:-1]

    def placed(self):
        """The identifiers of the entries, in order."""
        return self.column("select id from ledger_entry order by entry_index")

    def waiting(self):
        """The identifiers of the acts that wait for their place."""
        return self.column("select id from ledger_pending order by key")
