"""A file, a zip or a folder of others' answers, whatever it is, as entries and as what was not understood."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from answerable.answers.logs.entry import Reach
from answerable.answers.logs.folders import Beside, of_folder, of_zip
from answerable.answers.logs.labels import LEFT_OUT, ROLES
from answerable.answers.logs.letters import read_document
from answerable.answers.logs.log import Item, Log, LogEntry, NotUnderstood, Source
from answerable.answers.logs.pages import read_page
from answerable.answers.logs.sheets import is_csv, read_book, read_csv
from answerable.answers.logs.sites import is_correspondence, read_correspondence, read_feed, read_json
from answerable.documents import MAX_BYTES, decode, text_of
from answerable.errors import DamagedFile, EmptyFile, MissingFile, NoSuchColumn, TooLarge

_HEAD = 4_096
_MAIL = re.compile(rb"\A(?:From \S+.*\r?\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:received|return-path|message-id|mime-version|content-type|delivered-to):", re.I)  # fmt: skip
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|main|div|section|article|table|dl|ul|ol|h[1-6]|p|details|meta|span)\b", re.I | re.S)  # fmt: skip
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*)*(?:<!--.*?-->\s*)*<(?:\w+:)?(?:feed|rss|rdf)\b", re.I | re.S
)
_DEEPEST = 2  # zips within zips


def read_log(
    data: bytes,
    name: str,
    /,
    *,
    publisher: str = "",
    address: str = "",
    licence: str = "",
    columns: Mapping[str, str] | None = None,
) -> Log:
    """The entries of a file or a zip, and what gave none. What is given here holds where the file does not say it.

    columns: the roles of headings that are not known by themselves. Raises what text_of raises, DamagedFile, UnsafeArchive,
    and NoSuchColumn for a role or a heading that there is not.
    """
    source = Source(name, publisher, address, licence, said=_checked(columns, name))
    return _log(_of_data(data, source, None, 0), source)


def read_folder(
    path: Path, *, publisher: str = "", address: str = "", licence: str = "", columns: Mapping[str, str] | None = None
) -> Log:
    """The entries of every file in a folder. A file that cannot be read is among what was not understood."""
    source = Source(path.name, publisher, address, licence, said=_checked(columns, path.name))
    return _log(of_folder(path, source, _of_beside), source)


def entries(
    path: Path, *, publisher: str = "", address: str = "", licence: str = "", columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """What read_log and read_folder find, one by one while it is read. Raises what they raise."""
    source = Source(path.name, publisher, address, licence, said=_checked(columns, path.name))
    if path.is_dir():
        yield from of_folder(path, source, _of_beside)
    elif path.is_file():
        yield from _of_data(path.read_bytes(), source, None, 0)
    else:
        raise MissingFile(name=str(path))


def _log(items: Iterator[Item], source: Source) -> Log:
    found: list[LogEntry] = []
    left: list[NotUnderstood] = []
    for item in items:
        if isinstance(item, LogEntry):
            found.append(item)
        else:
            left.append(item)
    for heading in source.said:
        if heading not in source.columns:
            raise NoSuchColumn(given=heading, name=source.name, known=_listed(source.columns))
    if not found and not left:
        left.append(source.missing("", "nothing in it was taken for a request with its answer", "An entry needs a question, and an answer or an outcome.", "Look whether this is the file that was meant."))  # fmt: skip
    return Log(tuple(found), tuple(left), dict(source.columns), source.form, dict(source.samples))


def _checked(columns: Mapping[str, str] | None, name: str) -> Mapping[str, str]:
    for role in (columns or {}).values():
        if role not in (*ROLES, *LEFT_OUT):
            raise NoSuchColumn(given=role, name=name, known=_listed(role for role in ROLES if role))
    return {heading.strip(): role for heading, role in (columns or {}).items()}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names) or "none"


def _of_beside(data: bytes, source: Source, beside: Beside) -> Iterator[Item]:
    """A file of a folder or a zip, which may lead to others in it."""
    return _of_data(data, source, beside, beside.depth)


def _of_data(data: bytes, source: Source, beside: Beside | None, depth: int) -> Iterator[Item]:
    """The entries of a file by its first bytes, and by its name only where these leave it open."""
    if not data.strip():
        raise EmptyFile(name=source.name, size=len(data))
    name = source.name.lower()
    reach = beside.reach(source.beside) if beside else None
    if data.startswith(b"PK\x03\x04") and (fault := _damage(data, name)):
        raise DamagedFile(name=source.name, fault=fault)
    if data.startswith(b"PK\x03\x04") and not (inside := _office(data)):
        if depth >= _DEEPEST:
            raise TooLarge(name=source.name, size="a zip within zips", limit=f"{_DEEPEST} deep")
        yield from of_zip(data, source, _of_beside, depth=depth + 1)
    elif data.startswith(b"PK\x03\x04") and inside == "xl":
        yield from read_book(data, source, reach)
    elif len(data) > MAX_BYTES:
        raise TooLarge(name=source.name, size=f"{len(data):,} bytes", limit=f"{MAX_BYTES:,}")
    elif data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")) or b"%PDF-" in data[:1024] or (b"\0" in data[:64] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))) or name.endswith((".eml", ".mht")) or _MAIL.match(data[:_HEAD]):  # fmt: skip
        yield from read_document(text_of(data, name=source.name), source)
    else:
        yield from _of_text(data, decode(data=data[: _HEAD * 16]), source, reach)


def _of_text(data: bytes, head: str, source: Source, reach: Reach | None) -> Iterator[Item]:
    """The entries of a file of text."""
    name, start = source.name.lower(), head.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) and (name.endswith((".json", ".jsonl", ".ndjson")) or _is_json(data)):
        yield from read_json(decode(data=data), source, reach)
    elif _FEED.match(start):
        yield from read_feed(data, source)
    elif _HTML.match(start) or (start.startswith("<") and name.endswith((".html", ".htm", ".aspx", ".php"))):
        yield from read_page(data, source, reach)
    elif name.endswith((".csv", ".tsv")) or is_csv(start):
        yield from read_csv(data, source, reach)
    elif is_correspondence(start):
        yield from read_correspondence(decode(data=data), source)
    else:
        yield from read_document(text_of(data, name=source.name), source)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(decode(data=data))
    except (ValueError, RecursionError):
        return False
    return True


def _damage(data: bytes, name: str) -> str:
    """What is wrong with a zip, or with a workbook that is one; blank where nothing is."""
    inside = _office(data)
    if inside == "damaged":
        return "its end is missing, or bytes of it were changed on the way"
    is_workbook = name.endswith((".xlsx", ".xlsm")) and inside != "xl" and b"word/" not in data
    return "it has the name of a workbook and no workbook is in it" if is_workbook else ""


def _office(data: bytes) -> str:
    """Which kind of office file a zip is; blank for a zip of files."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return "damaged"
    if "[Content_Types].xml" in names or "word/document.xml" in names:
        return "xl" if "xl/workbook.xml" in names else "office"
    return "office" if "mimetype" in names and "content.xml" in names else ""
