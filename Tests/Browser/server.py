"""A Terreau server on a free port of the loopback, with a database in a folder of its own."""

import argparse
import email
import email.policy
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

START_SECONDS = 180
STOP_SECONDS = 15
LETTER_SECONDS = 60

# Takes letters as `sendmail` does, and keeps them in its folder.
MAIL_PROGRAM = """#!/bin/sh
folder=$(dirname "$0")
file=$(mktemp "$folder/XXXXXX.part")
cat > "$file" && mv "$file" "${file%.part}.letter"
"""


class Server:
    """Runs `terreau serve` for the length of a `with` block. `url` has no slash at its end."""

    def __init__(self, binary, starter=True, database=None, port=None, environment=None, mail=False):
        self.binary = str(pathlib.Path(binary).resolve())
        self.starter, self.database, self.port, self.mail = starter, database, port, mail
        self.environment = environment or {}
        self.process = None
        self.exit_code = None

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-browser-"))
        self.log = self.folder / "server.log"
        port = self.port or free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [self.binary, "serve", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--starter"] if self.starter else []
        environment = os.environ | {"TERREAU_DATABASE": self.database or f"sqlite:{self.folder}/terreau.db"}
        environment |= self.environment
        environment |= self.mail_settings() if self.mail else {}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            self.wait_until_healthy()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def wait_until_healthy(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"terreau serve ended with {self.process.returncode}:\n{self.log_tail()}")
            try:
                with urllib.request.urlopen(self.url + "/healthz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"no answer from /healthz after {START_SECONDS} s:\n{self.log_tail()}")

    def mail_settings(self):
        program = self.folder / "mail" / "sendmail"
        program.parent.mkdir()
        program.write_text(MAIL_PROGRAM)
        program.chmod(0o700)
        return {"TERREAU_SENDMAIL_PROGRAM": str(program), "TERREAU_SENDER_ADDRESS": "terreau@network.example"}

    def letter(self, to, containing):
        """The text of the newest letter to that address with these words in it; waits for it."""
        deadline = time.monotonic() + LETTER_SECONDS
        while time.monotonic() < deadline:
            text = self.letter_if_there(to, containing)
            if text:
                return text
            time.sleep(0.1)
        raise AssertionError(f"no letter with “{containing}”")

    def letter_if_there(self, to, containing):
        """The same without waiting; None when there is none."""
        for file in sorted(self.folder.glob("mail/*.letter"), key=os.path.getmtime, reverse=True):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            text = mail.get_content()
            if mail["to"] == to and containing in text:
                file.unlink()
                return text
        return None

    def log_tail(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])

    def stop(self):
        """Asks the server to stop, and keeps its exit code."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.exit_code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.exit_code = self.process.wait()
        self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(description="Run a command while a server is up; {url} becomes its address.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    with Server(arguments.binary) as server:
        command = [word.replace("{url}", server.url) for word in arguments.command]
        result = subprocess.run(command, check=False).returncode
    sys.exit(result)


if __name__ == "__main__":
    main()
