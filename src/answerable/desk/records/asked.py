"""What somebody looks for among captured messages, and how what they typed is understood.

Nothing typed is syntax but quotation marks, a star at a word's end, OR and NEAR in capitals, and a minus before a word.
What cannot be understood is said, and never left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from answerable.desk.records.index.rows import Either, Near, Part, Term
from answerable.desk.records.index.words import words_of
from answerable.registers import listed

MOST = 40  # words and phrases in one search
LONGEST = 2000  # characters that are typed
FURTHEST = 30  # words between two that are near
USUAL = 10
_CHUNK = re.compile(r'-?["“”][^"“”]*["“”]\*?|\S+')
_NEAR = re.compile(r"NEAR(?:/(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words as typed and in the form's boxes, and what it is kept to.

    people: parts of names. kind: of record. before, place: the page
    after it, by the number of its last message, or by its place among the best.
    """

    words: str = ""
    phrase: str = ""
    any_words: str = ""
    no_words: str = ""
    is_exact: bool = False
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    chats: tuple[int, ...] = ()
    tool: str = ""
    first: date | None = None
    last: date | None = None
    has_file: bool = False
    kind: str = ""
    order: str = "time"
    before: int | None = None
    place: int = 0

    @property
    def values(self) -> dict[str, Any]:
        """As JSON keeps it, without what is not set and without the place of a page."""
        said = {
            key: value
            for key, value in asdict(self).items()
            if value and key not in ("before", "place") and value != "time"
        }
        return {
            key: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
            for key, value in said.items()
        }

    @property
    def is_empty(self) -> bool:
        """Nothing is asked for."""
        return not self.values.keys() - {"order", "is_exact"}


def asked_from(values: Mapping[str, Any]) -> Asked:
    """What Asked.values gave. Names that it does not know are passed over."""
    known = {one.name for one in fields(Asked)}
    said: dict[str, Any] = {}
    said.update(
        (key, tuple(value) if isinstance(value, list) else value) for key, value in values.items() if key in known
    )
    for key in ("first", "last"):
        if said.get(key):
            said[key] = date.fromisoformat(said[key])
    return Asked(**said)


@dataclass(frozen=True, slots=True)
class Understood:
    """A search's words as parts that must all be found, and parts that must not. problem: why it cannot be made at all.

    notes: what of it was taken otherwise than somebody might think.
    """

    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""

    @property
    def words(self) -> str:
        """What is looked for, as a sentence lists it."""
        return listed([_said(part) for part in self.parts]) + (
            f", without {listed([_said(part) for part in self.without], joint='or')}" if self.without else ""
        )


def understood(asked: Asked) -> Understood:
    """What was typed, and the form's boxes, as parts."""
    typed = (asked.words, asked.phrase, asked.any_words, asked.no_words)
    if sum(map(len, typed)) > LONGEST:
        return Understood(problem=f"This is longer than {LONGEST:,} characters. Look for a few words of it.")
    reading = _Reading(is_exact=asked.is_exact)
    reading.read(asked.words)
    if asked.phrase.strip():
        reading.take_phrase(asked.phrase)
    reading.take_any(asked.any_words)
    reading.take_none(asked.no_words)
    return reading.result()


