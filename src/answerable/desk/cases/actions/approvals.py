"""The letter at work: its row, the moves of its kind, and the refusal of one that something stops."""

from __future__ import annotations

from answerable.casefile import LetterKind
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.casefiles import at_work
from answerable.desk.cases.queries.previews import Preview
from answerable.desk.people.actors import Actor
from answerable.errors import LetterStopped


def act_of(verb: str, kind: LetterKind) -> str:
    """The name of a move for a kind of letter: "submit", "submit-review"."""
    return f"{verb}-review" if kind is LetterKind.REVIEW_OUTCOME else verb


def drafted(case: Case, *, kind: LetterKind, by: Actor) -> CaseLetter:
    """The letter of that kind that is at work, begun now where there is none."""
    return at_work(case, kind) or CaseLetter.objects.create(case=case, kind=kind.value, drafted_by=by.person)


def refuse_stopped(preview: Preview, *, reference: str) -> None:
    """Refuse a letter that anything stops, with everything that does (LetterStopped)."""
    if preview.stops:
        reasons = " ".join(f"{number}. {stop.what}" for number, stop in enumerate(preview.stops, 1))
        raise LetterStopped(reasons=reasons, where=reference, stops=preview.stops)
