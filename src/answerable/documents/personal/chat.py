"""Who wrote in a chat: the names before the messages, however the line is stamped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from answerable.documents.personal.names import is_person
from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal
from answerable.documents.personal.words import is_given, is_surname, is_word

_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{2,4})"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"[\u200e\u200f\ufeff]*(?:\[(?:{_DAY},?[ \u202f])?{_TIME}(?:,? {_DAY})?\]|{_DAY},?[ \u202f](?:at )?{_TIME}|{_TIME})"
_SENDER = r"[\u200e\u202a~\u202f ]{0,4}(?P<name>[^\s:<>\[\]][^\n:<>\[\]]{0,50}?)\u202c?"
_STAMPED = re.compile(
    rf"^{_STAMP}[ \u202f]?(?:[-–—:][ \u202f]?)?{_SENDER}(?=:(?:[ \u202f]|$)|(?: (?:added|left|joined|created|changed|removed) ))",
    re.M,
)
_AFTER = re.compile(
    rf"^{_SENDER}[ \u202f,]{{0,3}}(?:\({_TIME}\)|\[(?:{_DAY},? )?{_TIME}\]|[-–—,]? ?(?:{_DAY},? )?{_TIME})(?::|[ \t]*$)",
    re.M,
)
_ANGLED = re.compile(r"^<[@+ ]?(?P<name>[^<>\n]{2,40})> ", re.M)
_BARE = re.compile(r"^(?P<name>[^\W\d_][\w.'’ -]{0,40}):(?=[ \t]+\S)", re.M)
_ALONE = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{0,20})?)[ \t]*\n(?=[^\n]*[\w?!])", re.M
)
_NUMBER = re.compile(r"\+?[\d ()\u00a0\u2011-]{7,20}")


def without_heads(text: str) -> str:
    """The text with spaces in the place of stamps and senders, every letter else where it was."""
    return _STAMPED.sub(lambda match: " " * len(match[0]), text)


def senders(text: str) -> Iterator[Proposal]:
    """The name or number before each message."""
    for pattern in (_STAMPED, _AFTER, _ANGLED):
        for match in pattern.finditer(text):
            yield from _sender(match)
    alone = [
        match for match in _ALONE.finditer(text) if _is_sender(match["name"]) and is_given(match["name"].split()[0])
    ]
    if len(alone) > 2:
        for match in alone:
            yield from _sender(match)
    bare = Counter(match["name"] for match in _BARE.finditer(text))
    speakers = {name for name, count in bare.items() if _may_speak(name, count)}
    for match in _BARE.finditer(text):
        if match["name"] in speakers:
            yield Proposal(
                PersonalKind.NAME, *match.span("name"), match["name"], "who wrote the message", Certainty.SURE
            )


def _sender(match: re.Match[str]) -> Iterator[Proposal]:
    name = match["name"].strip()
    start = match.start("name") + match["name"].find(name)
    if _NUMBER.fullmatch(name):
        yield Proposal(
            PersonalKind.TELEPHONE, start, start + len(name), name, "the number that wrote the message", Certainty.SURE
        )
    elif _is_sender(name):
        yield Proposal(PersonalKind.NAME, start, start + len(name), name, "who wrote the message", Certainty.SURE)


def _is_sender(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 5 or not any(letter.isalpha() for letter in name):
        return False
    if any(is_given(word.strip("().,~")) for word in words):
        return True
    return (
        words[0][0].isupper() and is_person(name) and not all(is_word(word) and not is_surname(word) for word in words)
    )


def _may_speak(name: str, count: int) -> bool:
    """Whether a label before a colon is someone speaking and no heading of a form."""
    words = name.split()
    if len(words) > 4 or any(is_word(word) and not (is_given(word) or is_surname(word)) for word in words):
        return False
    if len(words) == 1:
        return count > 1 and is_given(words[0])
    return words[0][0].isupper() and is_person(name) and (count > 1 or is_given(words[0]))
