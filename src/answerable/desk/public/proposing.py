"""What is published already that fits a request, while it is typed: by question, and what else may hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from textwrap import shorten

from answerable.desk.disclosure.entries import Answer
from answerable.desk.disclosure.queries import answers_at
from answerable.desk.memory.fitting import fitting
from answerable.desk.memory.queries.standing_public import Shown
from answerable.desk.memory.standing_fitting import standing_fitting
from answerable.desk.public.addresses import absolute
from answerable.desk.public.notices import is_about_oneself
from answerable.desk.public.scheme import Listed, near
from answerable.desk.registers.authority import authority
from answerable.letters import split

QUESTIONS = 8  # of a request that are looked up as it is typed
MOST = 3  # answers for each
LABEL = 60  # characters of a question that stand over its answers


@dataclass(frozen=True, slots=True)
class Fitting:
    """The published answers that fit one question. label: how the question begins; empty where it is the only one.

    standing: what is said whenever it is asked, as it reads today.
    """

    label: str
    answers: tuple[Answer, ...]
    standing: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a request. mark: the same for the same things, so that what did not change is left alone."""

    fitting: tuple[Fitting, ...] = ()
    listed: tuple[Listed, ...] = ()
    is_about_oneself: bool = False

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Every answer that is shown, once."""
        return tuple(dict.fromkeys((one.slug, one.place) for part in self.fitting for one in part.answers))

    @property
    def standing(self) -> tuple[str, ...]:
        """The references of the standing answers that are shown, each once. They are not counted as shown or opened."""
        return tuple(dict.fromkeys(one.reference for part in self.fitting for one in part.standing))

    @property
    def count(self) -> int:
        """How many answers are shown."""
        return len(self.places) + len(self.standing)

    @property
    def mark(self) -> str:
        return sha256(repr((self.fitting, self.listed, self.is_about_oneself)).encode()).hexdigest()[:16]


def beside(words: str, *, on: date) -> Beside:
    """What fits these words, and nothing where nothing does."""
    if not words.strip():
        return Beside()
    asked = [question.text for question in split(words)][:QUESTIONS] or [words]
    found = Beside(_fitting(asked, on))
    shown = {absolute("public:standing", reference) for reference in found.standing}
    listed = tuple(one for one in near(words, authority=authority(), on=on) if one.url not in shown)
    return replace(found, listed=listed, is_about_oneself=is_about_oneself(words))


def _fitting(asked: Sequence[str], on: date) -> tuple[Fitting, ...]:
    found, standing = fitting(asked, most=MOST), standing_fitting(asked, on=on)
    answers = answers_at({place for places in found for place in places})
    rows = ((text, tuple(answers[place] for place in places if place in answers), said) for text, places, said in zip(asked, found, standing, strict=True))  # fmt: skip
    return tuple(
        Fitting(shorten(text, LABEL, placeholder=" …") if len(asked) > 1 else "", shown, said)
        for text, shown, said in rows
        if shown or said
    )
