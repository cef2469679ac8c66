"""What was answered before to questions like those of a case, and what of it may stand as a draft.

A standing answer to the same question becomes the draft, with the facts of the day, unless its review is due. Else an
answer of our own does, whole and with its grounds, where nothing that it rests on has changed and nobody's review or
complaint of it is open or was upheld; what must be looked at first is said beside it. Another authority's answer is shown and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.answers.matching import round_likeness
from answerable.casefile import Answer, Basis, Outcome
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.remembered import is_challenged, whole_answer
from answerable.desk.disclosure.personal import own_words
from answerable.desk.memory import index
from answerable.desk.memory.queries.standing import Drafted, drafted
from answerable.desk.memory.recalling import Recalled, recalled
from answerable.desk.registers.authority import authority
from answerable.desk.registers.changes import otherwise
from answerable.documents import Known, find_personal
from answerable.law import long_day

MOST = 8  # shown for each question
WORDINGS = 5
SAME_WORDS = 0.9  # of what two questions say in common, from which nobody need compare them
REPEATED = (Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.NEITHER, Outcome.ALREADY_ACCESSIBLE)  # fmt: skip
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier answer beside a question. changed: the entries it rests on that stand otherwise by now.

    standing: what it gives to a draft, where it is a standing answer.
    """

    said: Recalled
    changed: tuple[str, ...] = ()
    standing: Drafted | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """An earlier answer as the draft of a question, and what is to be looked at before it is used.

    answer: None where a standing answer was not used, and the cautions say why.
    """

    answer: Answer | None
    cautions: tuple[str, ...]


def remembered(case: Case, questions: Sequence[Question], *, on: date) -> list[tuple[Remembered, ...]]:
    """For each question what was answered before to others like it, the likest first; each standing answer once."""
    texts = [f"{row.lead}\n{row.text}" if row.lead else row.text for row in questions]
    found = index.like(texts, most=WORDINGS, whose="all", without=frozenset({case.reference}))
    return [tuple(_remembered(one, on) for one in _each_once(recalled(likes, most=MOST))) for likes in found]


def repeated(question: Question, before: Sequence[Remembered]) -> Repeated | None:
    """What may stand again as an answer to the same question: a standing answer first, then the newest of ours.

    None where none may, and nothing is to be told.
    """
    same = [one for one in before if one.said.kind == "same" and one.said.is_ours]
    standing = [(one.said, one.standing) for one in same if one.standing and one.said.regime == _regime(question)]
    for said, given in standing:
        if given.answer:
            answer = replace(given.answer, questions=(question.number,))
            return Repeated(
                answer, (*given.cautions, *_of_words(question, said, given.reference), *_of_balance(answer))
            )
    told = tuple(caution for _, given in standing for caution in given.cautions)
    for one in same:
        if not one.changed and not one.said.standing and not is_challenged(one.said.letter):
            whole = whole_answer(one.said.letter, one.said.number)
            if whole and (again := _again(question, whole, one.said)):
                return replace(again, cautions=(*told, *again.cautions))
    return Repeated(None, told) if told else None


def _again(question: Question, answer: Answer, said: Recalled) -> Repeated | None:
    if answer.outcome not in REPEATED or said.regime != _regime(question):
        return None
    basis = Basis("earlier", said.ref, said.answer, said.on)
    reasons = (f"answered before in {said.ref}{_on(said)}: {said.why}", *answer.reasons)
    draft = replace(answer, questions=(question.number,), because=(basis, *answer.because), score=said.score, reasons=reasons)  # fmt: skip
    return Repeated(draft, tuple(_cautions(question, answer, said)))


def _cautions(question: Question, answer: Answer, said: Recalled) -> Iterator[str]:
    """What keeps an answer from being said again unread."""
    yield from _of_words(question, said, said.ref)
    entries = [one for one in answer.because if one.kind in ("register", "position")]
    if not entries:
        yield f"This is our answer in {said.ref}{_on(said)}, and rests on no entry of a register: see that it still holds."
    elif _FIGURE.search(answer.text):
        yield f"This is our answer in {said.ref}{_on(said)}: see that its figures and days are those asked for now."
    yield from _of_balance(answer)
    known = Known(own=own_words(authority().profile))
    if people := dict.fromkeys(one.words for one in find_personal(answer.text, known=known)):
        named = ", ".join(f"“{words}”" for words in people)
        yield f"It was written to somebody else, and may hold personal data: {named}. See that each may be given again."


def _of_words(question: Question, said: Recalled, ref: str) -> Iterator[str]:
    if round_likeness([question.text], [said.question]) < SAME_WORDS:
        yield f"It was asked in other words in {ref}: “{said.question}” See that it is the same question."


def _of_balance(answer: Answer) -> Iterator[str]:
    if any(ground.public_interest for ground in answer.grounds):
        yield "The public interest is weighed afresh for each request: see that the balance still holds."


def _each_once(found: Iterable[Recalled]) -> Iterator[Recalled]:
    """These, but of the questions of one standing answer only the likest."""
    seen: set[str] = set()
    for one in found:
        if one.standing not in seen:
            yield one
        seen |= {one.standing} - {""}


def _remembered(said: Recalled, on: date) -> Remembered:
    if said.standing:
        given = drafted(said.standing, on=on)
        return Remembered(replace(said, answer=given.words if given else ""), standing=given)
    return Remembered(said, otherwise(said.because) if said.is_ours else ())


def _regime(question: Question) -> str:
    return question.regime or question.case.regime


def _on(said: Recalled) -> str:
    return f" of {long_day(said.on)}" if said.on else ""
