"""Writes Resources/MailHosts/public_suffixes.txt from the Public Suffix List as Debian packages it.

    apt install publicsuffix
    python3 tools/data/public_suffixes.py Resources/MailHosts/public_suffixes.txt

The rules stand as they are published, one a line, without the comments; the licence notice stays.
"""

import pathlib
import sys

LIST = pathlib.Path("/usr/share/publicsuffix/public_suffix_list.dat")


def main():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    notice = [line for line in lines[:3] if line.startswith("//")]
    rules = [line.split()[0] for line in lines if line.strip() and not line.startswith("//")]
    pathlib.Path(sys.argv[1]).write_text("\n".join(notice + rules) + "\n", encoding="utf-8")
    print(f"{len(rules)} rules")


if __name__ == "__main__":
    main()
