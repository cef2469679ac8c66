"""The law that a letter says it was handled under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from answerable.casefile import Regime, Span
from answerable.law import Provision
from answerable.letters.reading.messages import Voice, messages
from answerable.letters.reading.stances import is_of_regime
from answerable.letters.scotland import BODIES
from answerable.patterns import Pattern

_ACTS = Pattern(
    r"(?P<foisa>\bFOI\s?\(?S\)?\s?A\b|\bFreedom\s+of\s+Information\s+\(?Scotland\)?\s+Act)"
    r"|(?P<eisr>\bEI\s?\(?S\)?\s?Rs?\b|\bEIR\s?\(S\)|\bEnvironmental\s+Information\s+\(?Scotland\)?\s+Regulations)"
    r"|(?P<eir>\bEIRs?\b|\bEnvironmental\s+Information\s+Regulations?)"
    r"|(?P<foia>\bFOI(?:A|R)?s?(?=\b|[-_/\d])|\bFreedom\s+of\s+Information)",
    re.I,
)
_HANDLED = Pattern(
    r"\b(?:under|accordance\s+with|terms\s+of|purposes?\s+of|pursuant\s+to|fall(?:s|ing)?\s+within|covered\s+by|subject\s+to"
    r"|governed\s+by|provisions\s+of|considered\s+as|processed\s+as|treated\s+as|request\s+for)\s+(?:(?:both|an?|the|to|and|or|our)\s+)*['\"‘“]?$",
    re.I,
)
_SCOTTISH_DOOR = Pattern(
    r"\bScottish\s+Information\s+Commissioner|\bKinburn\s+Castle|\bCourt\s+of\s+Session\b|\bfoi\.scot\b", re.I
)
_IN_SCOTLAND = re.compile(
    r"^(?!dear\b)[^\n.?]{0,80},[ \t]*Scotland[ \t]*$|\b(?:AB|DD|DG|EH|FK|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE|G)\d{1,2}[ ]?\d[A-Z]{2}\b",
    re.M,
)
_THE_ACT = re.compile(r"\bthe\s+(?:Act|Regulations)\b")
_SOUTHERN = Pattern(
    r"\b(?:section|regulation|s|reg)s?\b\.?[ \t]*\d[\w() ,]{0,20}\s+of\s+the\s+(?:Freedom\s+of\s+Information\s+Act\s+2000|Environmental\s+Information\s+Regulations\s+2004(?!\W{0,2}Scot))",
    re.I,
)
_HEAD, _TOP = 600, 300
_NAMED = {"foisa": Regime.FOISA, "eisr": Regime.EISR, "eir": Regime.EIR, "foia": Regime.FOIA}
_NORTHERN = {Regime.FOISA, Regime.EISR}
_NORTH = {Regime.FOIA: Regime.FOISA, Regime.EIR: Regime.EISR}
_ORDER = (Regime.FOIA, Regime.FOISA, Regime.EIR, Regime.EISR)


def find_regimes(text: str, *, answered: Iterable[Span], relied: Sequence[Provision]) -> tuple[Regime, ...]:
    """The regimes that the response names or relies on, else those that the request or the page names.

    A Scottish body is under the Scottish laws, whatever the request calls them. Empty where no law is named.
    """
    named = _named(text)
    parts = tuple(answered)
    own = [(regime, at) for regime, at in named if any(part.start <= at < part.end for part in parts)]
    found = {r for r, at in own if _HANDLED.search(text[max(0, at - 60) : at])} | _cited(text, relied, named)
    found = (
        found or {regime for regime, _ in own} or {r for r, at in named if _HANDLED.search(text[max(0, at - 60) : at])}
    )
    found = found or {regime for regime, _ in named}
    is_northern = any(regime in _NORTHERN for regime, at in (*own, *((r, a) for r, a in named if a < _TOP)))
    if found & _NORTHERN or is_northern or (_is_scottish(text) and not _says_southern(text, parts, relied)):
        found = {_NORTH.get(regime, regime) for regime in found}
    return tuple(regime for regime in _ORDER if regime in _alone(found, relied))


@lru_cache(maxsize=4)  # a letter is asked twice: for the usual Act of its citations, and when these are known
def _named(text: str) -> tuple[tuple[Regime, int], ...]:
    return tuple((Regime(_NAMED[m.lastgroup or ""]), m.start()) for m in _ACTS.finditer(text))


def acts_named(words: str) -> tuple[Regime, ...]:
    """The laws that words name, in their order; a section alone names none."""
    return tuple(_NAMED[found.lastgroup or ""] for found in _ACTS.finditer(words))


def _cited(text: str, relied: Sequence[Provision], named: Sequence[tuple[Regime, int]]) -> set[Regime]:
    """The regimes of provisions that withhold, where the text names any law: a section alone does not say whose it is."""
    return _relied(relied) if named or _THE_ACT.search(text) else set()


def _says_southern(text: str, parts: Sequence[Span], relied: Sequence[Provision]) -> bool:
    """Whether the reply itself relies on a provision of the law of the rest of the kingdom, by its full name."""
    return bool(relied) and any(_SOUTHERN.search(text, part.start, part.end) for part in parts)


@lru_cache(maxsize=4)
def _is_scottish(text: str) -> bool:
    """Whether the authority is of Scotland: by its name or address at the head, or by the Commissioner it sends people to."""
    if BODIES.search(text, 0, _HEAD) or _SCOTTISH_DOOR.search(text):
        return True
    return bool(_IN_SCOTLAND.search(text, 0, _HEAD)) and messages(text)[0].voice is not Voice.ASKING


def _relied(provisions: Iterable[Provision]) -> set[Regime]:
    """The regimes of provisions that withhold."""
    acts = {p.act for p in provisions if not is_of_regime(p)}
    return {regime for regime in _ORDER if regime.value in acts}


def _alone(found: set[Regime], relied: Sequence[Provision]) -> set[Regime]:
    """Environmental information is handled under the Regulations alone: s.39 sends it there, or only they are relied on."""
    sent = any(is_of_regime(p) for p in relied)
    for act, regulations in ((Regime.FOIA, Regime.EIR), (Regime.FOISA, Regime.EISR)):
        if {act, regulations} <= found and (sent or (regulations in _relied(relied) and act not in _relied(relied))):
            return found - {act}
    return found
