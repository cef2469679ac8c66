"""Folders and zips: lists of requests with the letters that lie beside them, and letters by themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from answerable.answers.logs.log import Item, NotUnderstood, Source
from answerable.documents import MAX_BYTES, text_of
from answerable.errors import AnswerableError, TooLarge

_LISTS = re.compile(r"\.(?:csv|tsv|xlsx|xlsm|html?|aspx|php|xml|atom|rss|json)", re.I)
_PAGES = re.compile(r"\.(?:html?|aspx|php)", re.I)
_LINKED = re.compile(rb"href\s*=\s*[\"']?([^\"' >]+)", re.I)
_OF_THE_MACHINE = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.I)
_UNPACKED = 4 << 30  # bytes of a zip, unpacked
Load = Callable[[str], bytes]
Read = Callable[[bytes, Source, "Beside"], Iterator[Item]]


@dataclass(slots=True)
class Beside:
    """The files that lie beside one that is read, and those that a list led to."""

    names: Sequence[str]
    load: Load
    used: set[str] = field(default_factory=set)
    failed: list[NotUnderstood] = field(default_factory=list)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        for name in self.names:
            for key in {PurePosixPath(name).name.lower(), PurePosixPath(name).stem.lower()}:
                self.by_name.setdefault(key, []).append(name)

    def find(self, link: str, *, start: str) -> str:
        """The file that an address leads to from another: by its path, else by its name, with or without its ending, where only one bears it; or nothing."""
        path = _path(link)
        near = _joined(str(PurePosixPath(start).parent), path.replace("\\", "/"))
        if near in self.by_name.get(PurePosixPath(near).name.lower(), ()):
            return near
        named = self.by_name.get(PurePosixPath(path.replace("\\", "/")).name.lower(), ())
        return named[0] if len(named) == 1 else ""

    def reach(self, start: str) -> Callable[[Sequence[str]], str]:
        """What gives the words of the letters that links of a file lead to."""

        def words(links: Sequence[str]) -> str:
            found = dict.fromkeys(name for link in links if (name := self.find(link, start=start)) and name != start)
            return "\n\n".join(filter(None, map(self._words, found)))

        return words

    def _words(self, name: str) -> str:
        self.used.add(name)
        try:
            return text_of(self.load(name), name=PurePosixPath(name).name).all_text
        except AnswerableError as error:
            self.failed.append(not_read(name, error))
            return ""


def not_read(place: str, error: AnswerableError) -> NotUnderstood:
    """A file that cannot be read, as something that was not understood."""
    return NotUnderstood.at(place, error.part("what"), error.part("why"), error.part("do"))


def read_files(names: Sequence[str], load: Load, source: Source, read: Read, *, depth: int = 0) -> Iterator[Item]:
    """The entries of every file: lists first, with the letters that they lead to; then what no list led to."""
    kept = sorted(name for name in names if not _OF_THE_MACHINE.search(name))
    beside = Beside(kept, load, depth=depth)
    lists = [name for name in kept if _LISTS.fullmatch(PurePosixPath(name).suffix)]
    counted = {name: -_links(name, beside) for name in lists}
    lists.sort(key=lambda name: (counted[name], name.count("/"), name))
    for name in (*lists, *(name for name in kept if name not in counted)):
        if name not in beside.used:
            beside.used.add(name)
            yield from _of_file(name, source, beside, read)
            yield from beside.failed
            beside.failed.clear()


def _links(name: str, beside: Beside) -> int:
    """How many files beside it a page leads to: the fuller the list, the sooner it is read."""
    if not _PAGES.fullmatch(PurePosixPath(name).suffix):
        return 0 if PurePosixPath(name).suffix.lower() in (".json", ".xml") else 1_000_000
    try:
        links = {link.decode("utf-8", "replace") for link in _LINKED.findall(beside.load(name))}
    except AnswerableError:
        return 0
    return len({found for link in links if (found := beside.find(link, start=name)) and found != name})


def _of_file(name: str, source: Source, beside: Beside, read: Read) -> Iterator[Item]:
    own = Source(PurePosixPath(name).name, source.publisher, source.address, source.licence, None, source.said, source.columns, beside=source.place(name))  # fmt: skip
    try:
        yield from read(beside.load(name), own, beside)
    except AnswerableError as error:
        yield not_read(own.place(""), error)


def of_folder(path: Path, source: Source, read: Read) -> Iterator[Item]:
    """The entries of a folder and of those in it."""
    names = [str(PurePosixPath(one.relative_to(path).as_posix())) for one in path.rglob("*") if one.is_file()]
    source.form = f"a folder of {len(names):,} file{'s' if len(names) != 1 else ''}"

    def load(name: str) -> bytes:
        file = path / name
        if (size := file.stat().st_size) > MAX_BYTES:
            raise TooLarge(name=name, size=f"{size:,} bytes", limit=f"{MAX_BYTES:,}")
        return file.read_bytes()

    yield from read_files(names, load, source, read)


def of_zip(data: bytes, source: Source, read: Read, *, depth: int) -> Iterator[Item]:
    """The entries of a zip of files. Refuses one that is unsafe to unpack (UnsafeArchive) or damaged."""
    from answerable.records import Settings, archive

    opened = archive(io.BytesIO(data), name=source.name, settings=Settings(largest=_UNPACKED))
    source.form = f"a zip of {len(opened.members):,} file{'s' if len(opened.members) != 1 else ''}"

    def load(name: str) -> bytes:
        if (size := opened.zip.getinfo(name).file_size) > MAX_BYTES:
            raise TooLarge(name=name, size=f"{size:,} bytes", limit=f"{MAX_BYTES:,}")
        with opened.stream(name) as stream:
            return stream.read()

    yield from read_files(opened.members, load, source, read, depth=depth)


def _path(link: str) -> str:
    """The path of an address; of one that is none, its words."""
    try:
        return unquote(urlsplit(link).path)
    except ValueError:
        return link


def _joined(folder: str, path: str) -> str:
    """A path from a folder, without the steps up and down in it."""
    parts: list[str] = [] if path.startswith("/") or folder == "." else folder.split("/")
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
