"""Answers are kept, forgotten, and what may be seen of them is put right. Each within the transaction of whoever calls."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from answerable.answers.matching import vocabulary
from answerable.desk.memory.given import Given
from answerable.desk.memory.index.gathering import LEAST
from answerable.desk.memory.index.tasks import gather_wordings
from answerable.desk.memory.index.wordings import Worded, worded
from answerable.desk.memory.models import Earlier, Waiting, Wording
from answerable.errors import ChangedMeanwhile

_AT_ONCE = 400
_TRIES = 3

_FLAGS = ("is_ours", "is_published", "is_theirs")
_FIELDS = (
    "wording", "heading", "question", "answer", "outcome", "provisions", "regime", "publisher", "address", "slug", "place",
    "asked_on", "answered_on", "because", "kept_at",
)  # fmt: skip

Key = tuple[int | None, str, str]  # the log, the letter, the number
Flags = tuple[bool, bool, bool]  # in the order of _FLAGS


@transaction.atomic
def keep(given: Iterable[Given], *, at: datetime) -> int:
    """Keep answers so that they are found, in place of what was kept of the same questions; how many.

    Those of a letter come together and in order, for a question may lean on the one before it.
    """
    count = 0
    some: dict[Key, Given] = {}
    for _, letter in groupby(given, key=lambda one: (one.log, one.letter)):
        some |= {(one.log, one.letter, one.number): one for one in letter}
        if len(some) >= _AT_ONCE:
            count += _keep(some, at=at)
            some = {}
    count += _keep(some, at=at)
    if count and Waiting.objects.count() >= LEAST:
        gather_wordings.enqueue()
    return count


@transaction.atomic
def forget(*, letter: str, log: int | None) -> int:
    """Let the answers of a letter be found no more; how many there were."""
    found = Earlier.objects.filter(letter=letter, log=log)
    wordings = set(found.values_list("wording", flat=True))
    count = found.count()
    found.delete()
    settle(wordings)
    return count


@transaction.atomic
def reword(answers: Sequence[tuple[int, str]], *, heading: str) -> None:
    """Let these answers of one letter, in their order, be found by the words given with each, and no more by others."""
    made = dict(answers)
    words = worded(list(made.values()), heading=heading, words=vocabulary())
    by_words = {one.digest: one for one in words}
    digests = dict(zip(made, (one.digest for one in words), strict=True))
    rows = list(Earlier.objects.filter(pk__in=made))
    before = {row.wording_id for row in rows}
    flags: dict[bytes, Flags] = {}
    for row in rows:
        had = flags.get(digests[row.pk], (False, False, False))
        flags[digests[row.pk]] = _both(
            had, (row.log_id is None, row.log_id is None and bool(row.slug), row.log_id is not None)
        )
    numbers = _wordings({digest: by_words[digest] for digest in flags}, flags, before=before)
    for row in rows:
        row.wording_id = numbers[digests[row.pk]]
    Earlier.objects.bulk_update(rows, ["wording"], batch_size=100)
    settle(before | set(numbers.values()))


@transaction.atomic
def settle(wordings: Collection[int]) -> None:
    """Put right whose answers a wording has and whether some are published; one that has none is gone."""
    numbers = sorted(wordings)
    for start in range(0, len(numbers), _AT_ONCE):
        some = Wording.objects.filter(pk__in=numbers[start : start + _AT_ONCE]).order_by("pk")
        locked = list(some.select_for_update().values_list("pk", flat=True))
        answers = Earlier.objects.filter(wording=OuterRef("pk"))
        rows = Wording.objects.filter(pk__in=locked).values_list(
            "pk",
            *_FLAGS,
            Exists(answers.filter(log=None)),
            Exists(answers.filter(log=None).exclude(slug="")),
            Exists(answers.exclude(log=None)),
        )
        now = [(pk, tuple(flags[:3]), tuple(flags[3:])) for pk, *flags in rows]
        gone = [pk for pk, _, flags in now if not any(flags)]
        changed = {pk: flags for pk, before, flags in now if before != flags and any(flags)}
        _flag(changed)
        Wording.objects.filter(pk__in=gone).delete()
        _wait([*changed, *gone])


def _keep(given: dict[Key, Given], *, at: datetime) -> int:
    made = _worded(given)
    flags: dict[bytes, Flags] = {}
    for key, one in given.items():
        digest = made[key].digest
        flags[digest] = _both(flags.get(digest, (False, False, False)), _flags(one))
    known = _known(given)
    before = {wording for _, wording in known.values()}
    numbers = _wordings({one.digest: one for one in made.values()}, flags, before=before)
    rows = {key: _row(one, numbers[made[key].digest], at) for key, one in given.items()}
    Earlier.objects.bulk_create([row for key, row in rows.items() if key not in known], batch_size=_AT_ONCE)
    if known:
        for key, (number, _) in known.items():
            rows[key].pk = number
        Earlier.objects.bulk_update([rows[key] for key in known], _FIELDS, batch_size=100)
        settle(before | {rows[key].wording_id for key in known})
    return len(given)


def _worded(given: dict[Key, Given]) -> dict[Key, Worded]:
    """Each question in its words, letter by letter."""
    words, made = vocabulary(), dict[Key, Worded]()
    for _, keys in groupby(given, key=lambda key: key[:2]):
        letter = list(keys)
        questions = [given[key].question for key in letter]
        made |= zip(letter, worded(questions, heading=given[letter[0]].heading, words=words), strict=True)
    return made


def _wordings(made: dict[bytes, Worded], flags: dict[bytes, Flags], *, before: Collection[int]) -> dict[bytes, int]:
    """The number of each wording, made where there was none, and locked so that nobody takes it away meanwhile.

    before: those that the answers had, locked with them in one order, so that nobody waits for whoever waits for them.
    """
    digests = sorted(made)
    for _ in range(_TRIES):
        rows = Wording.objects.filter(Q(digest__in=digests) | Q(pk__in=before)).order_by("pk").select_for_update()
        found = {bytes(digest): (pk, tuple(had)) for pk, digest, *had in rows.values_list("pk", "digest", *_FLAGS)}
        missing = [digest for digest in digests if digest not in found]
        if not missing:
            break
        Wording.objects.bulk_create([_wording(made[one], flags[one]) for one in missing], ignore_conflicts=True)
        _wait(Wording.objects.filter(digest__in=missing).values_list("pk", flat=True))
    if any(digest not in found for digest in digests):
        raise ChangedMeanwhile(thing="The list of earlier questions", who="others", at="the same time")
    numbers = {digest: found[digest][0] for digest in digests}
    changed = {found[one][0]: both for one in digests if (both := _both(found[one][1], flags[one])) != found[one][1]}
    _flag(changed)
    _wait(changed)
    return numbers


def _flag(changed: dict[int, Flags]) -> None:
    rows = [Wording(pk=pk, **dict(zip(_FLAGS, flags, strict=True))) for pk, flags in changed.items()]
    Wording.objects.bulk_update(rows, _FLAGS, batch_size=100)


def _wait(numbers: Iterable[int]) -> None:
    rows = [Waiting(key=secrets.randbits(63), wording=number) for number in numbers]
    Waiting.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _known(given: dict[Key, Given]) -> dict[Key, tuple[int, int]]:
    """What is kept of these already: its number and its wording."""
    logs, letters = {log for log, _, _ in given}, {letter for _, letter, _ in given}
    whose = Q(log__in=logs - {None})
    if None in logs:
        whose |= Q(log=None)
    rows = Earlier.objects.filter(whose, letter__in=letters).values_list("log", "letter", "number", "pk", "wording")
    return {key: (pk, wording) for *parts, pk, wording in rows if (key := tuple(parts)) in given}


def _row(one: Given, wording: int, at: datetime) -> Earlier:
    return Earlier(
        wording_id=wording,
        log_id=one.log,
        standing_id=one.standing,
        letter=one.letter,
        number=one.number,
        heading=_text(one.heading)[:300],
        question=_text(one.question),
        answer=_text(one.answer),
        outcome=one.outcome,
        provisions=f" {' '.join(one.provisions)} " if one.provisions else "",
        regime=one.regime,
        publisher=_text(one.publisher)[:200],
        address=_text(one.address)[:500],
        slug=one.slug,
        place=one.place,
        asked_on=one.asked_on,
        answered_on=one.answered_on,
        because=[{**asdict(basis), "as_at": basis.as_at and basis.as_at.isoformat()} for basis in one.because],
        kept_at=at,
    )


def _text(text: str) -> str:
    return text.replace("\0", "")


def _flags(one: Given) -> Flags:
    return (one.log is None, one.log is None and bool(one.slug), one.log is not None)


def _both(some: Flags, others: Flags) -> Flags:
    return (some[0] or others[0], some[1] or others[1], some[2] or others[2])


def _wording(one: Worded, flags: Flags) -> Wording:
    return Wording(digest=one.digest, features=one.packed(), family=one.family, **dict(zip(_FLAGS, flags, strict=True)))
