"""What might become a standing answer, and what should be published without being asked for: with the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from answerable.casefile import Outcome
from answerable.desk.disclosure.classes import suggested
from answerable.desk.disclosure.words import OUTCOMES
from answerable.desk.memory.index import family
from answerable.desk.memory.models import Earlier
from answerable.desk.memory.queries.standing import class_title
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError
from answerable.law import months_on
from answerable.registers import AuthorityFolder

MONTHS = 12
OFTEN = 3  # requests to us within the months, from which an answer that is given each time should be published
TWICE = 2  # requests to us, or one and several to others, from which a standing answer is proposed
ELSEWHERE = 3
FAMILIES = 25  # the most asked: each is looked at with what is worded nearly the same
MOST = 15  # that are shown
GIVEN = (Outcome.RELEASED.value, Outcome.ALREADY_ACCESSIBLE.value)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One question in all its wordings: how often it was asked in twelve months, and how it was answered."""

    id: int  # our latest answer to it
    question: str
    ours: int  # requests to us
    theirs: int  # requests to other authorities
    outcomes: tuple[tuple[str, int], ...]  # of ours, in words, the most frequent first
    is_given: bool  # each time
    last_on: date | None
    is_published: bool
    from_registers: bool
    suggested: str  # the number of a class of the publication scheme
    suggested_title: str

    @property
    def is_same(self) -> bool:
        """True where it was answered alike each time."""
        return len(self.outcomes) == 1


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is asked often and has no standing answer, and what of it should be published unasked.

    since, until: the first and last day that is counted. answers, others: how many answers of ours, and of others, are
    kept of these days.
    """

    often: tuple[Candidate, ...]
    unasked: tuple[Candidate, ...]
    since: date
    until: date
    answers: int
    others: int


def candidates(*, on: date) -> Candidates:
    """The most asked questions of the last twelve months, each counted with what is worded nearly the same."""
    since = months_on(on, months=-MONTHS)
    found = sorted(_found(since), key=lambda one: (-one.ours, -one.theirs, one.question))
    unasked = tuple(one for one in found if one.ours >= OFTEN and one.is_given and not one.is_published)
    often = tuple(one for one in found if one.ours >= TWICE or one.theirs >= ELSEWHERE)
    kept = Earlier.objects.filter(standing=None, answered_on__gte=since)
    counted = kept.aggregate(ours=Count("pk", filter=Q(log=None)), theirs=Count("pk", filter=Q(log__isnull=False)))
    return Candidates(often[:MOST], unasked[:MOST], since, on, counted["ours"], counted["theirs"])


def _found(since: date) -> Iterator[Candidate]:
    taken = frozenset(Earlier.objects.exclude(standing=None).values_list("wording", flat=True))
    for group in _groups(since):
        if not group & taken:
            rows = Earlier.objects.filter(standing=None, wording__in=group, answered_on__gte=since)
            theirs = rows.exclude(log=None).values("log", "letter").distinct().count()
            yield _candidate(list(rows.filter(log=None).order_by("-answered_on", "-pk")), theirs)


def _groups(since: date) -> list[frozenset[int]]:
    """The wordings of the most asked questions, those that are nearly the same together; none twice."""
    ours = Earlier.objects.filter(log=None, standing=None, answered_on__gte=since)
    counted = ours.values("wording__family").annotate(letters=Count("letter", distinct=True), last=Max("answered_on"), some=Max("wording"))  # fmt: skip
    groups: list[frozenset[int]] = []
    seen: set[int] = set()
    for row in counted.order_by("-letters", "-last")[:FAMILIES]:
        if row["some"] not in seen:
            near = frozenset((row["some"], *(one.wording for one in family(row["some"])))) - seen
            groups.append(near)
            seen |= near
    return groups


def _candidate(rows: list[Earlier], theirs: int) -> Candidate:
    """rows: our answers, the latest first."""
    latest = rows[0]
    outcomes = Counter(OUTCOMES.get(Outcome(row.outcome), "Not known") for row in rows)
    registers = _registers({one["ref"] for one in latest.because if one.get("kind") == "register"})
    number = suggested(latest.question, registers=registers)
    return Candidate(
        id=latest.pk,
        question=latest.question,
        ours=len({row.letter for row in rows}),
        theirs=theirs,
        outcomes=tuple(outcomes.most_common()),
        is_given=all(row.outcome in GIVEN for row in rows),
        last_on=latest.answered_on,
        is_published=any(row.slug for row in rows),
        from_registers=any(one.get("kind") in ("register", "position") for one in latest.because),
        suggested=number,
        suggested_title=class_title(number),
    )


def _registers(refs: Collection[str]) -> tuple[str, ...]:
    """The registers that hold any of these entries today."""
    folder = authority()
    return tuple(name for name in (folder.registers if refs else ()) if _holds(folder, name, refs))


def _holds(folder: AuthorityFolder, name: str, refs: Iterable[str]) -> bool:
    try:
        kept = folder.kept(name)
    except AnswerableError:  # one that cannot be read: its own page says why
        return False
    return any(kept.find(ref) for ref in refs)
