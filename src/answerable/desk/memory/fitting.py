"""Published answers that fit a question which somebody is typing: what asks the same, or speaks of most of what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from answerable.answers.matching import features, vocabulary
from answerable.desk.disclosure.queries import answers_at
from answerable.desk.memory.given import Like
from answerable.desk.memory.index import like
from answerable.desk.memory.index.loaded import index
from answerable.desk.memory.models import Earlier

LOOKED = 10  # wordings for each question
NEAR = 0.4  # share of the weight of what is asked that an answered question speaks of, below which it is about something else

Place = tuple[str, int]  # the slug of a published answer, and the place of the question there


def fitting(questions: Sequence[str], *, most: int) -> tuple[tuple[Place, ...], ...]:
    """For each question where published answers stand that fit it, the likest first; of one wording the newest alone.

    Only the words of the public copy are looked at: nothing here tells of a name that was taken out of it.
    """
    found = like(questions, most=LOOKED, whose="published")
    newest = [one.answers[0] for some in found for one in some]
    rows = Earlier.objects.filter(pk__in=newest).values_list("pk", "slug", "place")
    at = {pk: (slug, place) for pk, slug, place in rows}
    said = {place: f"{copy.question} {copy.first_lines}" for place, copy in answers_at(at.values()).items()}
    answers = {pk: (place, said[place]) for pk, place in at.items() if place in said}
    fit = (_fitting(question, some, answers) for question, some in zip(questions, found, strict=True))
    return tuple(tuple(islice(places, most)) for places in fit)


def _fitting(question: str, found: Sequence[Like], answers: dict[int, tuple[Place, str]]) -> Iterator[Place]:
    words, rarity = vocabulary(), index().rarity
    asked = features([question], words=words).whole.terms
    weight = sum(map(rarity, asked)) or 1.0
    for one in found:
        place, said = answers.get(one.answers[0], (None, ""))
        there = features([said], words=words).whole.terms if place else ()
        if place and _fits(one, sum(rarity(term) for term in asked if term in there) / weight):
            yield place


def _fits(one: Like, met: float) -> bool:
    """What asks the same must speak of something that is asked, for a question leans on others of its letter.

    met: the share of what is asked, the rarer the weightier, that it speaks of.
    """
    return met > 0 if one.kind == "same" else met >= NEAR
