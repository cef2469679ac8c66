"""What a message is: by the marks that WhatsApp puts before its own words, and by the words themselves.

On iOS a mark before the bracket says media, a mark before the words says that WhatsApp wrote them, in any language. The
catalogue names the rest. What a person wrote is never taken for a notice because of its words alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from answerable.records.importers.whatsapp.heads import MARKS, unmarked
from answerable.records.importers.whatsapp.wordings import MARK_CLASS, evened, wordings
from answerable.records.record import Kind

_MARK = re.compile(MARK_CLASS)
_FILE = re.compile(r"[^\n/\\]+\.\w{1,8}|[A-Z]{3}-\d{8}-WA\d+\.?\w*")
_TAGGED = re.compile(r"<([^<>:\n]{2,24}): ?([^<>\n]+)>")
_MARK_SET = frozenset(MARKS)
_ATTACHMENT, _SYSTEM, _TEXT = Kind.ATTACHMENT, Kind.SYSTEM, Kind.TEXT
_PLACE = re.compile(r"[^\s:]{2,25}: https://maps\.google\.com/\?q=-?[\d.]+,-?[\d.]+")
_VENUE = re.compile(r"[^\n]+(?:\n[^\n]+){0,2}(?:\n|: )https://(?:www\.)?foursquare\.com/v/\w+", re.DOTALL)
_OPTION = re.compile(r"[^:\n]{2,24}: .+ \(\d+ [^()\n]+\)")


class Said(NamedTuple):
    """A message taken apart. is_known: its words are in the catalogue, or a person's."""

    kind: Kind
    text: str
    is_edited: bool = False
    attachment: str = ""
    is_known: bool = True


class Habits(NamedTuple):
    """How one file is marked."""

    is_bracketed: bool
    marks_tell: bool  # words with a mark before them are WhatsApp's own


@lru_cache(maxsize=256)
def _is_edit(words: str) -> bool:
    return evened(words) in wordings().edited


@lru_cache(maxsize=256)
def _is_tag(words: str) -> bool:
    return evened(words) in wordings().attached_ios


@lru_cache(maxsize=256)
def _is_attached(words: str) -> bool:
    return evened(words) in wordings().attached


@lru_cache(maxsize=256)
def tells_edit(words: bytes) -> bool:
    """Whether words in angle brackets at the end of a message say that it was edited."""
    return _is_edit(words.decode("utf-8", "replace"))


@lru_cache(maxsize=256)
def tells_file(words: bytes, *, is_tag: bool = False) -> bool:
    """Whether words in round brackets after a name, or in angle brackets before it, say that it is of a file."""
    shown = words.decode("utf-8", "replace")
    return _is_tag(shown) if is_tag else _is_attached(shown)


def notice(body: str, *, shown_names: str) -> Said:
    """A line without a name before it: WhatsApp wrote it, whatever it says. shown_names: with no colon in a name."""
    return Said(_SYSTEM, unmarked(body), is_known=wordings().kind(evened(shown_names), is_marked=True) is not None)


def said(body: str, *, is_head_marked: bool, is_likely: bool, habits: Habits) -> Said:
    """What stands after a name. is_likely: it begins or ends as something of WhatsApp's does, or has marks."""
    core, edited = _unedited(body) if body.rstrip().endswith(">") else (body, False)
    is_likely = is_likely and (not edited or bool(_MARK.search(core)))
    found = _attachment(core) or _own(core, is_head_marked and habits.is_bracketed, is_likely, habits)
    return found._replace(is_edited=edited) if edited else found


def _unedited(body: str) -> tuple[str, bool]:
    """The text without the note that it was edited."""
    place = body.rfind("<")
    note = body[place + 1 :].rstrip()[:-1]
    is_unknown_note = body[place - 1 : place] in _MARK_SET and ":" not in note and 8 <= len(note) <= 60
    if place < 0 or not (_is_edit(note) or (is_unknown_note and not wordings().kind(evened(body[place:])))):
        return body, False
    return body[:place].rstrip(MARKS).rstrip(), True


