"""Standing answers as plain values: the list, one with its facts of today, and what a draft takes from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from answerable.answers import live
from answerable.casefile import Answer, Basis, Ground, Outcome, Regime
from answerable.desk.disclosure.classes import CLASSES
from answerable.desk.disclosure.words import OUTCOMES, REGIMES, Cited, cited, paragraphs
from answerable.desk.memory import standing_access as access
from answerable.desk.memory.models import Earlier, Standing, StandingVersion
from answerable.desk.memory.today import Today, today
from answerable.desk.people.actors import Actor
from answerable.desk.registers.changes import otherwise
from answerable.law import long_day, uk_day
from answerable.registers import listed


@dataclass(frozen=True, slots=True)
class Line:
    """One standing answer in the list. used: answers that went out and rest on it."""

    reference: str
    title: str
    outcome_words: str
    owner: str
    owner_is_here: bool
    review_on: date
    is_overdue: bool
    is_published: bool
    used: int
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """One act on a standing answer: what it said after it, and why."""

    number: int
    at: datetime
    by: str
    note: str
    title: str
    text: str
    review_on: str
    is_published: bool
    is_withdrawal: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One standing answer, whole, as it stands today. said: its words with the facts of today, for an answer."""

    line: Line
    version: int
    questions: tuple[str, ...]
    text: str
    regime_words: str
    provisions: tuple[Cited, ...]
    grounds: tuple[Ground, ...]
    where: str
    said: tuple[str, ...]
    is_whole: bool
    facts: tuple[live.Fact, ...]
    changed: tuple[str, ...]  # entries that it rests on besides its facts, and that stand otherwise by now
    class_title: str
    hidden: str  # why it is not shown to the public although it is published
    made_from: str
    made_from_id: int | None
    withdrawn_reason: str
    versions: tuple[Version, ...]
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft takes from a standing answer. answer: None where it may not be used today, and cautions say why."""

    reference: str
    title: str
    owner: str
    review_on: date
    answer: Answer | None
    cautions: tuple[str, ...]
    words: str = ""  # what it says today, whether or not it is used

    @property
    def reason(self) -> str:
        """Why it is proposed, as the officer reads it."""
        return f"standing answer {self.reference}, owner {self.owner}, to be reviewed by {long_day(self.review_on)}"


def standing_list(*, on: date) -> tuple[Line, ...]:
    """Every standing answer: those past their review first, then by the day of it; withdrawn ones last."""
    uses = used()
    rows = Standing.objects.select_related("owner")
    lines = [_line(row, uses[row.reference], on) for row in rows]
    return tuple(sorted(lines, key=lambda one: (one.withdrawn_at is not None, one.review_on, one.reference)))


def standing_page(reference: str, *, by: Actor, on: date) -> Page:
    """One standing answer. Refuses one that this actor may not read (NoSuchThing)."""
    row = access.for_reading(reference, by=by)
    found, source = today(row, on=on), _source(row.made_from)
    answer, said = found.answer, found.said
    return Page(
        line=_line(row, used()[row.reference], on),
        version=row.version,
        questions=tuple(row.questions),
        text=answer.text,
        regime_words=REGIMES[Regime(row.regime)],
        provisions=_cited(answer, on),
        grounds=answer.grounds,
        where=answer.where,
        said=paragraphs(said.text),
        is_whole=said.is_whole,
        facts=found.facts,
        changed=_changed(found),
        class_title=class_title(row.scheme_class),
        hidden=found.hidden if row.is_published and not row.withdrawn_at else "",
        made_from=row.made_from,
        made_from_id=source.pk if source else None,
        withdrawn_reason=row.withdrawn_reason,
        versions=tuple(map(_version, row.versions.select_related("by").order_by("-version"))),
        used_in=_used_in(row.reference),
    )


def drafted(reference: str, *, on: date) -> Drafted | None:
    """What the standing answer gives to a draft today; None for one that is withdrawn or was never there.

    Past its review it gives nothing, nor where a position keeps what its questions ask, nor where the registers do not
    give one of its facts; each is said.
    """
    row = Standing.objects.select_related("owner").filter(reference=reference, withdrawn_at=None).first()
    if row is None:
        return None
    told, found = Drafted(row.reference, row.title, row.owner.name, row.review_on, None, ()), today(row, on=on)
    if found.barred:
        return replace(told, cautions=(f"The standing answer {reference} was not used: {found.barred}.",))
    said, given = found.said, found.answer
    if row.review_on <= on:
        due = f"The standing answer {reference} was due for review on {long_day(row.review_on)} ({row.owner.name}) and was not used."
        return replace(told, cautions=(due,), words=said.text)
    if lacking := [fact for fact in found.facts if fact.why]:
        missing = "; ".join(f"“{fact.question}”, because {fact.why}" for fact in lacking)
        return replace(told, cautions=(f"The standing answer {reference} was not used. It lacks today {missing}.",), words=said.text)  # fmt: skip
    own = Basis("earlier", reference, row.title, uk_day(row.changed_at), str(row.version))
    because = tuple(dict.fromkeys((own, *said.because, *(one for one in given.because if one.kind != "earlier"))))
    answer = replace(given, text=said.text, because=because, score=1.0, reasons=(told.reason,))
    return replace(told, answer=answer, cautions=tuple(_cautions(reference, found)), words=said.text)  # fmt: skip


def _cautions(reference: str, found: Today) -> Iterator[str]:
    """What is to be looked at in a draft of it: what the registers say to look at, and what has changed."""
    for fact in found.facts:
        for look in fact.look:
            yield f"In {reference}, at “{fact.question}”: {look}"
    if changed := _changed(found):
        yield f"{reference} rests on {listed(changed)}, changed since it was last looked at: see that its words still hold."


def _changed(found: Today) -> tuple[str, ...]:
    """The entries that its own words rest on, and that stand otherwise by now; those of its facts are read each time."""
    live = {basis.ref for basis in found.said.because}
    return tuple(ref for ref in otherwise(found.answer.because) if ref not in live)


def used() -> Counter[str]:
    """How many answers that went out rest on each standing answer."""
    return Counter(ref for refs in _resting().values() for ref in refs)


def class_title(number: str) -> str:
    """A class of the publication scheme, by its number."""
    return next((title for one, title, _ in CLASSES if one == number), "")


def _line(row: Standing, count: int, on: date) -> Line:
    is_overdue = row.review_on <= on and row.withdrawn_at is None
    outcome = OUTCOMES[Outcome(row.answer["outcome"])]
    return Line(row.reference, row.title, outcome, row.owner.name, row.owner.is_active, row.review_on, is_overdue, row.is_published and row.withdrawn_at is None, count, row.withdrawn_at)  # fmt: skip


def _version(one: StandingVersion) -> Version:
    held = one.values
    return Version(one.version, one.at, one.by.name if one.by else "The desk", one.note, held["title"], held["answer"].get("text", ""), held["review_on"], held["is_published"], held["withdrawn"])  # fmt: skip


def _cited(answer: Answer, on: date) -> tuple[Cited, ...]:
    return tuple(cited(place, on=on) for place in dict.fromkeys(ground.provision.id for ground in answer.grounds))


def _source(made_from: str) -> Earlier | None:
    letter, _, number = made_from.rpartition("/")
    return Earlier.objects.filter(log=None, standing=None, letter=letter, number=number).first()


def _resting() -> dict[str, tuple[str, ...]]:
    """Our answers that rest on standing ones, as they are called, each with the references."""
    rows = Earlier.objects.filter(log=None, standing=None, because__icontains='"SA-')
    return {
        f"{letter}/{number}": tuple({one["ref"] for one in because if str(one.get("ref", "")).startswith("SA-")})
        for letter, number, because in rows.values_list("letter", "number", "because")
    }


def _used_in(reference: str) -> tuple[str, ...]:
    return tuple(name for name, refs in _resting().items() if reference in refs)
