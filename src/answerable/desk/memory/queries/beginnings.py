"""What the form of a standing answer begins with: an earlier answer of ours, whole with its grounds, or itself as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any

from answerable.casefile import Answer, Held, Outcome, Regime, answer_from
from answerable.desk.disclosure.classes import suggested
from answerable.desk.disclosure.words import OUTCOMES, Cited, cited
from answerable.desk.memory import access
from answerable.desk.memory import standing_access as standing
from answerable.desk.memory.chosen import WITHOUT_GROUNDS
from answerable.desk.memory.models import Earlier
from answerable.desk.memory.wholes import whole
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing
from answerable.law import months_on

MONTHS = 12  # to the first review
TITLE = 80  # characters


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands in the form at first. of: the answer with its grounds; None where it is written afresh."""

    on: date
    of: Answer | None = None
    made_from: str = ""
    made_from_id: int | None = None
    version: int = 0
    outcome_words: str = ""  # where grounds fix it
    grounds: tuple[tuple[Cited, str], ...] = ()
    initial: dict[str, Any] = field(default_factory=dict)


def afresh(*, by: Actor, on: date) -> Beginning:
    """An empty form; whoever writes it owns it at first."""
    regime = Regime.FOISA if authority().profile.nation == "scotland" else Regime.FOIA
    initial = {"regime": regime.value, "owner": by.person and by.person.pk, "review_on": months_on(on, months=MONTHS)}
    return Beginning(on, initial=initial)


def of_earlier(number: int, *, by: Actor, on: date) -> Beginning:
    """What an earlier answer of ours gives. Refuses another authority's, which is no source of our own facts (NoSuchThing).

    Refuses too one that withholds and whose grounds are not kept whole any more: there is nothing to begin from.
    """
    row = access.for_reading(number, by=by)
    given = whole(row.letter, row.number) or _without_grounds(row)
    if row.log_id is not None or row.standing_id is not None or given is None:
        raise NoSuchThing(thing="answer to begin from", where=f"answer {number}")
    question = " ".join(row.question.split())
    empty = afresh(by=by, on=on).initial
    initial = {
        **empty,
        "title": shorten(row.heading or question, TITLE, placeholder=" …"),
        "questions": question,
        "regime": row.regime or empty["regime"],
        "scheme_class": suggested(question),
        **_of_answer(given),
    }
    return _begun(given, on, initial, f"{row.letter}/{row.number}", row.pk)


def of_standing(reference: str, *, by: Actor, on: date) -> Beginning:
    """A standing answer as it stands. Refuses one that is withdrawn, or not for this actor (NoSuchThing)."""
    row = standing.for_reading(reference, by=by)
    if row.withdrawn_at:
        raise NoSuchThing(thing="such standing answer", where=reference)
    answer = answer_from(row.answer)
    initial = {
        "title": row.title,
        "questions": "\n".join(row.questions),
        "regime": row.regime,
        "owner": row.owner_id,
        "review_on": row.review_on,
        "is_published": row.is_published,
        "scheme_class": row.scheme_class or suggested("\n".join(row.questions)),
        **_of_answer(answer),
    }
    return _begun(answer, on, initial, row.made_from, None, row.version)


def _begun(of: Answer, on: date, initial: dict[str, Any], made_from: str, number: int | None, version: int = 0) -> Beginning:  # fmt: skip
    words = "" if of.outcome in WITHOUT_GROUNDS else OUTCOMES[of.outcome]
    grounds = tuple((cited(ground.provision.id, on=on), ground.reason) for ground in of.grounds)
    return Beginning(on, of, made_from, number, version, words, grounds, initial)


def _of_answer(answer: Answer) -> dict[str, str]:
    return {"text": answer.text, "outcome": answer.outcome.value, "where": answer.where}


def _without_grounds(row: Earlier) -> Answer | None:
    """An answer that was given, or whose information is not held, from its words alone."""
    outcome = Outcome(row.outcome)
    if outcome not in WITHOUT_GROUNDS:
        return None
    return Answer((row.number,), outcome, Held.YES if outcome is Outcome.RELEASED else Held.NO, row.answer)
