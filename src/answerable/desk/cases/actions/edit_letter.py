"""Edit a letter: own words for one paragraph, before the answers or after them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted, lose_approval
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.previews import Shown, written
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.errors import ChangedMeanwhile, NoSuchThing
from answerable.law import uk_day


@transaction.atomic
def edit_letter(  # noqa: PLR0913  # one paragraph, what stood there and what it says now
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    key: str,
    was: str,
    stands: str,
    now: str,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Keep the officer's own words for the paragraph of that key; none leave it out. The letter loses its approval.

    was and stands: the digests of the words of the desk, and of the words that stood there, when the officer began
    (previews.Shown). Where the desk writes others by now, the own words are kept and set aside. The words as the
    desk wrote them undo an edit; so do none before or after the answers. Refuses a paragraph that is not in the
    letter, and the applicant's own question (NoSuchThing), and to undo unseen what a colleague wrote
    (ChangedMeanwhile).
    """
    case = access.for_change(reference, by=by, to="edit-letter")
    letter = drafted(case, kind=kind, by=by)
    there = next((part for part in written(case, kind=kind, on=uk_day(at)).paragraphs if part.key == key), None)
    if there is None or there.is_fixed:
        raise NoSuchThing(thing="paragraph that can be reworded", where=reference)
    _refuse_unseen(letter, there, was=was, stands=stands)
    words = "\n".join(now.split("\r\n")).strip()  # a form sends its lines with both
    letter.edits.pop(key, None)
    if words != there.generated:
        letter.edits[key] = {"was": was, "now": words, "by": by.person.pk if by.person else None, "at": at.isoformat()}
    return _saved(case, letter, key, words, by, at)


@transaction.atomic
def let_go(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, key: str, by: Actor, at: datetime) -> CaseLetter:
    """Let the officer's own words for that paragraph go: the desk's stand there. Refuses where there are none (NoSuchThing)."""
    case = access.for_change(reference, by=by, to="edit-letter")
    letter = drafted(case, kind=kind, by=by)
    if letter.edits.pop(key, None) is None:
        raise NoSuchThing(thing="edit", where=reference)
    return _saved(case, letter, key, "", by, at)


def _refuse_unseen(letter: CaseLetter, there: Shown, *, was: str, stands: str) -> None:
    """Refuse to replace own words that were saved after the officer began."""
    before = letter.edits.get(there.key)
    if before and stands != there.stands and was == there.was:
        who = Person.objects.filter(pk=before["by"]).values_list("name", flat=True).first() or "a colleague"
        at = f"{timezone.localtime(datetime.fromisoformat(before['at'])):%H:%M}"
        raise ChangedMeanwhile(thing="This paragraph", who=who, at=at)


def _saved(case: Case, letter: CaseLetter, key: str, words: str, by: Actor, at: datetime) -> CaseLetter:
    letter.version += 1
    letter.save(update_fields=["edits", "version"])
    data = {"key": key, "taken_back": lose_approval(case)}
    settle(case, uk_day(at))
    record("letter-edited", by=by.key, at=at, case=case.reference, subject=f"letter:{letter.pk}", words=words, data=data)  # fmt: skip
    return letter
