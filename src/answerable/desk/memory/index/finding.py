"""What is like a question among all that was answered, and why; and what was sent to many with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

import numpy
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from answerable.answers.matching import (
    SAME_ROUND,
    Asked,
    Kept,
    Meeting,
    PartFound,
    Rarity,
    Vocabulary,
    Years,
    embed,
    part,
    parts_of,
    rank_parts,
    reason,
    round_likeness,
    vocabulary,
    years_of,
)
from answerable.desk.memory.given import Like
from answerable.desk.memory.index.candidates import BY_WORDS, BY_WORDS_ALONE, by_meaning, by_words
from answerable.desk.memory.index.loaded import Index, index
from answerable.desk.memory.index.segments import OURS, PUBLISHED, THEIRS, Array
from answerable.desk.memory.index.wordings import features_of, kept, of_part, vectors_of
from answerable.desk.memory.models import Earlier, Wording

Whose = Literal["all", "ours", "theirs", "published"]

_BITS = {"all": OURS | THEIRS, "ours": OURS, "theirs": THEIRS, "published": PUBLISHED}
_WHOSE = {"all": Q(), "ours": Q(log=None), "theirs": ~Q(log=None), "published": Q(log=None) & ~Q(slug="")}
_RANKED = 30  # wordings whose answers are looked at, for one question
_ANSWERS = 20  # of one wording that are told of
_SIZE = 12.0  # terms of an average question
_NEAR = (0.15, 0.7)  # how near in meaning no words in common are on average, and how much all of them add
_FAMILY = 500  # wordings that are compared for a round robin
_WORDS = 0.5  # what the words weigh beside the meaning, where candidates become fewer
_CLOSER = 45  # candidates that are looked at closely, where meaning tells which
_COVERED = 0.5  # share of the years asked about, below which nothing is the same


@dataclass(frozen=True, slots=True)
class _Looked:
    """A question that is looked for, and the years it asks about."""

    asked: Asked
    years: Years


@dataclass(frozen=True, slots=True)
class _Answer:
    wording: int
    number: int
    question: str
    on: date | None
    log: int | None  # None: ours
    of: int  # how many there are to its wording


def like(
    questions: Sequence[str], *, most: int = 5, whose: Whose = "all", without: frozenset[str] = frozenset()
) -> tuple[tuple[Like, ...], ...]:
    """For each question the wordings that ask it or something near it, the likest first; none where nothing is alike.

    A question may be typed by half. without: letters whose answers are not looked at.
    """
    here = index()
    looked = _looked(questions, here)
    shares = [_candidates(here, one.asked, _BITS[whose]) for one in looked]
    items = _items(looked, shares)
    rare = Rarity(here.rarity, here.rarity, _SIZE, _SIZE)
    ranked = [
        {int(found.item.id): found for found in rank_parts(one.asked, mine, rare=rare, most=_RANKED)[0]}
        for one, mine in zip(looked, items, strict=True)
    ]
    answers = _answers({number for some in ranked for number in some}, whose, without)
    return tuple(
        tuple(
            _like(at, one, some[numbers[0]], [answer for number in numbers for answer in answers[number]], rare)
            for numbers in islice(_by_family(here, [number for number in some if number in answers]), most)
        )
        for at, (one, some) in enumerate(zip(looked, ranked, strict=True))
    )


def _by_family(here: Index, numbers: Sequence[int]) -> Iterable[list[int]]:
    """Wordings in their order, those of one family together: the same in another order or form is told of once."""
    found: dict[int, list[int]] = {}
    for number in numbers:
        found.setdefault(int(here.families[number]), []).append(number)
    return found.values()


def _looked(questions: Sequence[str], here: Index) -> list[_Looked]:
    """The questions made ready, each as a request by itself, with what it leans on, and near in meaning to all of them."""
    words = vocabulary()
    texts = [_whole_words(" ".join(question.split()), here, words) for question in questions]
    parts = parts_of(texts, words=words)
    vectors = embed([one.meaning for one in parts]) if here.meanings and parts else None
    around = None if vectors is None else numpy.repeat(_mean(vectors), 2, axis=0)
    return [
        _Looked(Asked(of_part(one), one, None if vectors is None else vectors[at : at + 1], around), years_of(one.text))
        for at, one in enumerate(parts)
    ]


def _mean(vectors: Array) -> Array:
    mean = vectors.mean(0, keepdims=True)
    return mean / max(float(numpy.linalg.norm(mean)), 1e-9)


def _whole_words(text: str, here: Index, words: Vocabulary) -> str:
    """Without the last word where it seems to be typed by half: nothing ends it, and no wording has it."""
    before, _, last = text.rpartition(" ")
    if not before or not last.isalpha():
        return text
    typed = part(last, words=words).terms
    return before if typed and not any(map(here.having, typed)) else text


def _candidates(here: Index, asked: Asked, bits: int) -> dict[int, float]:
    """The wordings to look at more closely: how much of the weight of the question's words each has."""
    terms = asked.features.whole.terms
    total = sum(map(here.rarity, terms)) or 1.0
    most = BY_WORDS_ALONE if asked.vectors is None else BY_WORDS
    found = {number: score / total for number, score in by_words(here, terms, whose=bits, most=most)}
    if asked.vectors is not None:
        for number in by_meaning(here, asked.vectors[0], whose=bits):
            found.setdefault(number, 0.0)
    return found


