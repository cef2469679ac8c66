"""A copy of a Slack export that holds no token, to be kept in place of the export itself.

Every token is written over with as many x, save the letters that tell its kind: each message stands in the copy at the bytes where it stood in the export, and reads the
same. The copy of a zip has the same members in the same order; what is no JSON is copied as it is. A zip inside the zip is written anew where a token stands in it, as an
export of Slack that lies among other captures.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from typing import IO, BinaryIO

from answerable.records.items import CHUNK, Stream
from answerable.records.record import Settings
from answerable.records.zips import IN_MEMORY, archive, is_zip

LONGEST_TOKEN = 4096
BEFORE = 64  # bytes that tell what a token is

_TOKEN = re.compile(
    rb"\bxox[a-z](?:[.-][A-Za-z0-9%]+)+"
    rb"|(?:(?<=[?&;]t=)|(?<=u0026t=)|(?<=[?&;]token=)|(?<=u0026token=)|(?<=[?&;]pub_secret=)|(?<=u0026pub_secret=))[A-Za-z0-9%._-]+"
    rb"|(?:(?<=hooks\.slack\.com/services/)|(?<=hooks\.slack\.com\\/services\\/))[A-Za-z0-9/\\]+"
)


def without_tokens(file: BinaryIO, out: BinaryIO, *, name: str, settings: Settings, is_inner: bool = False) -> int:
    """Write the copy; returns how many tokens were written over. Of a zip in a zip (is_inner) no further zip is opened."""
    if not is_zip(file):
        file.seek(0)
        return _copy(file, out)
    opened = archive(file, name=name, settings=settings)
    count = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in opened.zip.infolist():
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = info.external_attr
            if info.is_dir():
                made.writestr(entry, b"")
                continue
            with opened.stream(info.filename) as stream, made.open(entry, "w", force_zip64=True) as copy:
                if info.filename.lower().endswith(".zip") and not is_inner:
                    count += _copy_zip(stream, copy, name=f"{name}, {info.filename}", settings=settings)
                else:
                    count += _copy(stream, copy, is_json=info.filename.endswith(".json"))
    return count


def _copy_zip(stream: Stream, out: IO[bytes], *, name: str, settings: Settings) -> int:
    """A zip inside the zip: as it is, or written anew where a token stands in it."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as inner, tempfile.SpooledTemporaryFile(IN_MEMORY) as made:
        while block := stream.read(CHUNK):
            inner.write(block)
        count = 0
        if is_zip(inner):  # type: ignore[arg-type]  # a file in all but the type
            count = without_tokens(inner, made, name=name, settings=settings, is_inner=True)  # type: ignore[arg-type]
        kept = made if count else inner
        kept.seek(0)
        while block := kept.read(CHUNK):
            out.write(block)
        return count


def _copy(stream: Stream, out: IO[bytes], *, is_json: bool = True) -> int:
    """Block by block; what stands near the end of a block is looked at with the next one."""
    count, held = 0, b""
    while True:
        block = stream.read(CHUNK)
        held += block
        safe = max(0, len(held) - LONGEST_TOKEN) if block else len(held)
        ready = bytearray(held)
        for found in _TOKEN.finditer(held) if is_json else ():
            if found.start() - BEFORE < safe < found.end() and block:
                safe = max(0, found.start() - BEFORE)
            if found.end() > safe:
                break
            kept = 5 if found[0].startswith(b"xox") else 0  # "xoxe-": what kind it was, and it is still seen to be one
            ready[found.start() + kept : found.end()] = b"x" * (len(found[0]) - kept)
            count += 1
        out.write(ready[:safe])
        held = held[safe:]
        if not block:
            return count
