"""Runs the stories in Chromium and prints `N passed, N failed`."""

import argparse
import contextlib
import os
import pathlib
import re
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import account_stories
import afterwards_stories
import claim_stories
import every_page
import guidance_stories
import map_stories
import stories
from server import Server
from visit import Visit


def select(only):
    chosen = every_page.STORIES + stories.STORIES + map_stories.STORIES
    chosen += guidance_stories.STORIES + afterwards_stories.STORIES
    return [story for story in chosen if not only or re.search(only, story.name)]


def select_with_mail(only):
    return [story for story in account_stories.STORIES if not only or re.search(only, story.name)]


def select_claims(only):
    return [story for story in claim_stories.STORIES if not only or re.search(only, story.name)]


def run(story, browser, server, folder):
    """Runs one story; None when it went well, else what went wrong."""
    with contextlib.closing(Visit(browser, server, folder, story.name)) as visit:
        try:
            story.tell(visit)
        except Exception as error:
            with contextlib.suppress(Exception):
                visit.picture("failed")
            said = str(error) if isinstance(error, AssertionError) else ""
            return said or traceback.format_exc(limit=-2)


def report(name, fault, seconds):
    print(f"{'ok  ' if fault is None else 'FAIL'} {name} ({seconds:.1f} s)", flush=True)
    if fault:
        print("     " + fault.strip().replace("\n", "\n     "), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="the terreau to test")
    parser.add_argument("--only", help="a regular expression on the stories' names")
    parser.add_argument("--pictures", default=".build/browser", help="folder for screenshots")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.pictures)
    folder.mkdir(parents=True, exist_ok=True)
    told, with_mail = select(arguments.only), select_with_mail(arguments.only)
    claims = select_claims(arguments.only)
    failed = 0
    with Server(arguments.binary) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("TERREAU_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for story in told:
            start = time.monotonic()
            fault = run(story, browser, server, folder)
            failed += fault is not None
            report(story.name, fault, time.monotonic() - start)
        # One client asks for so many letters at most; a server forgets them.
        servers = [(with_mail[at : at + 8], False) for at in range(0, len(with_mail), 8)]
        servers += [(claims, True)] if claims else []
        for group, starter in servers:
            with Server(arguments.binary, starter=starter, mail=True) as other:
                for story in group:
                    start = time.monotonic()
                    fault = run(story, browser, other, folder)
                    failed += fault is not None
                    report(story.name, fault, time.monotonic() - start)
        browser.close()
        server.stop()
    if server.exit_code != 0:
        failed += 1
        report("the server stops cleanly on SIGTERM", f"exit code {server.exit_code}", 0)
    else:
        report("the server stops cleanly on SIGTERM", None, 0)
    told += with_mail + claims
    passed = len(told) + 1 - failed
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not told else 0)


if __name__ == "__main__":
    main()
