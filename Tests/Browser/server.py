"""A Terreau server on a free port of the loopback, with a database in a folder of its own."""

import argparse
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


class Server:
    """Runs `terreau serve` for the length of a `with` block. `url` has no slash at its end."""

    def __init__(self, binary, starter=True, database=None, port=None, environment=None):
        self.binary = str(pathlib.Path(binary).resolve())
        self.starter, self.database, self.port = starter, database, port
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
