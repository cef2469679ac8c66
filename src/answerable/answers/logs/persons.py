"""Applicants taken out of what is kept: their names, how they signed, their telephone numbers and addresses of mail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from answerable.documents import PersonalKind, find_personal

APPLICANT = "[the applicant]"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Reverend|Cllr|Councillor)"
_TITLED = re.compile(rf"{_TITLES}\b\.?\s+", re.I)
_WORD = re.compile(r"[A-Z][\w'’-]*\.?")
# What a column of applicants holds where nobody is named.
_NOBODY = re.compile(r"\b(?:media|press|public|member|business|company|commercial|ltd|limited|plc|llp|individual|journalist|charity|councils?|news|group|union|association|residents?|solicitors?|university|student|party|private|anonymous|unknown|researcher|organisation|other|none|withheld|redacted|not)\b", re.I)  # fmt: skip
_NAME = r"(?:[A-Z][\w'’.-]*)(?:\s[A-Z][\w'’.-]*){0,4}"
_REACHED = (
    r"(?:[\s,;|(]+(?:(?:[Tt]el\w*|[Pp]hone|[Mm]ob(?:ile)?|[Ee]-?mail|[TMEP])?[\s.:]*(?:\+?\d|[^\s@]+@)[^?]{0,160}))?"
)
_SIGNED = re.compile(rf"\s(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Mm]any)\s(?:regards|wishes|thanks)|Regards|Yours(?:\s\w+ly)?|Thank you|Thanks|Cheers|Sincerely|Signed)[\s,.!:–-]+{_NAME}{_REACHED}\s*\Z")  # fmt: skip
_LAST = re.compile(rf"(?<=[.?!])\s+{_NAME}{_REACHED}\s*\Z")
_MAY_REACH = re.compile(r"@|\d(?:[\s()-]{0,2}\d){8}")
_MOBILE = re.compile(r"(?:\+?44|0044|0)\D{0,3}7")


def without_signature(text: str) -> str:
    """A question without the name, and what stands after it, of whoever signed it in its last line."""
    if found := _SIGNED.search(text):
        return text[: found.start()].rstrip() or text
    found = _LAST.search(text)
    if found and any(one.kind in (PersonalKind.NAME, PersonalKind.APPLICANT) for one in find_personal(found[0])):
        return text[: found.start()].rstrip()
    return text


def without_persons(text: str, names: Iterable[str], *, is_asked: bool) -> str:
    """A text in which applicants whose names the file gives, and how a person is reached, stand as what they are.

    is_asked: the applicant's own words; in an answer only what reaches a person and no desk goes.
    """
    for name in names:
        text = _without_name(text, name.strip(), is_asked)
    return _without_reach(text, is_asked) if _MAY_REACH.search(text) else text


def _without_name(text: str, name: str, is_asked: bool) -> str:
    if len(name) < 2 or (_NOBODY.search(name) and not _TITLED.match(name)):
        return text
    ending, forms = _patterns(name)
    if is_asked and ending:
        text = ending.sub("", text).rstrip() or APPLICANT
    if len(name) > 3 and name in text:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", APPLICANT, text)
    for form in forms:
        text = form.sub(APPLICANT, text)
    return text


@lru_cache(maxsize=1024)
def _patterns(name: str) -> tuple[re.Pattern[str] | None, tuple[re.Pattern[str], ...]]:
    """A person of that name as a signature at the end of a text, and the forms in which they stand anywhere in it."""
    given, surname = _parts(name)
    if len(surname) < 2:
        return None, ()
    own = rf"(?i:{re.escape(surname)})(?!\w)"
    found = [re.compile(rf"\b{_TITLES}\.?\s+(?:[A-Z][\w'’.-]*\s+){{0,2}}{own}")]
    if given:
        found.append(re.compile(rf"\b(?i:{re.escape(given[0])})(?:[a-z'’-]*)\.?\s+(?:[A-Z][\w'’.-]*\s+){{0,2}}{own}"))
    before = r"(?:(?<=[.?!,;:\n)–-])|\A)\s*"
    return re.compile(rf"{before}(?:[A-Z][\w'’.-]*\s+){{0,3}}{own}{_REACHED}[\s.,]*\Z"), tuple(found)


def _parts(name: str) -> tuple[str, str]:
    """The given name or its initial, and the surname; blanks where the words are no name of a person."""
    last, comma, first = name.partition(",")
    words = _TITLED.sub("", f"{first.strip()} {last.strip()}" if comma else name, count=1).split()
    if not 0 < len(words) < 5 or not all(map(_WORD.fullmatch, words)):
        return "", ""
    return (words[0] if len(words) > 1 else ""), words[-1]


def _without_reach(text: str, is_asked: bool) -> str:
    found = [one for one in find_personal(text) if one.kind in (PersonalKind.EMAIL, PersonalKind.TELEPHONE)]
    for one in reversed(found):
        if is_asked or one.kind is PersonalKind.EMAIL or _MOBILE.match(one.words):
            text = f"{text[: one.start]}[{one.kind.label}]{text[one.end :]}"
    return text
