"""The public copy of an answer, as plain values: what whoever publishes hands over.

A PublicCopy holds nothing of the applicant. What may be known of them, so that it can be looked for, comes
beside it (documents.Known) and is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.casefile import Outcome, Regime


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """One question with its answer, as anyone may read them. Paragraphs have an empty line between."""

    number: str
    text: str
    outcome: Outcome
    answer: str
    provisions: tuple[str, ...] = ()  # ids: "foia.s40.2"


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file that is published with the answer: the number of its StoredFile, and what it is called."""

    stored: int
    title: str


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """One answered request as the disclosure log shows it."""

    reference: str
    title: str
    regime: Regime
    received_on: date
    answered_on: date
    answered_by: str  # the post, not the person
    questions: tuple[PublicAnswer, ...]
    letter: str = ""  # the whole letter in plain text, without the applicant
    summary: str = ""
    subject: str = ""  # what it is about, for the filter of the log: "Housing"
    files: tuple[PublicFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Dealt:
    """What the person who publishes decided about one finding: its words go, or stay for a reason."""

    finding: str  # personal.Finding.key
    is_kept: bool = False
    reason: str = ""
