"""Standing answers as anyone may read them: with the facts of today, and nothing that is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.casefile import Regime
from answerable.desk.disclosure.words import OUTCOMES, REGIMES, Cited, cited, paragraphs
from answerable.desk.memory.models import Standing
from answerable.desk.memory.queries.standing import class_title
from answerable.desk.memory.today import today
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Titled:
    """A published standing answer in a list. words: its title and its questions, by which it is found."""

    reference: str
    title: str
    scheme_class: str
    words: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A published standing answer as it reads today. Where it is published no more, only the day and the reason of its withdrawal are left."""

    reference: str
    title: str
    is_gone: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    scheme_class: str = ""
    class_title: str = ""
    questions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    outcome_words: str = ""
    regime_words: str = ""
    provisions: tuple[Cited, ...] = ()
    sources: tuple[tuple[str, date], ...] = ()  # registers, each with the day for which it stands
    is_whole: bool = True
    changed_at: datetime | None = None
    review_on: date | None = None
    is_overdue: bool = False


def published_standing() -> tuple[Titled, ...]:
    """Every standing answer that is published, whether or not it can be shown today."""
    rows = Standing.objects.filter(is_published=True, withdrawn_at=None)
    return tuple(Titled(row.reference, row.title, row.scheme_class, "\n".join((row.title, *row.questions)), tuple(row.questions)) for row in rows)  # fmt: skip


def may_be_shown(reference: str, *, on: date) -> bool:
    """True where a published standing answer can be shown on that day: no position keeps it, and something is left of it."""
    row = Standing.objects.filter(reference=reference, is_published=True, withdrawn_at=None).first()
    return row is not None and not today(row, on=on).hidden


def shown_standing(reference: str, *, on: date) -> Shown:
    """One as it reads on that day, or what is left of one that was withdrawn.

    Refuses one that is not shown (NoSuchThing), in the same way whatever the reason.
    """
    row = Standing.objects.filter(reference=reference, was_published=True).first()
    if row is None:
        raise NoSuchThing(thing="published answer", where=reference)
    if row.withdrawn_at or not row.is_published:
        return Shown(reference, row.title, True, row.withdrawn_at, row.withdrawn_reason if row.is_published else "")
    found = today(row, on=on)
    if found.hidden:
        raise NoSuchThing(thing="published answer", where=reference)
    answer, said = found.answer, found.shown
    places = dict.fromkeys(ground.provision.id for ground in answer.grounds)
    return Shown(
        reference,
        row.title,
        scheme_class=row.scheme_class,
        class_title=class_title(row.scheme_class),
        questions=tuple(row.questions),
        paragraphs=paragraphs(said.text),
        outcome_words=OUTCOMES[answer.outcome],
        regime_words=REGIMES[Regime(row.regime)],
        provisions=tuple(cited(place, on=on) for place in places),
        sources=tuple(dict.fromkeys((one.source, one.as_at) for one in said.facts if one.as_at)),
        is_whole=said.is_whole,
        changed_at=row.changed_at,
        review_on=row.review_on,
        is_overdue=row.review_on <= on,
    )