def _attachment(body: str) -> Said | None:
    """A named file, with the words that went with it."""
    for found in _TAGGED.finditer(body) if "<" in body else ():
        name = unmarked(found[2]).strip()
        is_unknown = body[found.start() - 1 : found.start()] in _MARK_SET and _FILE.fullmatch(name)
        if _is_tag(found[1]) or (found.start() and is_unknown):
            return Said(
                _ATTACHMENT, _joined(_caption(body[: found.start()], name), body[found.end() :]), attachment=name
            )
    first, _, rest = body.partition("\n")
    first = first.rstrip("\r")
    name, bracket, note = first.rpartition(" (")
    if not bracket or not note.endswith(")"):
        return None
    shown = unmarked(name)
    is_marked = shown != name and name[0] in MARKS
    is_note = _is_attached(note[:-1]) or (is_marked and 4 <= len(note) <= 31)
    if not is_note or not (_FILE.fullmatch(shown) or (is_marked and _is_attached(note[:-1]))):
        return None
    return Said(_ATTACHMENT, _joined("", rest), attachment=shown.strip())


def _caption(before: str, name: str) -> str:
    """The words before a file, without the title and number of pages that iOS puts there for a document."""
    title = unmarked(before.split(" •")[0]).strip()
    return "" if title and name.endswith(title) else before


def _joined(before: str, after: str) -> str:
    if not before and not after:
        return ""
    return "\n".join(filter(None, (unmarked(part).strip() for part in (before, after)))).replace("\r\n", "\n")


def _own(body: str, is_media: bool, is_likely: bool, habits: Habits) -> Said:
    """What WhatsApp writes for what is no text; otherwise the person's text."""
    shown = unmarked(body).replace("\r\n", "\n")
    words = shown.strip()
    if not words:
        return Said(Kind.EMPTY, "")
    is_marked = body[0] in _MARK_SET
    even = evened(words) if is_likely or is_marked else ""
    if kind := _known(body, words, even, habits):
        return Said(kind, shown)
    if is_media and _MARK.search(body):
        return Said(Kind.MEDIA_OMITTED, shown, is_known=False)
    if is_marked and habits.marks_tell:
        return Said(_SYSTEM, shown, is_known=False)
    return Said(_TEXT, shown)


def _known(body: str, words: str, even: str, habits: Habits) -> Kind | None:
    """A kind that the words name; even is empty where they do not begin or end as words of WhatsApp do."""
    if even:
        kind = wordings().kind(even, is_marked=body[0] in _MARK_SET)
        if kind is _SYSTEM and not habits.marks_tell:
            kind = wordings().any_time.fit(even)
        if kind is not None:
            return None if even == "null" and words != "null" else kind
        if _is_left_out(body):
            return Kind.MEDIA_OMITTED
    if "://" in words and _is_place(words):
        return Kind.LOCATION
    first, is_long, rest = words.partition("\n")
    if not is_long:
        return None
    if even and wordings().exact.get(evened(first)) is Kind.MEDIA_OMITTED:  # with the words that went with it
        return Kind.MEDIA_OMITTED
    return Kind.POLL if first.rstrip().endswith(":") and _is_poll(first.strip(), rest.split("\n")[1:]) else None


def _is_place(words: str) -> bool:
    """A place of the map: the address of it after one word, or after its name and address."""
    if "foursquare" in words:
        return bool(_VENUE.fullmatch(words))
    return "map" in words and bool(wordings().location.fullmatch(words) or _PLACE.fullmatch(words))


def _is_left_out(body: str) -> bool:
    """Whether the words after the last mark say that something was left out: report.pdf • 2 pages document omitted."""
    last = _MARK.split(body)[-1]
    return len(last) < len(body) and wordings().exact.get(evened(last)) is Kind.MEDIA_OMITTED


def _is_poll(first: str, rest: list[str]) -> bool:
    options = [line for line in rest if _OPTION.fullmatch(line.strip())]
    if not options:
        return False
    return evened(first.rstrip(":")) in wordings().poll or (first.isupper() and len(options) == len(rest) > 1)
