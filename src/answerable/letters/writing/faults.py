"""What would make a letter legally empty, found before a word of it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from answerable.casefile import Answer, CaseFile, Held, LetterKind, Outcome, Regime
from answerable.errors import (
    AnswerableError,
    AnswersDoNotMatch,
    AsksWhy,
    LeftOutWithoutGround,
    NoAddress,
    NoDetail,
    NoEstimate,
    NoGround,
    NotAllCovered,
    NotOpen,
    NoWords,
    OpenQuestion,
    ReviewRequired,
    StarterText,
)
from answerable.letters.left_out import says_left_out
from answerable.letters.writing.ground_faults import ground_faults
from answerable.letters.writing.needs import NOTICE, is_cost, is_pointer, standing_ground
from answerable.letters.writing.own_data_faults import answer_faults, frame_faults
from answerable.letters.writing.view import View, views
from answerable.letters.writing.wording import act_name, table

FULL = (LetterKind.RESPONSE, LetterKind.REVIEW_OUTCOME)
_STARTERS = {
    shown: re.compile(pattern, re.IGNORECASE)
    for shown, pattern in {
        "[insert …]": r"\[[^\]\n]*\b(?:insert|enter|add|name|date|reason|delete|complete|amend|select)\b[^\]\n]*\]",
        "XX": r"\bX{2,}\b",
        "TBC": r"\bT(?:BC|BA|ODO)\b",
        "{{ … }}": r"\{\{|\}\}",
        "<< … >>": r"<<|>>",
        "____": r"_{4,}",
        "lorem ipsum": r"\blorem ipsum\b",
    }.items()
}
_HOME_PAGE = re.compile(r"https?://[^/\s]+/?\.?")
_WHY = re.compile(r"\bwhy (?:do )?you (?:want|need|are asking)|\b(?:purpose|reason)s? (?:of|for) your request", re.I)
_NOT_HELD = re.compile(r"\b(?:not h(?:old|eld)|holds? no)\b", re.I)
_REVIEW = {  # where a review is a right
    Regime.EIR: "EIR reg.11",
    Regime.FOISA: "FOISA s.20",
    Regime.EISR: "the review that these Regulations give",
}
_SPEAKS = (Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.CLARIFICATION, Outcome.OUTSIDE)
_REFUSES = (Outcome.WITHHELD, Outcome.NEITHER, Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS_OR_REPEATED)


def faults(case: CaseFile) -> tuple[AnswerableError, ...]:
    """Everything that keeps this case file from being a lawful letter, in the order of the letter.

    Follows what each law asks a notice to say: FOIA s.17, EIR reg.14, FOISA ss.16 to 19.
    """
    early = [*_frame(case), *frame_faults(case), *_matched(case)]
    if early or case.issued_on is None:
        return tuple(early)
    found = [fault for view in views(case, on=case.issued_on) for fault in _answer(view)]
    return (*found, *_starters(case))


def _frame(case: CaseFile) -> Iterator[AnswerableError]:
    request = case.request
    if case.issued_on is None or case.issued_on < request.received_on:
        yield NoDetail(
            missing="A date of issue on or after the day of receipt",
            kind=case.kind.value,
            field="issued_on",
            because="its date proves that it was in time, and starts the time for a review",
            do_this="the day the letter goes",
        )
    for regime in dict.fromkeys((request.regime, *(q.regime for q in request.questions if q.regime))):
        if not case.authority.has_review and regime in _REVIEW:
            yield ReviewRequired(law=act_name(regime), cite=_REVIEW[regime])
        row = table("acts").get(regime.value)
        if row is None or case.authority.nation not in row["nations"]:
            law = act_name(regime)
            yield NotOpen(
                provision=law,
                where=f"the authority is in {case.authority.nation}",
                fault="no letter of this kind is written under it by this authority",
                cite="the extent of each law",
                do_this="set the regime of the request, or the nation of the authority, to the right one",
            )


def _matched(case: CaseFile) -> Iterator[AnswerableError]:
    """Every question answered once; letters other than answers may leave questions for later."""
    asked = [question.number for question in case.request.questions]
    given = Counter(number for answer in case.answers for number in answer.questions)
    for number in [number for number in given if number not in asked]:
        yield AnswersDoNotMatch(question=number, fault="was not asked, but has an answer")
    for number in [number for number in asked if given[number] > 1]:
        yield AnswersDoNotMatch(question=number, fault=f"has {given[number]} answers")
    if case.kind in FULL:
        for number in [number for number in asked if not given[number]]:
            yield AnswersDoNotMatch(question=number, fault="has no answer")


def _answer(view: View) -> Iterator[AnswerableError]:
    answer, number = view.answer, ", ".join(view.answer.questions)
    if answer.outcome is Outcome.OPEN:
        yield OpenQuestion(question=number, ask=f", or ask {answer.ask}" if answer.ask else "")
        return
    if answer.outcome in _SPEAKS and not answer.text.strip():
        yield NoWords(question=number, outcome=answer.outcome.value, do_this="write what they are told")
    if view.regime is Regime.DPA:
        yield from answer_faults(view, number)
        yield from _clear(answer, number)
        return
    yield from _refused(view, number)
    yield from _left_out(view, number)
    yield from _whole(view, number)
    yield from _points(view, number)
    yield from _clear(answer, number)
    yield from _costed(view, number)
    for ground in answer.grounds:
        yield from ground_faults(ground, view=view)


def _refused(view: View, number: str) -> Iterator[AnswerableError]:
    """A refusal with nothing that it rests on."""
    answer = view.answer
    bare = answer.outcome in _REFUSES
    if answer.outcome is Outcome.PART_RELEASED:
        bare = not _NOT_HELD.search(f"{answer.text} {answer.searches}")
    if answer.outcome in (Outcome.OVER_LIMIT, Outcome.ALREADY_ACCESSIBLE):
        bare = not standing_ground(answer.outcome, regime=view.regime)
    if bare and not any(ground.provision.number != "18(1)" for ground in answer.grounds):
        law = "exception" if view.regime in (Regime.EIR, Regime.EISR) else "exemption"
        yield NoGround(question=number, ground=law, cite=NOTICE[view.regime])


def _left_out(view: View, number: str) -> Iterator[AnswerableError]:
    """Words that say that something is left out of what is given, and nothing that it rests on."""
    answer = view.answer
    gives = answer.outcome in (Outcome.RELEASED, Outcome.PART_RELEASED) and not answer.grounds
    if gives and (said := says_left_out(answer.text)):
        law = "exception" if view.regime in (Regime.EIR, Regime.EISR) else "exemption"
        yield LeftOutWithoutGround(question=number, said=said, ground=law, cite=NOTICE[view.regime])


def _whole(view: View, number: str) -> Iterator[AnswerableError]:
    """A refusal of everything, by grounds none of which covers everything."""
    if view.answer.is_in_parts and not view.answer.covers_all and view.case.kind is not LetterKind.EXTENSION:
        yield NotAllCovered(question=number)


def _points(view: View, number: str) -> Iterator[AnswerableError]:
    """A pointer that leads nowhere in particular."""
    answer, where = view.answer, view.answer.where.strip()
    pointer = answer.outcome is Outcome.ALREADY_ACCESSIBLE or any(is_pointer(g.provision) for g in answer.grounds)
    wanted = {
        Outcome.FUTURE_PUBLICATION: (
            "when it will be published",
            "give the date or the event",
        ),
        Outcome.TRANSFERRED: ("who is likely to hold it", "name the body and how to reach it"),
    }.get(answer.outcome)
    if pointer and (not where or _HOME_PAGE.fullmatch(where)):
        wanted = (
            "exactly where it is",
            "give the address of the page or document itself",
        )
    elif where or not wanted:
        return
    yield NoAddress(question=number, missing=wanted[0], cite=NOTICE[view.regime], do_this=wanted[1])


def _clear(answer: Answer, number: str) -> Iterator[AnswerableError]:
    """A request for clarification that gives no help, or asks what it may not."""
    if answer.outcome is not Outcome.CLARIFICATION:
        return
    if answer.text.strip() and not answer.advice.strip():
        yield NoWords(
            question=number,
            outcome="clarification",
            do_this="add as advice the ways to make it clear",
        )
    for field, words in (("text", answer.text), ("advice", answer.advice)):
        if _WHY.search(words):
            yield AsksWhy(question=number, field=field)


def _costed(view: View, number: str) -> Iterator[AnswerableError]:
    """A cost refusal without estimate or help, or one that leaves open whether anything is held."""
    answer = view.answer
    costs = [ground.provision for ground in answer.grounds if is_cost(ground.provision)]
    if not costs and answer.outcome is not Outcome.OVER_LIMIT:
        return
    missing = {
        "the estimate": (answer.estimate, "hours by task, and what they come to"),
        "help to narrow the request": (
            answer.advice,
            "what could be given within the limit, or that nothing can",
        ),
    }
    for name, (words, do_this) in missing.items():
        if not words.strip():
            yield NoEstimate(
                question=number,
                missing=name,
                cite="s.16",
                do_this=do_this,
            )
    finding_out = any(place.parts[1:2] == ("2",) for place in costs)
    if view.regime is Regime.FOIA and answer.held is Held.UNSTATED and not finding_out:
        yield NoEstimate(
            question=number,
            missing="whether anything is held",
            cite="s.1(1)(a), which s.12(1) leaves standing",
            do_this="that it is held, or section 12(2) where finding out is what costs too much",
        )


def _starters(case: CaseFile) -> Iterator[AnswerableError]:
    """Words of a draft that were meant to be replaced, wherever an officer may write."""
    for answer in case.answers:
        if pattern := _starter("\n".join(_texts(_as_said(answer, case.kind)))):
            number = ", ".join(answer.questions)
            yield StarterText(pattern=pattern, place=f"the answer to question {number}", where=f"question {number}")
    for name, value in case.details:
        if pattern := _starter(value):
            yield StarterText(pattern=pattern, place=f"the detail {name}", where=f"the case file, details, {name}")


def _as_said(answer: Answer, kind: LetterKind) -> Answer:
    """The answer as this kind of letter says it: one that asks for time to weigh does not print the weighing (s.17(2))."""
    if kind is not LetterKind.EXTENSION:
        return answer
    return replace(answer, grounds=tuple(replace(ground, public_interest=None) for ground in answer.grounds))


def _starter(text: str) -> str:
    """The kind of starter text that stands in a text, by its pattern and never by its words."""
    return next((shown for shown, pattern in _STARTERS.items() if pattern.search(text)), "")


def _texts(value: object) -> Iterable[str]:
    """Every text inside a value of the case file, but not what the answer rests on."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("because", "reasons", "ask"):
                yield from _texts(getattr(value, field.name))
