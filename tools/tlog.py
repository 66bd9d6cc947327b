"""Transparency logs, from the texts alone: RFC 6962 and 9162 (trees), C2SP signed-note, tlog-checkpoint, tlog-cosignature and
tlog-witness. Shares no code with Terreau, so that each can check the other. Needs `cryptography`."""

import base64
import hashlib
import http.server
import struct
import threading
import time
import urllib.error
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LOG, WITNESS = 1, 4
SECONDS = 30


def sha(data):
    return hashlib.sha256(data).digest()


def leaf(entry):
    return sha(b"\x00" + entry)


def root(leaves):
    """MTH of RFC 6962, section 2.1, over hashes of leaves."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))


def consistency(old, leaves):
    """PROOF of RFC 6962, section 2.1.2."""
    def part(old, leaves, is_whole):
        if old == len(leaves):
            return [] if is_whole else [root(leaves)]
        half = 1 << (len(leaves) - 1).bit_length() - 1
        if old <= half:
            return part(old, leaves[:half], is_whole) + [root(leaves[half:])]
        return part(old - half, leaves[half:], False) + [root(leaves[:half])]
    return part(old, leaves, True) if 0 < old < len(leaves) else []


def is_consistent(old_size, old_root, size, new_root, proof):
    """RFC 9162, section 2.1.4.2."""
    if old_size == 0:
        return not proof
    if old_size == size:
        return not proof and old_root == new_root
    if old_size > size or not proof:
        return False
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    first, second = old_size - 1, size - 1
    while first & 1:
        first, second = first >> 1, second >> 1
    one = two = path[0]
    for hash_ in path[1:]:
        if second == 0:
            return False
        if first & 1 or first == second:
            one, two = sha(b"\x01" + hash_ + one), sha(b"\x01" + hash_ + two)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            two = sha(b"\x01" + two + hash_)
        first, second = first >> 1, second >> 1
    return one == old_root and two == new_root and second == 0


class Key:
    """An Ed25519 key with a name, of a log or of a witness."""

    def __init__(self, name, kind):
        self.name, self.kind, self.secret = name, kind, Ed25519PrivateKey.generate()
        self.public = self.secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = key_id(name, kind, self.public)

    @property
    def text(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    def line(self, body):
        """The signature line of a log under the text of a note."""
        return signature_line(self.name, self.id + self.secret.sign(body.encode()))

    def cosign(self, body, seconds):
        """The signature line of a witness."""
        message = f"cosignature/v1\ntime {seconds}\n{body}".encode()
        return signature_line(self.name, self.id + struct.pack(">Q", seconds) + self.secret.sign(message))


def key_id(name, kind, public):
    return sha(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def signature_line(name, blob):
    return f"\u2014 {name} {base64.b64encode(blob).decode()}\n"


def parse_key(text):
    """Name, kind and public key of a verifier key."""
    name, hash_, material = text.split("+", 2)
    material = base64.b64decode(material, validate=True)
    assert key_id(name, material[0], material[1:]).hex() == hash_, "the hash does not belong to the key"
    return name, material[0], material[1:]


def signatures(note):
    """The text of a note, and its signatures: name, key id, bytes."""
    body, lines = note.rsplit("\n\n", 1)
    found = []
    for line in lines.splitlines():
        dash, name, blob = line.split(" ")
        assert dash == "\u2014", "a signature line begins with a dash"
        blob = base64.b64decode(blob, validate=True)
        found.append((name, blob[:4], blob[4:]))
    return body + "\n", found


def verified(note, key_text):
    """True for a note signed by a log's key; the time for one that a witness cosigned; None otherwise."""
    name, kind, public = parse_key(key_text)
    body, found = signatures(note)
    for signer, id_, blob in found:
        if signer == name and id_ == key_id(name, kind, public):
            message, seconds = body.encode(), True
            if kind == WITNESS:
                (seconds,) = struct.unpack(">Q", blob[:8])
                message, blob = f"cosignature/v1\ntime {seconds}\n{body}".encode(), blob[8:]
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(blob, message)
            except InvalidSignature:
                return None
            return seconds
    return None


def head(note):
    """Origin, size and root of a checkpoint."""
    origin, size, hash_ = note.split("\n")[:3]
    return origin, int(size), base64.b64decode(hash_, validate=True)


class Log:
    """A log in memory that asks witnesses."""

    def __init__(self, name):
        self.key, self.leaves = Key(name, LOG), []

    def grow(self, size, word="entry"):
        self.leaves += [leaf(f"{word} {n}".encode()) for n in range(len(self.leaves), size)]
        return self

    def body(self, size=None):
        size = len(self.leaves) if size is None else size
        return f"{self.key.name}\n{size}\n{base64.b64encode(root(self.leaves[:size])).decode()}\n"

    def request(self, old, size=None, proof=None, body=None, lines=None):
        """The body of add-checkpoint; every part can be given instead."""
        size = len(self.leaves) if size is None else size
        proof = consistency(old, self.leaves[:size]) if proof is None else proof
        body = self.body(size) if body is None else body
        lines = self.key.line(body) if lines is None else lines
        return f"old {old}\n" + "".join(base64.b64encode(h).decode() + "\n" for h in proof) + f"\n{body}\n{lines}"


def post(address, body):
    """Status, media type and text of the answer."""
    request = urllib.request.Request(address + "/add-checkpoint", data=body.encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Content-Type"], answer.read().decode()


class Witness:
    """A witness of one log on a port of the loopback, for the length of a `with` block. `mood` makes it misbehave."""

    def __init__(self, name, log_key):
        self.key, self.log_key = Key(name, WITNESS), log_key
        self.size, self.root, self.mood, self.asked, self.faults = 0, None, "honest", 0, []

    def __enter__(self):
        witness = self

        class Desk(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # noqa: N802
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, text = witness.answer(self.path, body)
                self.send_response(status)
                self.send_header("Content-Type", "text/x.tlog.size" if status == 409 else "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Desk)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, path, body):
        self.asked += 1
        if self.mood == "broken":
            return 500, "broken"
        try:
            assert path == "/add-checkpoint", path
            return self.decide(body)
        except (AssertionError, ValueError) as fault:
            self.faults.append(repr(fault))
            return 400, ""

    def decide(self, body):
        before, note = body.split("\n\n", 1)
        old, *proof = before.split("\n")
        assert old.startswith("old ") and old[4:] == str(int(old[4:])), old
        old, proof = int(old[4:]), [base64.b64decode(line, validate=True) for line in proof]
        origin, size, new_root = head(note)
        if origin != parse_key(self.log_key)[0]:
            return 404, ""
        if not verified(note, self.log_key):
            return 403, ""
        assert old <= size
        if old != self.size or size == self.size and new_root != self.root:
            return 409, f"{self.size}\n"
        if not is_consistent(self.size, self.root, size, new_root, proof):
            return 422, ""
        self.size, self.root = size, new_root
        text, _ = signatures(note)
        if self.mood == "lying":
            return 200, self.key.cosign(text + "more\n", int(time.time()))
        return 200, Key("stranger.example/w", WITNESS).cosign(text, 1) + self.key.cosign(text, int(time.time()))
