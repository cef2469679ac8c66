"""An outside clock's word on a checkpoint: an RFC 3161 token says that the checkpoint was there at a moment at the latest.

Optional: the program never calls a time-stamping authority. It writes the request and checks the reply, both as files; `openssl
ts` can do the same. Needs the extra `timestamps` (rfc3161-client).
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from types import ModuleType

from cryptography.x509 import load_pem_x509_certificates

from answerable.errors import NoTimestamp, NoTimestampPart
from answerable.evidence.checkpoint import Note


def timestamp_request(note: Note) -> bytes:
    """The request to send to a time-stamping authority for this checkpoint."""
    return bytes(_library().TimestampRequestBuilder().data(str(note).encode()).build().as_bytes())


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
        origin, size = note.checkpoint.origin, note.checkpoint.size
        raise NoTimestamp(origin=origin, size=size, fault=str(error).rstrip(".") or "it cannot be read") from error
    return moment


def _library() -> ModuleType:
    try:
        return import_module("rfc3161_client")
    except ImportError as error:
        raise NoTimestampPart(library="rfc3161-client") from error