class _Reading:
    """Goes through what was typed, chunk by chunk."""

    def __init__(self, *, is_exact: bool) -> None:
        self.is_exact = is_exact
        self.parts: list[Part] = []
        self.without: list[Part] = []
        self.notes: list[str] = []
        self.joint: str | int = ""  # "or", or how near, between the part before and the one to come

    def result(self) -> Understood:
        if self.joint:
            self._end_of_joint()
        if len(self.parts) + len(self.without) > MOST:
            return Understood(problem=f"More than {MOST} words. Look for the few that tell most.")
        return Understood(tuple(self.parts), tuple(self.without), tuple(dict.fromkeys(self.notes)))

    def read(self, typed: str) -> None:
        if len(re.findall(r'["“”]', typed)) % 2:
            self.notes.append("A quotation mark has no other end. What follows it was looked for as single words.")
        for chunk in _CHUNK.findall(typed):
            if near := _NEAR.fullmatch(chunk):
                self._near(near[1])
            elif chunk == "OR":
                self._join("or")
            elif chunk != "AND":  # they are all looked for
                self._take(chunk)

    def take_phrase(self, typed: str) -> None:
        if (term := self._term(typed, is_exact=True)) is not None:
            self.parts.append(term)

    def take_any(self, typed: str) -> None:
        found = [term for chunk in _CHUNK.findall(typed) if chunk != "OR" and (term := self._term(chunk))]
        if found:
            self.parts.append(Either(tuple(found)) if len(found) > 1 else found[0])

    def take_none(self, typed: str) -> None:
        self.without += [
            term for chunk in _CHUNK.findall(typed) if chunk != "OR" and (term := self._term(chunk.lstrip("-")))
        ]

    def _take(self, chunk: str) -> None:
        is_minus = len(chunk) > 1 and chunk[0] in "-−"
        if chunk == "NOT":
            self.notes.append("NOT was looked for as a word. To leave a word out, put a minus before it: -word.")
        term = self._term(chunk[1:] if is_minus else chunk)
        if term is None:
            return
        if is_minus:
            if self.joint:
                self._end_of_joint()
            self.without.append(term)
        elif self.joint == "or":
            before = self.parts.pop()
            self.parts.append(Either((*(before.parts if isinstance(before, Either) else (before,)), term)))
        elif self.joint:
            self._put_near(term, int(self.joint))
        else:
            self.parts.append(term)
        self.joint = ""

    def _put_near(self, term: Term, within: int) -> None:
        before = self.parts.pop()
        one = before.parts[-1] if isinstance(before, Either) else before
        if isinstance(one, Near):
            self.parts += [before, Near(one.other, term, within)]
        elif isinstance(before, Either):
            self.parts.append(Either((*before.parts[:-1], Near(one, term, within))))
        else:
            self.parts.append(Near(one, term, within))

    def _near(self, typed: str | None) -> None:
        within = int(typed) if typed else USUAL
        if not 1 <= within <= FURTHEST:
            self.notes.append(f"NEAR/{typed} was taken as NEAR/{FURTHEST if within else 1}.")
        self._join(min(max(within, 1), FURTHEST))

    def _join(self, joint: str | int) -> None:
        if not self.parts or self.joint:
            self._end_of_joint(joint)
        else:
            self.joint = joint

    def _end_of_joint(self, joint: str | int | None = None) -> None:
        said = "OR" if (joint or self.joint) == "or" else "NEAR"
        self.notes.append(f"{said} stands between two words. Here it has only one, and was passed over.")
        self.joint = ""

    def _term(self, chunk: str, *, is_exact: bool = False) -> Term | None:
        """The chunk as words that stand together; None where it has none, which is then noted."""
        is_quoted = is_exact or chunk[:1] in tuple('"“”')
        is_beginning = chunk.endswith("*")
        text = chunk.strip('"“”*')
        words = words_of(text if is_quoted else re.sub(r"['’]s\b", "", text))
        if not words:
            self.notes.append(f"“{chunk}” has no letter or digit, and was not looked for.")
            return None
        if "*" in text:
            self.notes.append(f"In “{chunk}” the star was not looked for: it can only stand at the end of a word.")
        if is_beginning and len(words[-1]) < 2:
            self.notes.append(f"“{chunk}” would be nearly everything, and was looked for without the star.")
            is_beginning = False
        return Term(tuple(words), is_beginning, is_quoted or self.is_exact)


def _said(part: Part) -> str:
    if isinstance(part, Either):
        return f"({' or '.join(map(_said, part.parts))})"
    if isinstance(part, Near):
        return f"{_said(part.one)} with at most {part.within} words between it and {_said(part.other)}"
    words = " ".join(part.words)
    star = "…" if part.is_beginning else ""
    return f"“{words}{star}”" if len(part.words) > 1 or part.is_exact else f"{words}{star}"
