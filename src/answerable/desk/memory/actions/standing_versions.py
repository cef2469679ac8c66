"""How a standing answer is written: checked, kept with every version, and its questions made findable."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from answerable.casefile import Answer, Basis, answer_from, answer_values
from answerable.desk.ledger.recording import digest_of
from answerable.desk.memory.actions.remembering import forget_others, remember
from answerable.desk.memory.chosen import Chosen, faults
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Standing, StandingVersion
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.registers.authority import authority
from answerable.desk.registers.changes import KINDS
from answerable.errors import AnswerableError, NoSuchThing, NotComplete
from answerable.law import uk_day
from answerable.registers import AuthorityFolder, Kept

FIELDS = (
    "title",
    "questions",
    "regime",
    "answer",
    "owner_id",
    "review_on",
    "is_published",
    "scheme_class",
    "made_from",
)


def must_stand(chosen: Chosen, *, on: date, where: str) -> None:
    """Refuse what may not stand (NotComplete), and an owner who has no open account (NoSuchThing)."""
    if wrong := next(iter(faults(chosen, on=on).values()), ""):
        raise NotComplete(thing="The standing answer", missing=wrong[:1].lower() + wrong[1:], where=where, why="It is used and shown without anyone reading it again.", do="Put it right and save again.")  # fmt: skip
    if not Person.objects.filter(pk=chosen.owner, is_active=True).exists():
        raise NoSuchThing(thing="such person", where="owner")


def apply(chosen: Chosen, to: Standing) -> None:
    """The fields that were decided, on the row."""
    to.title, to.questions = chosen.title.strip(), list(chosen.questions)
    to.regime, to.answer = chosen.regime.value, answer_values(_as_it_stands(chosen.answer))
    to.owner_id, to.review_on = chosen.owner, chosen.review_on
    to.is_published, to.scheme_class = chosen.is_published, chosen.scheme_class if chosen.is_published else ""
    to.was_published = to.was_published or chosen.is_published
    to.made_from = chosen.made_from or to.made_from


def keep_version(row: Standing, *, note: str, by: Actor, at: datetime) -> str:
    """The row as it stands now, among its versions; the digest of that version."""
    values = {name: _plain(getattr(row, name)) for name in FIELDS}
    values["withdrawn"] = row.withdrawn_at is not None
    StandingVersion.objects.create(standing=row, version=row.version, values=values, note=note.strip(), at=at, by=by.person)  # fmt: skip
    return digest_of(json.dumps({**values, "note": note.strip()}, ensure_ascii=False, sort_keys=True))


def make_findable(row: Standing, *, at: datetime) -> None:
    """Let its questions be found as they stand now; each by itself, for none leans on another. None of one withdrawn.

    Each stays the answer it was, so that what names it goes on leading there.
    """
    questions = () if row.withdrawn_at else row.questions
    forget_others(row.reference, but=[str(number) for number, _ in enumerate(questions, 1)])
    answer = answer_from(row.answer)
    provisions = tuple(dict.fromkeys(ground.provision.id for ground in answer.grounds))
    for number, question in enumerate(questions, 1):
        one = Given(row.reference, str(number), question, answer.text, answer.outcome.value, provisions, row.regime, answered_on=uk_day(at), because=answer.because, standing=row.pk)  # fmt: skip
        remember([one], at=at)


def _as_it_stands(answer: Answer) -> Answer:
    """The answer, resting on each entry as that stands now: whoever saves it has looked at it with what changed."""
    folder = authority()
    kept = [kept for name in folder.registers if (kept := _readable(folder, name))]
    because = (next((_again(one, found) for found in kept if found.find(one.ref)), one) for one in answer.because)
    return replace(answer, because=tuple(because))


def _again(basis: Basis, kept: Kept) -> Basis:
    entry = kept.find(basis.ref)
    is_entry = entry is not None and basis.kind in KINDS
    return replace(kept.basis(entry, basis.words), kind=basis.kind) if entry and is_entry else basis


def _readable(folder: AuthorityFolder, name: str) -> Kept | None:
    try:
        return folder.kept(name)
    except AnswerableError:  # one that cannot be read: its own page says why
        return None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
