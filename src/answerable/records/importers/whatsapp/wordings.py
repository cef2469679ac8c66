"""What WhatsApp itself writes, in every language of the catalogue: a data file a language, in the folder wording."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from answerable.records.importers.whatsapp.heads import unmarked
from answerable.records.record import Kind

_KINDS = {
    "omitted": Kind.MEDIA_OMITTED,
    "deleted": Kind.DELETED,
    "live": Kind.LIVE_LOCATION,
    "call": Kind.CALL,
    "view_once": Kind.VIEW_ONCE,
}
_HOLE = re.compile(r"\{([a-z])\}")
_QUOTED = "[\"'“”„«»‘’「『].*"
_LONGEST = 400  # characters of a notice that are looked at
TIP = 6  # bytes at a message's start and end that tell whether to look at it closely


class Shape(NamedTuple):
    """A wording with holes, and the longest of its fixed words."""

    number: int
    fixed: str
    pattern: re.Pattern[str]
    kind: Kind


class Shapes:
    """Wordings with holes, in an order: the first that fits counts. Each is looked for by one of its whole words."""

    def __init__(self, wanted: Iterable[tuple[str, Kind]]) -> None:
        evens = {evened(words): kind for words, kind in wanted}
        self._by_word: dict[str, list[Shape]] = {}
        for number, (words, kind) in enumerate(evens.items()):
            fixed = max(_HOLE.split(words)[::2], key=len)
            shape = Shape(number, fixed, re.compile(_pattern(words), re.DOTALL), kind)
            self._by_word.setdefault(_key(words), []).append(shape)

    def fit(self, even: str) -> Kind | None:
        """What the words, evened, are where all of them are of one of the shapes."""
        if len(even) > _LONGEST:
            return None
        met = self._by_word.keys() & {"", *even.split(" ")}
        likely = [shape for word in met for shape in self._by_word[word] if shape.fixed in even]
        return next((shape.kind for shape in sorted(likely) if shape.pattern.fullmatch(even)), None)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The catalogue, ready to be asked."""

    exact: dict[str, Kind]
    any_time: Shapes  # known wherever they stand
    marked: Shapes  # known where a mark or the missing name says that a person did not write them
    edited: frozenset[str]
    attached: frozenset[str]  # in round brackets after a name
    attached_ios: frozenset[str]  # in angle brackets before it
    location: re.Pattern[str]
    poll: frozenset[str]
    starts: frozenset[bytes]  # the first bytes of all that begins with fixed words
    ends: frozenset[bytes]  # the last bytes of all that does not

    def kind(self, even: str, *, is_marked: bool = False) -> Kind | None:
        """What all the words of a message, evened, are where WhatsApp writes such; None where a person may have."""
        return self.exact.get(even) or (self.marked if is_marked else self.any_time).fit(even)


def evened(words: str) -> str:
    """Words without marks, capitals, odd blanks and the stop at their end."""
    shown = words if words.isascii() else unicodedata.normalize("NFC", unmarked(words))
    return " ".join(shown.casefold().split()).rstrip(".。")


@cache
def wordings() -> Wordings:
    """The catalogue of all languages."""
    tables = [tomllib.loads(file.read_text("utf-8")) for file in sorted(_files(), key=lambda file: file.name)]

    def all_of(name: str) -> list[str]:
        return [words for table in tables for words in table.get(name, [])]

    fixed = {evened(words): kind for name, kind in _KINDS.items() for words in all_of(name) if "{" not in words}
    holed = [(words, kind) for name, kind in _KINDS.items() for words in all_of(name) if "{" in words]
    sure = [(words, Kind.SYSTEM) for words in all_of("sure")]
    marked = [(words, Kind.CALL) for words in all_of("call_marked")] + [
        (words, Kind.SYSTEM) for words in all_of("system")
    ]
    every = [*(words for name in _KINDS for words in all_of(name)), *all_of("sure")]
    return Wordings(
        exact=fixed,
        any_time=Shapes([*holed, *sure]),
        marked=Shapes([*holed, *sure, *marked]),
        edited=frozenset(map(evened, all_of("edited"))),
        attached=frozenset(map(evened, all_of("attached"))),
        attached_ios=frozenset(map(evened, all_of("attached_ios"))),
        location=re.compile(rf"(?:{_words(all_of('location'))}) ?: ?https?://\S+", re.IGNORECASE),
        poll=frozenset(evened(words) for words in all_of("poll")),
        starts=frozenset(start for words in every for start in _starts(words)),
        ends=frozenset(end for words in all_of("sure") for end in _ends(words)),
    )


MARK_CLASS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]"


def _files() -> Iterator[resources.abc.Traversable]:
    return (file for file in resources.files(__package__).joinpath("wording").iterdir() if file.name.endswith(".toml"))


def _words(options: Iterable[str]) -> str:
    return "|".join(re.escape(option).replace(r"\ ", r"\s") for option in sorted(set(options), key=len, reverse=True))


def _key(words: str) -> str:
    """The longest word that has a blank, or an end of the whole, on both its sides; empty where there is none."""
    return max((word for word in words.split(" ") if not _HOLE.search(word)), key=len, default="")


def _pattern(words: str) -> str:
    pieces = _HOLE.split(words)
    source = re.escape(pieces[0])
    for number, (hole, text) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
        is_name = number == 0 and not pieces[0]
        source += _QUOTED if hole == "q" else "(?:(?!: ).)+?" if is_name else ".*"
        source += re.escape(text)
    return source


def _starts(words: str) -> Iterator[bytes]:
    fixed = words.split("{")[0]
    if fixed:
        for variant in (fixed, fixed[0].upper() + fixed[1:], fixed[0].lower() + fixed[1:]):
            yield variant.encode()[:TIP]


def _ends(words: str) -> Iterator[bytes]:
    last = words.rsplit("}", 1)[-1]
    if words.startswith("{") and last:
        for variant in (last, last + "."):
            yield variant.encode()[-TIP:]
