"""Edit a letter: own words for one paragraph, before the answers or after them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted, lose_approval
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing
from answerable.law import uk_day
from answerable.letters import CLOSING, OPENING


@transaction.atomic
def edit_letter(
    reference: str, *, kind: LetterKind = LetterKind.RESPONSE, key: str, was: str, now: str, by: Actor, at: datetime
) -> CaseLetter:
    """Keep the officer's own words for the paragraph of that key; none leave it out. The letter loses its approval.

    was: the digest of the words that the officer saw there (previews.Shown.was); where the desk writes others by
    now, the own words are kept and set aside. The words as the desk wrote them undo an edit; so do none before
    or after the answers. Refuses a paragraph that is not in the letter, and the applicant's own question
    (NoSuchThing).
    """
    case = access.for_change(reference, by=by, to="edit-letter")
    letter = drafted(case, kind=kind, by=by)
    shown = {part.key: part for part in written(case, kind=kind, on=uk_day(at)).paragraphs}
    there = shown.get(key)
    if key not in (OPENING, CLOSING) and key not in letter.edits and (there is None or there.is_fixed):
        raise NoSuchThing(thing="paragraph that can be reworded", where=reference)
    words = now.strip()
    letter.edits.pop(key, None)
    if words != (there.generated if there else ""):
        letter.edits[key] = {"was": was, "now": words, "by": by.person.pk if by.person else None, "at": at.isoformat()}
    letter.version += 1
    letter.save(update_fields=["edits", "version"])
    data = {"key": key, "taken_back": lose_approval(case)}
    settle(case, uk_day(at))
    record(
        "letter-edited",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{letter.pk}",
        digest=digest_of(words),
        data=data,
    )
    return letter
