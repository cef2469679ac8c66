"""An outside clock's word on a checkpoint: an RFC 3161 token says that the checkpoint was there at a moment at the latest.

Optional, and nothing here calls anybody: this writes the request and checks the reply, as `openssl ts` does too. To read a
reply needs the extra `timestamps` (rfc3161-client); that it is of a checkpoint can be seen without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from types import ModuleType

from cryptography.x509 import load_pem_x509_certificates

from answerable.errors import NoTimestamp, NoTimestampPart
from answerable.evidence.checkpoint import Note
from answerable.evidence.verify import Finding

_NAMED = re.compile(r"(0|[1-9][0-9]{0,15})\.tsr")


def timestamp_request(note: Note) -> bytes:
    """The request to send to a time-stamping authority for this checkpoint, over its SHA-256."""
    library = _library()
    request = library.TimestampRequestBuilder().data(str(note).encode())
    return bytes(request.hash_algorithm(library.base.HashAlgorithm.SHA256).build().as_bytes())


def names_checkpoint(reply: bytes, *, note: Note) -> bool:
    """Whether a reply has the SHA-256 of this checkpoint in it. That it is genuine, only require_timestamp shows."""
    return sha256(str(note).encode()).digest() in reply


def require_timestamp(reply: bytes, *, note: Note, roots: bytes) -> datetime:
    """The moment that the authority's reply vouches for. `roots` are the PEM certificates that are trusted."""
    library = _library()
    try:
        builder = library.VerifierBuilder()
        for certificate in load_pem_x509_certificates(roots):
            builder = builder.add_root_certificate(certificate)
        token = library.decode_timestamp_response(reply)
        builder.build().verify_message(token, str(note).encode())
        moment: datetime = token.tst_info.gen_time
    except (ValueError, library.VerificationError) as error:
        raise _none(note, str(error).rstrip(".") or "it cannot be read") from error
    if not names_checkpoint(reply, note=note):
        raise _none(note, "it is not over the SHA-256 of the checkpoint")
    return moment


def timestamps_found(
    replies: Mapping[str, bytes | None], *, notes: Sequence[Note], roots: bytes
) -> Iterator[tuple[Note, datetime] | Finding]:
    """What the timestamps of a bag come to, by their names: with trusted certificates a checkpoint and its moment, or a fault.

    Without certificates nothing is said of one that has its checkpoint's SHA-256 in it.
    """
    of_size = {note.checkpoint.size: note for note in notes}
    for name, reply in sorted(replies.items()):
        said = _NAMED.fullmatch(name)
        note = of_size.get(int(said[1])) if said else None
        if note is None or reply is None or not names_checkpoint(reply, note=note):
            yield Finding("timestamp", f"{name!a} is no timestamp of a checkpoint that is here")
        elif roots:
            try:
                yield note, require_timestamp(reply, note=note, roots=roots)
            except NoTimestamp as error:
                yield Finding("timestamp", f"{name} does not vouch for its checkpoint: {error.fields['fault']}")


def _none(note: Note, fault: str) -> NoTimestamp:
    return NoTimestamp(origin=note.checkpoint.origin, size=note.checkpoint.size, fault=fault)


def _library() -> ModuleType:
    try:
        return import_module("rfc3161_client")
    except ImportError as error:
        raise NoTimestampPart(library="rfc3161-client") from error
