"""What the log calls things, for anyone: outcomes, laws, provisions with their headings, the first lines of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten

from answerable.casefile import Outcome, Regime
from answerable.errors import LawError
from answerable.law import exemption, parse

OUTCOMES = {
    Outcome.RELEASED: "Given",
    Outcome.PART_RELEASED: "Given in part",
    Outcome.NOT_HELD: "Not held",
    Outcome.WITHHELD: "Withheld",
    Outcome.NEITHER: "Neither confirmed nor denied",
    Outcome.ALREADY_ACCESSIBLE: "Already accessible",
    Outcome.FUTURE_PUBLICATION: "To be published",
    Outcome.OVER_LIMIT: "Over the cost limit",
    Outcome.VEXATIOUS_OR_REPEATED: "Vexatious or repeated",
    Outcome.CLARIFICATION: "Asked to clarify",
    Outcome.TRANSFERRED: "Held by someone else",
    Outcome.OUTSIDE: "Not a request for information",
}
REGIMES = {
    Regime.FOIA: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
    Regime.FOISA: "Freedom of Information (Scotland) Act 2002",
    Regime.EISR: "Environmental Information (Scotland) Regulations 2004",
    Regime.DPA: "Data Protection Act 2018",
}
FIRST_LINES = 280  # characters


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision relied on: its id, how it is printed, and its heading where it has one in the tables."""

    id: str
    cite: str
    heading: str = ""


@lru_cache(maxsize=1024)
def cited(provision: str, *, on: date) -> Cited:
    """The provision in words, as the law stood on the day of the answer."""
    try:
        place = parse(provision)
    except LawError:
        return Cited(provision, provision)
    try:
        return Cited(provision, str(place), exemption(place, on=on).heading)
    except LawError:
        return Cited(provision, str(place))


def first_lines(answer: str) -> str:
    """The beginning of an answer, in whole words."""
    return shorten(answer, FIRST_LINES, placeholder=" …")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line stands between them."""
    return tuple(block.strip() for block in text.split("\n\n") if block.strip())
