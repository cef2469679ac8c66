"""Call another machine over HTTP: one time limit for the whole call, no redirect followed, no more read than asked for."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult

WAIT = 10.0  # seconds for the whole call
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What another machine answered, as far as it was read."""

    status: int
    body: bytes


def post(
    url: SplitResult, *, places: Sequence[str], body: bytes, headers: Mapping[str, str], ca: str = "", most: int = 0
) -> Answer:
    """The answer to a POST, with at most so many bytes of its body. Raises OSError where there is none in time.

    places: the network addresses to go to, of which the first that takes the call is used. ca: a file of certificates to
    trust instead of the machine's own.
    """
    host, port = url.hostname or "", port_of(url)
    line = http.client.HTTPConnection(host, port, timeout=WAIT)
    context = ssl.create_default_context(cafile=ca or None) if url.scheme == "https" else None
    line.sock = _connected(places, port)
    if context:
        line.sock = context.wrap_socket(line.sock, server_hostname=host, do_handshake_on_connect=False)
    timer = Timer(WAIT, _cut, (line.sock,))
    timer.start()
    try:
        if isinstance(line.sock, ssl.SSLSocket):
            line.sock.do_handshake()
        line.request("POST", (url.path or "/") + (f"?{url.query}" if url.query else ""), body, dict(headers))
        answer = line.getresponse()
        return Answer(answer.status, answer.read(most) if most else b"")
    except http.client.HTTPException:
        raise ConnectionError from None
    finally:
        timer.cancel()
        line.close()


def port_of(url: SplitResult) -> int:
    """The port of an address, as it says or as its scheme has it."""
    return url.port or PORTS[url.scheme]


def fault_of(error: OSError) -> str:
    """What kept a call from an answer, in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not trusted"
    return "no answer in time" if isinstance(error, TimeoutError) else "no connection"


def _connected(places: Sequence[str], port: int) -> socket.socket:
    for place in places[:-1]:
        try:
            return socket.create_connection((place, port), timeout=WAIT / len(places))
        except OSError:
            continue
    return socket.create_connection((places[-1], port), timeout=WAIT / len(places))


def _cut(line: socket.socket) -> None:
    """End a call that takes too long, whoever keeps it waiting."""
    try:
        socket.socket.shutdown(line, socket.SHUT_RDWR)  # below TLS, which would wait for its lock
    except OSError:
        return
