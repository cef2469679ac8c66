"""Names in small letters, as people type them in chats: where a title, a verb or a known name beside them says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal
from answerable.documents.personal.words import (
    clear_given,
    given_names,
    is_surname,
    is_word,
)

_SMALL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "cllr", "auntie"))
_MRS = re.compile(r"\b(?:mr|mrs|ms|miss|dr|cllr|auntie)\.? (?P<name>[a-z][a-z'’-]{2,}(?: [a-z][a-z'’-]{2,})?)\b")
_TO_SMALL = re.compile(
    r"(?i)\b(?:ask|asked|tell|told|thanks|thx|ta|ty|cheers|morning|yes|no|ok|sorry|soz|love|hi|hiya|hey|hello|its|it['’]s|im|(?:spoke|speak)(?: to| with| w)?|ring|text|cc|w/?|and|n|me|from|did|has|is|with)[ ]$"
)
_SURELY_TO = re.compile(
    r"(?i)\b(?:ask|asked|tell|told|thanks|thx|hi|hey|hello|(?:spoke|speak|spoken) (?:to|with|w)|name is|ta|hiya|did)[ ]$"
)
_AFTER_SMALL = re.compile(
    r"[ ]?(?:$|[,.?!]|(?:will|can|cant|can['’]t|wont|won['’]t|is|isnt|not|was|and|there|needs|wants|whether|if|about|that|when|how|why|said|say|says|to (?:do|call|ring|send|come|check|hurry|get)|he|she|they|for|from|today|again|this|yesterday|still|get|have|has|had|send|sent|do|wants?|it)\b)",
    re.M,
)


def informal(text: str) -> Iterator[Proposal]:
    """Names in small letters, as people write in chats: “ask priya about it”, “mrs khan”."""
    kind, written = PersonalKind.NAME, set(_SMALL.findall(text))
    for match in _MRS.finditer(text) if written & _SMALL_TITLES else ():
        first, _, second = match["name"].partition(" ")
        if not is_word(first) or is_surname(first):
            end = (
                match.start("name")
                + len(first)
                + (len(second) + 1 if second and not is_word(second) and is_surname(second) else 0)
            )
            yield Proposal(
                kind,
                match.start(),
                end,
                text[match.start() : end],
                "a title with a name, in small letters",
                Certainty.SURE,
            )
    yield from _other_small(text, written)
    for name in sorted(given_names() & written):
        is_clear = name in clear_given()
        for start in _alone(text, name):
            before, end = text[max(0, start - 14) : start], start + len(name)
            if is_clear and (
                len(name) > 3 or _TO_SMALL.search(before) or _OWNS.match(text, end) or _AFTER_SMALL.match(text, end)
            ):
                more = _MORE.match(text, end)
                end = more.end() if more and not is_word(more[1]) and is_surname(more[1]) else end
            elif not (_SURELY_TO.search(before) and _AFTER_SMALL.match(text, end)):
                continue
            yield Proposal(kind, start, end, text[start:end], "a given name in small letters", Certainty.LOOK)


def _other_small(text: str, written: set[str]) -> Iterator[Proposal]:
    """Initials with surnames, and names that own something: “j. osei”, “at leroys”."""
    for match in _SMALL_INITIAL.finditer(text) if written & _LETTERS else ():
        if is_surname(match[1]) and not is_word(match[1]):
            yield Proposal(
                PersonalKind.NAME,
                *match.span(),
                match[0],
                "an initial with a surname, in small letters",
                Certainty.LOOK,
            )
    owned = any(word[-1] == "s" and word[:-1] in clear_given() and not is_word(word) for word in written)
    for match in _OWNED.finditer(text) if owned else ():
        if match["name"] in clear_given() and not is_word(match["name"] + "s"):
            yield Proposal(
                PersonalKind.NAME, *match.span("name"), match["name"], "a given name in small letters", Certainty.LOOK
            )


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_SMALL_INITIAL = re.compile(r"(?<![\w.@/-])[a-z]\. ?([a-z][a-z'’-]{2,})\b(?![@./]\w)")
_OWNED = re.compile(r"\b(?:at|round|from|to|is|its|in) (?P<name>[a-z]{4,})s\b(?![@./-]\w)")
_OWNS = re.compile(r"['’]s\b")
_MORE = re.compile(r" ([a-z][a-z'’-]{2,})")
_JOINED = re.compile(r"[\w@]|[./-]\w")


def _alone(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself: in no other word, address or name of a file."""
    start = text.find(word)
    while start >= 0:
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "_@./'’-")) and not _JOINED.match(
            text, start + len(word)
        ):
            yield start
        start = text.find(word, start + 1)
