"""Names and contact details of people, as far as a letter's form gives them away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from answerable.casefile import Span
from answerable.documents import (
    introduced_names,
    is_full_name,
    is_masked_mailbox,
    is_own_mailbox,
    signed_names,
    titled_names,
)
from answerable.letters.reading.messages import GREETING, Voice, messages
from answerable.patterns import Pattern

_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NUMBER = r"(?P<number>(?:\+44[ \t]?(?:\(0\))?|\(?0)\d[\d ()-]{7,13}\d)(?!\d)"
_DIRECT = Pattern(
    r"(?:\b(?:M|Mob(?:ile)?|DDI?|Direct(?:[ \t]+(?:dial|line))?|my[ \t]+(?:mobile|number|phone)(?:[ \t]+(?:number|no\.?))?[ \t]+is)\b[.:]*[ \t]*)"
    + _NUMBER,
    re.I,
)
_PHONE_LINE = Pattern(
    r"^[ \t*|>-]*(?:(?:T|Tel|Telephone|Phone|Ph|Ffôn|Contact[ \t]+(?:number|no))\b[.:]*[ \t]*)?"
    + _NUMBER
    + r"[ \t]*(?:$|[|;/,(]|ext)",
    re.M | re.I,
)
_CELLPHONE = re.compile(r"(?<![\d+])(?P<number>(?:\+44[ ]?(?:\(0\)[ ]?)?7|07)\d{3}[ -]?\d{3}[ -]?\d{3})(?!\d)")
_PUBLIC_LINE = re.compile(r"^\(?0(?:3|8)\d\d")
_STREET = r"(?:(?:Flat|Apartment|Apt|Unit|Room)[ \t]+\w{1,4},?[ \t]+)?(?:\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,?[ \t]+(?:(?:y|yr|the|of|nan|na|an)[ \t]+)?[A-Z][\w'’-]*(?:[ \t]+(?:(?:y|yr|the|of|nan|na|an)[ \t]+)?[A-Z][\w'’-]*){0,4})"
_ADDRESS_LINE = re.compile(
    rf"^[ \t>*]*(?P<where>{_STREET}(?:,[ \t]*[A-Z][^\n\d:]{{0,60}}?(?:[A-Z]{{1,2}}\d[\dA-Z]?[ \t]*\d[A-Z]{{2}})?)?)[ \t.,]*$",
    re.M,
)
_ADDRESS_FIELD = Pattern(
    r"^[ \t>*|-]*(?:(?:home|postal|my|your|applicant(?:['’]s)?)\s+)*address[ \t*|]*:[ \t*|]*(?P<where>\w[^\n@]{5,100}?)[ \t.]*$",
    re.M | re.I,
)
_LIVES = re.compile(rf"\bI[ \t]+(?:(?:have[ \t]+)?live[ds]?|am[ \t]+resident|reside)[ \t]+at[ \t]+(?P<where>{_STREET})")
_BLOCK, _NEAR = 7, 300  # lines and characters of a signature below the name


def find_personal(text: str) -> tuple[Span, ...]:
    """The places of names, e-mail addresses, own telephone numbers and home addresses, in order, each wording once.

    Only what the form of a letter gives away: who is merely spoken of in it is found by documents.find_personal.
    """
    found = [Span(*place) for place in titled_names(text)]
    found += [Span(*match.span()) for match in _EMAIL.finditer(text) if is_own_mailbox(match[0])]
    named = sorted((*_signed(text), *(Span(*place) for place in introduced_names(text))), key=lambda span: span.end)
    found += named
    found += _numbers(text, named)
    found += _addresses(text, named)
    seen: dict[str, Span] = {}
    covered = -1
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if span.end > covered:
            seen.setdefault(span.of(text), span)
            covered = span.end
    return tuple(seen.values())


def signed_by(text: str) -> tuple[str, str]:
    """The name and the mail address that a letter is signed with; empty where there is none, or more than one."""
    names = {span.of(text): span.end for span in _signed(text)}
    name = max(names, key=names.__getitem__) if names else ""
    mailboxes = {match[0].rstrip(".").casefold() for match in _EMAIL.finditer(text, names.get(name, 0)) if not is_masked_mailbox(match[0])}  # fmt: skip
    return name, mailboxes.pop() if len(mailboxes) == 1 else ""


def _signed(text: str) -> list[Span]:
    ends_with_asking = messages(text)[-1].voice is Voice.ASKING
    return [Span(*place) for place in signed_names(text, ends_with_asking=ends_with_asking)]


def _numbers(text: str, named: list[Span]) -> Iterator[Span]:
    """Mobile and direct numbers, and those in the few lines below a signature; not public lines."""
    for pattern in (_DIRECT, _CELLPHONE):
        yield from (Span(m.start("number"), m.end("number")) for m in pattern.finditer(text))
    for match in _PHONE_LINE.finditer(text):
        near = _before(named, match.start())
        if near and not _PUBLIC_LINE.match(match["number"]) and _is_signature(text[near.end : match.start()]):
            yield Span(match.start("number"), match.end("number"))


def _before(spans: list[Span], at: int) -> Span | None:
    """The last of the spans that ends before a place and close to it."""
    number = bisect_right(spans, at, key=lambda span: span.end)
    return spans[number - 1] if number and at - spans[number - 1].end < _NEAR else None


def _is_signature(between: str) -> bool:
    """Whether what stands between a name and a number is no more than posts, places and addresses."""
    return (
        between.count("\n") <= _BLOCK
        and all(len(line) < 70 for line in between.splitlines())
        and not GREETING.search(between)
    )


def _addresses(text: str, named: list[Span]) -> Iterator[Span]:
    """Home addresses: in a form, in words, at the head or the foot of a request, and below the name of an addressee."""
    for pattern in (_ADDRESS_FIELD, _LIVES):
        yield from (
            Span(m.start("where"), m.end("where"))
            for m in pattern.finditer(text)
            if "@" not in m["where"] and "www" not in m["where"]
        )
    asking = frozenset(post.span.start for post in messages(text) if post.voice is Voice.ASKING)
    for match in _ADDRESS_LINE.finditer(text):
        if len(match["where"]) > 90 or re.search(
            r"\b(?:19|20)\d\d\b|\b(?:question|section|days|street lights)\b", match["where"], re.I
        ):
            continue
        if _is_home(text, match.start("where"), asking, named):
            yield Span(match.start("where"), match.end("where"))


def _is_home(text: str, at: int, asking: frozenset[int], named: list[Span]) -> bool:
    """Whether an address stands below a person's name, or first of all in what a requester writes."""
    before = text[max(0, at - 120) : at].rstrip()
    near = _before(named, at)
    if near and not text[near.end : at].strip(" \t\n,*>"):
        return True
    above = before.rpartition("\n")[2].strip()
    if any(titled_names(above)) and not re.search(r"\bdear\b", above, re.I):
        return True
    if is_full_name(above):
        return True
    return not asking.isdisjoint(range(at - 4, at + 1))
