"""What a person decides of a standing answer, and what is wrong with it; the form and the acts ask here alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.answers import live
from answerable.casefile import Answer, Outcome, Regime
from answerable.desk.disclosure.classes import CLASSES
from answerable.desk.disclosure.personal import own_words
from answerable.desk.registers.authority import authority
from answerable.documents import Known, find_personal

MOST = 12  # questions
LONGEST = 500  # characters of a question
WITHOUT_GROUNDS = (Outcome.RELEASED, Outcome.NOT_HELD)  # what may be said where no earlier answer gives the grounds


@dataclass(frozen=True, slots=True)
class Chosen:
    """Every field of a standing answer that a person decides. owner: the number of a person."""

    title: str
    questions: tuple[str, ...]
    regime: Regime
    answer: Answer
    owner: int
    review_on: date
    is_published: bool = False
    scheme_class: str = ""
    looked: frozenset[str] = frozenset()  # what looks like personal data and may be read by everyone, by its key
    made_from: str = ""


def faults(chosen: Chosen, *, on: date) -> dict[str, str]:
    """What is wrong, by field; nothing where it may stand."""
    found = {
        "title": "" if chosen.title.strip() else "Enter a title",
        "questions": _of_questions(chosen.questions),
        "text": live.fault_in(chosen.answer.text) if chosen.answer.text.strip() else "Write the answer",
        "outcome": _of_outcome(chosen.answer),
        "review_on": "" if chosen.review_on > on else "The day of the review must be in the future",
    }
    found = {field: fault for field, fault in found.items() if fault}
    return (
        found
        or (_of_publishing(chosen, on) if chosen.is_published else {})
        or _of_facts(chosen, on)
        or _of_people(chosen)
    )


def personal_in(*texts: str) -> dict[str, str]:
    """The words that look like personal data, each once, by the key under which it is said that everyone may read them."""
    known = Known(own=own_words(authority().profile))
    return {one.key: one.words for one in find_personal("\n".join(texts), known=known)}


def _of_questions(questions: tuple[str, ...]) -> str:
    if not questions:
        return "Write at least one question that it answers"
    if len(questions) > MOST:
        return f"Write no more than {MOST} questions"
    return "" if max(map(len, questions)) <= LONGEST else f"A question may have {LONGEST} characters"


def _of_outcome(answer: Answer) -> str:
    if answer.grounds or answer.outcome in WITHOUT_GROUNDS:
        return ""
    return "To withhold, begin from an earlier answer that gives its grounds"


def _of_publishing(chosen: Chosen, on: date) -> dict[str, str]:
    if chosen.scheme_class not in {number for number, *_ in CLASSES}:
        return {"scheme_class": "Choose the class under which it stands"}
    _, why = live.barred(chosen.questions, chosen.answer.outcome, authority=authority(), on=on)
    if why:
        return {"is_published": f"It cannot be published with this outcome: {why}"}
    return {}


def _of_facts(chosen: Chosen, on: date) -> dict[str, str]:
    """An answer that gives everything says nothing of what is withheld; one that anyone reads shows each of its facts."""
    is_whole = chosen.answer.outcome in WITHOUT_GROUNDS
    for fact in live.facts(chosen.answer.text, authority=authority(), on=on):
        if is_whole and fact.is_withheld:
            return {
                "text": f"What is withheld cannot stand in an answer that gives everything: at “{fact.question}”, {fact.why}. Take the question out"
            }
        if chosen.is_published and not fact.is_public:
            why = fact.why or fact.look[0]
            return {
                "text": f"It cannot be published with “{fact.question}”: {why.rstrip('.')}. Take the question out, or do not publish it"
            }
    return {}


def _of_people(chosen: Chosen) -> dict[str, str]:
    """What goes to whoever asks goes to everyone, so it is looked at once whether or not it is published."""
    found = personal_in(chosen.title, *chosen.questions, chosen.answer.text)
    words = [words for key, words in found.items() if key not in chosen.looked]
    if not words:
        return {}
    named = ", ".join(f"“{one}”" for one in words)
    return {"looked": f"Look at what may be personal data: {named}. Take it out, or tick each that everyone may read"}
