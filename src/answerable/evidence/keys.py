"""The keys that sign checkpoints: Ed25519, the private half in a file of its owner alone, outside the database.

The public half is published as one line, `name+hash+base64`, as C2SP's signed notes have it.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from answerable.errors import BadKey

NAME = re.compile(r"[!-*,-~]{1,200}")  # of a log or of a key: visible ASCII without "+"
ED25519 = b"\x01"  # the kind of key, as the signed note has it


@dataclass(frozen=True, slots=True)
class Verifier:
    """The public half of a key."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell the keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """The public key that one line says. Refuses one whose hash is not its own."""
        name, _, rest = text.partition("+")
        try:
            blob = b64decode(rest.partition("+")[2].encode("ascii"), validate=True)
        except ValueError as error:
            raise BadKey(fault="its last part is not base64", where=repr(text[:120])) from error
        found = cls(name, blob[1:])
        if not NAME.fullmatch(name) or len(blob) != 33 or str(found) != text:
            raise BadKey(fault="it is not name+hash+key of Ed25519, or its hash is not its own", where=repr(text[:120]))
        return found

    def verify(self, message: bytes, signature: bytes) -> None:
        """Raise the library's InvalidSignature unless the signature over the message is this key's."""
        Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that signs, with the name it signs under."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def make(cls, name: str) -> Key:
        """A new key for a log of that name."""
        if not NAME.fullmatch(name):
            raise BadKey(fault="its name may hold no space and no +", where=repr(name))
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, path: Path, *, name: str) -> Key:
        """The key in a PEM file. Refuses a file that others can read."""
        if path.stat().st_mode & 0o077:
            raise BadKey(fault="others than its owner may read its file", where=path)
        try:
            private = load_pem_private_key(path.read_bytes(), password=None)
        except (ValueError, TypeError) as error:
            raise BadKey(fault="its file is no PEM private key without a password", where=path) from error
        if not isinstance(private, Ed25519PrivateKey):
            raise BadKey(fault="it is not an Ed25519 key", where=path)
        return cls(name, private)

    def write(self, path: Path) -> None:
        """Keep the key in a new PEM file of its owner alone. Never writes over one that is there."""
        pem = self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over a message."""
        return self.private.sign(message)


@dataclass(frozen=True, slots=True)
class Dated:
    """A public key and the day from which it signs."""

    since: date
    verifier: Verifier

    def __str__(self) -> str:
        return f"{self.since.isoformat()} {self.verifier}\n"


def dated(text: str) -> tuple[Dated, ...]:
    """The keys of a file, a line each, oldest first."""
    found = tuple(map(_dated, text.split("\n")[:-1]))
    if "".join(map(str, found)) != text:
        raise BadKey(fault="the file is not a line a key, each with its day", where=repr(text[:120]))
    return found


def _dated(line: str) -> Dated:
    since, _, verifier = line.partition(" ")
    try:
        return Dated(date.fromisoformat(since), Verifier.parse(verifier))
    except ValueError as error:
        raise BadKey(fault="its line does not begin with a day", where=repr(line[:120])) from error
