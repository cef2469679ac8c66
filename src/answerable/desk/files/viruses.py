"""Have a file looked at by ClamAV, where the authority runs it (clamd), before it is kept.

What is spoken is clamd's own protocol: zINSTREAM, then pieces with their length before them, then a length of nought.
The file never leaves by any other way, and a scanner that does not answer is a reason to refuse, never to let pass.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.conf import settings

from answerable.errors import NotScanned, VirusFound

PIECE = 1 << 17
PATIENCE = 120  # seconds for one answer


def looked_at(file: BinaryIO, *, name: str) -> str:
    """What looked at the file and found nothing, with its version; empty where the authority runs no scanner.

    Refuses a file that is harmful (VirusFound), and one that could not be looked at (NotScanned).
    """
    if not settings.CLAMAV:
        return ""
    try:
        scanner = _asked(b"zVERSION\0", None).partition("/")[0]
        said = _asked(b"zINSTREAM\0", file)
    except OSError as error:
        raise NotScanned(name=name, reason=f"the scanner does not answer ({type(error).__name__})") from None
    said = said.removeprefix("stream: ")
    if said.endswith(" FOUND"):
        raise VirusFound(name=name, scanner=scanner, virus=said.removesuffix(" FOUND"))
    if said != "OK":
        raise NotScanned(name=name, reason=f"the scanner says “{said.removesuffix(' ERROR')[:200]}”")
    return scanner[:120]


def _asked(command: bytes, file: BinaryIO | None) -> str:
    """What it says to one command, with the file in pieces where there is one."""
    with _connected() as line:
        line.sendall(command)
        if file is not None:
            _send(line, file)
        return _answer(line)


def _send(line: socket.socket, file: BinaryIO) -> None:
    """The file; where the scanner hangs up before its end, what it said about that is waiting to be read."""
    file.seek(0)
    try:
        while piece := file.read(PIECE):
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (more := line.recv(4096)):
        said += more
    if not said:
        raise ConnectionError("it hung up without a word")
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


@contextmanager
def _connected() -> Iterator[socket.socket]:
    """The scanner's socket: host:port, or a path."""
    host, _, port = settings.CLAMAV.rpartition(":")
    if host and port.isdecimal():
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as line:
            yield line
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        line.connect(settings.CLAMAV)
        yield line