def _items(looked: Sequence[_Looked], shares: Sequence[dict[int, float]]) -> list[list[Kept]]:
    """The candidates of each question as matching takes them.

    Where the meaning of one is not worked out yet, it counts for as near as its words are.
    """
    numbers = {number for some in shares for number in some}
    found = Wording.objects.filter(pk__in=numbers).values_list("pk", "features", "vectors")
    rows = {pk: bytes(features) for pk, features, _ in found}
    known = {pk: meaning for pk, _, meaning in found if meaning}
    vectors = dict(zip(known, vectors_of(list(known.values())), strict=True)) if known else {}
    out = []
    for one, some in zip(looked, shares, strict=True):
        there = [number for number in some if number in rows]  # others were taken away since the index was read
        if one.asked.vectors is None:
            out.append([kept(number, rows[number], None) for number in there])
            continue
        asked = one.asked.vectors[0]
        means = numpy.stack(
            [vectors[pk] if pk in vectors else asked * (_NEAR[0] + _NEAR[1] * min(1.0, some[pk]) ** 2) for pk in there]
            or [asked]
        )
        near = means @ asked
        order = sorted(range(len(there)), key=lambda at: -(near[at] + _WORDS * some[there[at]]))[:_CLOSER]
        out.append([kept(there[at], rows[there[at]], means[at : at + 1]) for at in order])
    return out


def _answers(numbers: set[int], whose: Whose, without: frozenset[str]) -> dict[int, list[_Answer]]:
    """The newest answers to each wording, ours first, of those that are looked for."""
    rows = Earlier.objects.filter(_WHOSE[whose], wording__in=numbers)
    if without:
        rows = rows.exclude(letter__in=without)
    order = [F("log").asc(nulls_first=True), F("answered_on").desc(nulls_last=True), F("id").desc()]
    counted = rows.annotate(
        row=Window(RowNumber(), partition_by="wording", order_by=order),
        of=Window(Count("*"), partition_by="wording"),
    ).filter(row__lte=_ANSWERS)
    found: dict[int, list[_Answer]] = {}
    wanted = ("wording", "pk", "question", "answered_on", "log", "of")
    for wording, *rest in counted.order_by("wording", "row").values_list(*wanted):
        found.setdefault(wording, []).append(_Answer(wording, *rest))
    return found


def _like(at: int, one: _Looked, found: PartFound, answers: Sequence[_Answer], rare: Rarity) -> Like:
    """A wording as it is told of. It is the same only where some answer to it covers the years asked about."""
    shares = {answer.number: one.years.covered_by(years_of(answer.question)) for answer in answers}
    covered = {number for number, share in shares.items() if share is None or share >= _COVERED}
    order = sorted(answers, key=lambda answer: (answer.log is not None, answer.number not in covered, _newest(answer)))
    return Like(
        int(found.item.id),
        round(found.score, 3),
        "same" if found.is_same and covered else "related",
        reason(one.asked, found, Meeting(at, found.question), rare),
        *_told(order),
    )


def _newest(answer: _Answer) -> tuple[int, int]:
    return (-answer.on.toordinal() if answer.on else 0, -answer.number)


def family(wording: int, *, most: int = 50) -> tuple[Like, ...]:
    """The wordings of the same round robin: the same question in the same or nearly the same words, the nearest first."""
    here = index()
    mine = Wording.objects.filter(pk=wording).values_list("features", "family").first()
    if mine is None:
        return ()
    one = features_of(bytes(mine[0]))
    near = {number for number, _ in by_words(here, one.whole.terms, whose=OURS | THEIRS)}
    rows = Wording.objects.filter(Q(pk__in=near) | Q(family=mine[1])).exclude(pk=wording)
    alike = {
        pk: round_likeness([one.whole.text], [features_of(bytes(packed)).whole.text])
        for pk, packed in rows.values_list("pk", "features")[:_FAMILY]
    }
    answers = _answers({pk for pk, share in alike.items() if share >= SAME_ROUND}, "all", frozenset())
    order = sorted(answers, key=lambda pk: (-alike[pk], pk))[:most]
    return tuple(
        Like(pk, round(alike[pk], 3), "same", "The same question in nearly the same words.", *_told(answers[pk]))
        for pk in order
    )


def _told(answers: Sequence[_Answer]) -> tuple[tuple[int, ...], int]:
    wordings = {answer.wording: answer.of for answer in answers}
    return tuple(answer.number for answer in answers[:_ANSWERS]), sum(wordings.values())
