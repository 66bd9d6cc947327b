"""Writes Resources/Passwords/breached.txt from the lists of two packages.

    python3 -m venv /tmp/lists && /tmp/lists/bin/pip install django zxcvbn
    /tmp/lists/bin/python tools/data/breached_passwords.py Resources/Passwords/breached.txt

Each line is the first 40 bits of the SHA-256 of a password in lower case, in hexadecimal digits; lines are sorted.
"""

import gzip
import hashlib
import pathlib
import sys

SHORTEST = 5
DIGITS = 10


def passwords():
    import django
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    folder = pathlib.Path(django.__file__).parent / "contrib/auth"
    yield from gzip.open(folder / "common-passwords.txt.gz", "rt", encoding="utf-8").read().splitlines()
    yield from FREQUENCY_LISTS["passwords"]


def main():
    words = {word.strip().lower() for word in passwords()}
    lines = {hashlib.sha256(word.encode()).hexdigest()[:DIGITS] for word in words if len(word) >= SHORTEST}
    pathlib.Path(sys.argv[1]).write_text("".join(f"{line}\n" for line in sorted(lines)))
    print(f"{len(lines)} passwords")


if __name__ == "__main__":
    main()
