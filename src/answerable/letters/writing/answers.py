"""What is said to each question: a heading, the question as asked, and the answer by its outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.casefile import Ground, Held, LetterKind, Outcome, Question, Regime
from answerable.letters.letter import Paragraph, Role
from answerable.letters.writing.needs import is_cost, is_pointer, is_repeat, standing_ground
from answerable.letters.writing.prose import day, ended, question_name, question_numbers, sentence, unwrapped
from answerable.letters.writing.refusals import denial, refusal
from answerable.letters.writing.terms import limit_of
from answerable.letters.writing.view import View, day_of

_NOT_HELD = re.compile(r"\b(?:(?:do|does|did|have|has)(?: not|n[’']t) h(?:old|eld)|not held|holds? no)\b", re.I)
_NEITHER = re.compile(r"neither confirm", re.I)
_ADDRESS = re.compile(r"https?://\S*[^\s.,;:)]")
# a reason that says no more than the sentence that points to the information
_SAID = re.compile(
    r"(?:(?:it|this|that|the information) (?:is|has been) (?:already |publicly )*"
    r"(?:published|(?:reasonably )?accessible|available)(?: online| on (?:our|the) website)?\.?)?",
    re.I,
)


def answered(view: View) -> tuple[Paragraph, ...]:
    """The questions of one answer, each as it was asked, and the answer under them."""
    return (*asked(view), *said(view))


def asked(view: View) -> Iterator[Paragraph]:
    """The headings and the questions in the applicant's own words."""
    numbers = view.answer.questions
    for question in view.case.request.questions:
        if question.number in numbers:
            yield from view.say("question", name=question_name(question.number))
            yield Paragraph("question.asked", Role.QUESTION, unwrapped(question.text), questions=numbers)
            yield from _made_clear(view, question)
    kind = view.case.kind
    if kind in (LetterKind.CLARIFICATION, LetterKind.EXTENSION):
        yield from view.say(f"answer.{kind.value}")
    else:
        yield from view.say("answer.several" if numbers[1:] else "answer", which=question_numbers(numbers))


def _made_clear(view: View, question: Question) -> Iterator[Paragraph]:
    """When the applicant was asked what a question means, and when they said."""
    if view.case.kind is LetterKind.CLARIFICATION or not (question.queried_on and question.clear_on):
        return
    days = {"queried_on": day(question.queried_on), "clear_on": day(question.clear_on)}
    query = sentence(" ".join(question.query.split()))
    yield from view.say("clarified.words" if query else "clarified", query=query, **days)
    yield from view.say("clarified.clock")


def said(view: View) -> Iterator[Paragraph]:
    """The answer itself, by its outcome."""
    yield from _BY_OUTCOME[view.answer.outcome](view)
    if view.answer.outcome not in _HELPS_ITSELF and not _costs(view):
        yield from view.words(view.answer.advice, id_="advice")


def _released(view: View) -> Iterator[Paragraph]:
    yield from view.words(view.answer.text)
    yield from view.words(view.answer.searches, id_="searches")


def _part(view: View) -> Iterator[Paragraph]:
    yield from view.say("part")
    yield from view.words(view.answer.text)
    yield from view.words(view.answer.searches, id_="searches")
    if view.regime is Regime.DPA and view.answer.withheld.strip():
        yield from view.say("withheld.rest")
        yield from view.words(view.answer.withheld, id_="reason")
    if ordinary := _ordinary(view):
        yield from view.say("withheld.rest")
        yield from refusal(view, ordinary)
    yield from _others(view)


def _withheld(view: View) -> Iterator[Paragraph]:
    yield from view.say("withheld")
    if view.regime is Regime.DPA:
        yield from view.words(view.answer.withheld, id_="reason")
    yield from view.words(view.answer.text)
    yield from refusal(view, _ordinary(view))
    yield from _between_them(view)
    yield from _others(view)


def _not_held(view: View) -> Iterator[Paragraph]:
    answer = view.answer
    if view.regime is not Regime.FOIA or not _NOT_HELD.search(answer.text):
        yield from view.say("not-held")
    yield from view.words(answer.text)
    yield from view.words(answer.searches, id_="searches")
    yield from view.say("not-held.balance")
    if answer.where.strip():
        yield from view.say("holder", where=sentence(answer.where))


def _neither(view: View) -> Iterator[Paragraph]:
    if view.regime is Regime.FOISA or not _NEITHER.search(view.answer.text):
        yield from view.say("deny")
    yield from view.words(view.answer.text)
    grounds = view.answer.grounds
    if view.regime is Regime.FOISA:  # s.18 itself is named in the sentence that denies
        grounds = tuple(ground for ground in grounds if ground.provision.parts[0] != "18")
    yield from denial(view, grounds)


def _accessible(view: View) -> Iterator[Paragraph]:
    yield from view.words(view.answer.text)
    yield from _place(view)
    for ground in _pointers(view):
        yield from _pointer(view, ground)
    yield from refusal(view, _ordinary(view))


def _future(view: View) -> Iterator[Paragraph]:
    yield from view.say("future", where=sentence(view.answer.where))
    yield from view.words(view.answer.text)
    yield from refusal(view, view.answer.grounds)
    yield from _between_them(view)


def _between_them(view: View) -> Iterator[Paragraph]:
    """That no information is left over, where each ground covers a part of it."""
    if view.answer.is_in_parts and view.answer.covers_all:
        yield from view.say("ground.together")


def _cost(view: View) -> Iterator[Paragraph]:
    if view.answer.held is not Held.UNSTATED:
        yield from view.say("cost.held")
    yield from view.words(view.answer.text)
    if ordinary := _ordinary(view):
        yield from refusal(view, ordinary)
        yield from _estimated(view)
    for ground in _costs(view):
        yield from _over_limit(view, ground)


