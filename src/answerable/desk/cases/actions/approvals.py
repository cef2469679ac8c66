"""The letter at work: its row, the moves of its kind, how it loses an approval, and its refusal where something stops it."""

from __future__ import annotations

from answerable.casefile import LetterKind, Stage
from answerable.desk.cases.actions.standing import move
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.casefiles import at_work
from answerable.desk.cases.queries.previews import Preview
from answerable.desk.people.actors import Actor
from answerable.errors import LetterStopped

_CHANGES = {
    Stage.APPROVAL: "change",
    Stage.APPROVED: "change",
    Stage.REVIEW_APPROVAL: "change-review",
    Stage.REVIEW_APPROVED: "change-review",
}


def act_of(verb: str, kind: LetterKind) -> str:
    """The name of a move for a kind of letter: "submit", "submit-review"."""
    return f"{verb}-review" if kind is LetterKind.REVIEW_OUTCOME else verb


def lose_approval(case: Case) -> bool:
    """Take the letter back to its draft because something in it is being changed. True where it was out of it.

    Every action that changes what a letter says calls this under its lock, before it saves the case, and says
    so in its own entry.
    """
    act = _CHANGES.get(Stage(case.stage))
    if act is None:
        return False
    move(case, act)
    letters = CaseLetter.objects.filter(case=case, state__in=["submitted", "approved"])
    letters.update(state="draft", approved_by=None, approved_at=None, digest="")
    return True


def drafted(case: Case, *, kind: LetterKind, by: Actor) -> CaseLetter:
    """The letter of that kind that is at work, begun now where there is none."""
    return at_work(case, kind) or CaseLetter.objects.create(case=case, kind=kind.value, drafted_by=by.person)


def refuse_stopped(preview: Preview, *, reference: str) -> None:
    """Refuse a letter that anything stops, with everything that does (LetterStopped)."""
    if preview.stops:
        reasons = " ".join(f"{number}. {stop.what}" for number, stop in enumerate(preview.stops, 1)).rstrip(".")
        raise LetterStopped(reasons=reasons, where=reference, stops=preview.stops)
