"""What a message is: by the marks that WhatsApp puts before its own words, and by the words themselves.

On iOS a mark before the bracket says media, a mark before the words says that WhatsApp wrote them, in any language. The
catalogue names the rest. What a person wrote is never taken for a notice because of its words alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from answerable.records.importers.whatsapp.heads import MARKS, unmarked
from answerable.records.importers.whatsapp.wordings import MARK_CLASS, evened, wordings
from answerable.records.record import Kind

_MARK = re.compile(MARK_CLASS)
_FILE = re.compile(r"[^\n/\\]+\.\w{1,8}|[A-Z]{3}-\d{8}-WA\d+\.?\w*")
_UNKNOWN_EDIT = re.compile(rf"\s?{MARK_CLASS}<[^<>:\n]{{8,60}}>\Z")
_UNKNOWN_FILE_IOS = re.compile(rf"{MARK_CLASS}+<[^<>:\n]{{2,24}}: ?([^<>\n]+\.\w{{1,8}})>")
_UNKNOWN_FILE = re.compile(rf"({MARK_CLASS}+)([^\n]+\.\w{{0,8}}) \([^()\n]{{4,30}}\)")
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


def notice(body: str, *, shown_names: str) -> Said:
    """A line without a name before it: WhatsApp wrote it, whatever it says. shown_names: with no colon in a name."""
    known = wordings().is_notice(shown_names) or wordings().kind(body) is not None
    return Said(Kind.SYSTEM, unmarked(body), is_known=known)


def said(body: str, *, is_head_marked: bool, is_likely: bool, habits: Habits) -> Said:
    """What stands after a name. is_likely: it begins or ends as something of WhatsApp's does, or has marks."""
    core, edited = _unedited(body) if body.rstrip().endswith(">") else (body, False)
    found = _attachment(core) or _own(core, is_head_marked and habits.is_bracketed, is_likely, habits)
    return found._replace(is_edited=edited) if edited else found


def _unedited(body: str) -> tuple[str, bool]:
    found = wordings().edited.search(body) or _UNKNOWN_EDIT.search(body)
    return (body[: found.start()], True) if found and not wordings().kind(found[0]) else (body, False)


def _attachment(body: str) -> Said | None:
    """A named file, with the words that went with it."""
    if "<" in body and (found := wordings().attached_ios.search(body) or _UNKNOWN_FILE_IOS.search(body)):
        name = unmarked(found[1]).strip()
        before = _caption(body[: found.start()], name)
        return Said(Kind.ATTACHMENT, _joined(before, body[found.end() :]), attachment=name)
    first, _, rest = body.partition("\n")
    first = first.rstrip("\r")
    if not first.endswith(")"):
        return None
    found = wordings().attached.fullmatch(first) or _UNKNOWN_FILE.fullmatch(first)
    if not found or not (found[1] or _FILE.fullmatch(unmarked(found[2]))):
        return None
    return Said(Kind.ATTACHMENT, _joined("", rest), attachment=unmarked(found[2]).strip())


def _caption(before: str, name: str) -> str:
    """The words before a file, without the title and number of pages that iOS puts there for a document."""
    title = unmarked(before.split(" •")[0]).strip()
    return "" if title and name.endswith(title) else before


def _joined(before: str, after: str) -> str:
    return "\n".join(filter(None, (unmarked(part).strip() for part in (before, after)))).replace("\r\n", "\n")


def _own(body: str, is_media: bool, is_likely: bool, habits: Habits) -> Said:
    """What WhatsApp writes for what is no text; otherwise the person's text."""
    shown = unmarked(body).replace("\r\n", "\n")
    words = shown.strip()
    if not words:
        return Said(Kind.EMPTY, "")
    is_marked = body[0] in MARKS
    if kind := _known(body, words, is_likely or is_marked):
        return Said(kind, shown)
    if is_media and _MARK.search(body):
        return Said(Kind.MEDIA_OMITTED, shown, is_known=False)
    if is_likely and wordings().is_sure(words):
        return Said(Kind.SYSTEM, shown)
    if is_marked and habits.marks_tell:
        return Said(Kind.SYSTEM, shown, is_known=wordings().is_notice(words))
    return Said(Kind.TEXT, shown)


def _known(body: str, words: str, is_likely: bool) -> Kind | None:
    """A kind that the words name."""
    if is_likely:
        if (kind := wordings().kind(words)) is not None:
            return None if kind is Kind.VIEW_ONCE and evened(words) == "null" and words != "null" else kind
        if body[0] in MARKS and wordings().is_marked_call(words):
            return Kind.CALL
        if _is_left_out(body):
            return Kind.MEDIA_OMITTED
    if "://" in words and _is_place(words):
        return Kind.LOCATION
    first, is_long, rest = words.partition("\n")
    if not is_long:
        return None
    if is_likely and wordings().exact.get(evened(first)) is Kind.MEDIA_OMITTED:  # with the words that went with it
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