def _vexatious(view: View) -> Iterator[Paragraph]:
    yield from view.words(view.answer.text)
    yield from refusal(view, _ordinary(view))
    yield from _others(view)


def _clarify(view: View) -> Iterator[Paragraph]:
    asked, heard_on = view.queried, None
    if asked and asked.queried_on:
        heard_on, queried_on = asked.heard_on, day(asked.queried_on)
        if heard_on:
            yield from view.say("clarify.heard", queried_on=queried_on, heard_on=day(heard_on))
        else:
            yield from view.say("clarify.again", queried_on=queried_on)
            yield from view.say("clarify.unheard")
    else:
        yield from view.say("clarify")
    yield from view.words(view.answer.text)
    if view.answer.advice.strip():
        yield from view.say("clarify.options")
        yield from view.words(view.answer.advice, id_="options")
    if not heard_on:
        yield from view.say("clarify.clock")


def _referred(view: View) -> Iterator[Paragraph]:
    if view.answer.held is Held.NO:
        yield from view.say("not-held")
        yield from view.say("not-held.balance")
    where = sentence(view.answer.where)
    if view.case.detail("transferred_on"):
        because = "the applicant is told when the other body received it"
        passed_on = day_of(view.case, "transferred_on", missing="The day it was passed on", because=because)
        yield from view.say("transferred", where=where, transferred_on=passed_on)
    else:
        yield from view.say("referred", where=where)
    yield from view.words(view.answer.text)


def _outside(view: View) -> Iterator[Paragraph]:
    yield from view.say("outside")
    yield from view.words(view.answer.text)
    yield from view.words(view.answer.searches, id_="searches")
    if view.answer.held is Held.NO:
        yield from view.say("outside.none")


def _open(view: View) -> Iterator[Paragraph]:
    """In a draft only: the place where an answer is still to stand."""
    who = view.answer.ask.strip()
    yield from view.say("open.ask", who=who) if who else view.say("open")


def _others(view: View) -> Iterator[Paragraph]:
    """The grounds of an answer that are no exemption: cost, repetition, what is within reach."""
    for ground in view.answer.grounds:
        if is_cost(ground.provision):
            yield from _over_limit(view, ground)
        elif is_repeat(ground.provision):
            yield from view.say(
                "vexatious" if ground.provision.parts[-1] == "1" else "repeated",
                provision=ground.provision.words,
            )
            yield from view.words(ground.reason, id_="reason")
        elif is_pointer(ground.provision):
            yield from _place(view)
            yield from _pointer(view, ground)


def _place(view: View) -> Iterator[Paragraph]:
    """Where it is; the addresses that the words above give already are not given again."""
    where = view.answer.where.strip()
    named = set(_ADDRESS.findall(where))
    if named and named <= set(_ADDRESS.findall(view.answer.text)):
        yield from view.say("accessible.above", addresses="addresses" if len(named) > 1 else "address")
    else:
        yield from view.say("accessible", where=ended(where))


def _pointer(view: View, ground: Ground) -> Iterator[Paragraph]:
    yield from view.say("accessible.ground", provision=ground.provision.words)
    if not _SAID.fullmatch(ground.reason.strip()):
        yield from view.words(ground.reason, id_="reason")
    yield from view.say("accessible.help")


def _over_limit(view: View, ground: Ground) -> Iterator[Paragraph]:
    limit = limit_of(view.case.authority, view.regime, on=view.on)
    figures = {"limit": str(limit.pounds), "rate": f"{limit.rate:g}", "hours": f"{limit.hours:g}"}
    id_ = "cost.finding" if ground.provision.parts[1:2] == ("2",) else "cost"
    yield from view.say(id_, provision=ground.provision.words, **figures)
    yield from view.words(ground.reason, id_="reason")
    yield from _estimated(view)


def _estimated(view: View) -> Iterator[Paragraph]:
    yield from view.words(view.answer.estimate, id_="estimate")
    if view.answer.advice.strip():
        yield from view.say("cost.help")
        yield from view.words(view.answer.advice, id_="advice", duty="foia.s16.1")


def _ordinary(view: View) -> tuple[Ground, ...]:
    """The grounds that are exemptions or exceptions."""
    apart = (is_cost, is_repeat, is_pointer)
    return tuple(g for g in view.answer.grounds if not any(test(g.provision) for test in apart))


def _costs(view: View) -> tuple[Ground, ...]:
    found = tuple(ground for ground in view.answer.grounds if is_cost(ground.provision))
    return found or (() if _ordinary(view) else standing_ground(view.answer.outcome, regime=view.regime))


def _pointers(view: View) -> tuple[Ground, ...]:
    found = tuple(ground for ground in view.answer.grounds if is_pointer(ground.provision))
    return found or (() if _ordinary(view) else standing_ground(view.answer.outcome, regime=view.regime))


_HELPS_ITSELF = (Outcome.CLARIFICATION, Outcome.OVER_LIMIT, Outcome.NEITHER)  # and NEITHER must not hint
_BY_OUTCOME = {
    Outcome.RELEASED: _released,
    Outcome.PART_RELEASED: _part,
    Outcome.NOT_HELD: _not_held,
    Outcome.WITHHELD: _withheld,
    Outcome.NEITHER: _neither,
    Outcome.ALREADY_ACCESSIBLE: _accessible,
    Outcome.FUTURE_PUBLICATION: _future,
    Outcome.OVER_LIMIT: _cost,
    Outcome.VEXATIOUS_OR_REPEATED: _vexatious,
    Outcome.CLARIFICATION: _clarify,
    Outcome.TRANSFERRED: _referred,
    Outcome.OUTSIDE: _outside,
    Outcome.OPEN: _open,
}
