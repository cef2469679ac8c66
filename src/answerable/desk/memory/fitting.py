"""Published answers that fit a question which somebody is typing: what asks the same, or speaks of most of what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.answers.matching import features, vocabulary
from answerable.desk.memory.given import Like
from answerable.desk.memory.index import like
from answerable.desk.memory.index.loaded import index
from answerable.desk.memory.models import Earlier

LOOKED = 10  # wordings for each question
NEAR = 0.4  # share of the weight of what is asked that an answered question speaks of, below which it is about something else
SAID = 300  # characters of an answer that tell what a short question was about

Place = tuple[str, int]  # the slug of a published answer, and the place of the question there


def fitting(questions: Sequence[str], *, most: int) -> tuple[tuple[Place, ...], ...]:
    """For each question where published answers stand that fit it, the likest first; of one wording the newest alone."""
    found = like(questions, most=LOOKED, whose="published")
    newest = [one.answers[0] for some in found for one in some]
    rows = Earlier.objects.filter(pk__in=newest).values_list("pk", "slug", "place", "question", "answer")
    answers = {pk: ((slug, place), f"{question} {answer[:SAID]}") for pk, slug, place, question, answer in rows}
    return tuple(_fitting(question, some, answers)[:most] for question, some in zip(questions, found, strict=True))


def _fitting(question: str, found: Sequence[Like], answers: dict[int, tuple[Place, str]]) -> tuple[Place, ...]:
    known = [(one, *answers[one.answers[0]]) for one in found if one.answers[0] in answers]
    met = _met(question, [said for _, _, said in known])
    fit = [place for (one, place, _), share in zip(known, met, strict=True) if _fits(one, share)]
    return tuple(dict.fromkeys(fit))


def _fits(one: Like, share: float) -> bool:
    """What asks the same must speak of something that is asked: a question leans on others of its letter."""
    return share > 0 if one.kind == "same" else share >= NEAR


def _met(question: str, texts: Sequence[str]) -> list[float]:
    """The share of what a question speaks of, the rarer the weightier, that each text speaks of too."""
    words, rarity = vocabulary(), index().rarity
    asked, *others = (features([text], words=words).whole.terms for text in (question, *texts))
    weight = sum(map(rarity, asked)) or 1.0
    return [sum(rarity(term) for term in asked if term in there) / weight for there in others]
