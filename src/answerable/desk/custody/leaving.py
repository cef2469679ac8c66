"""Evidence that leaves the authority: looked through for what its reader does not see, as every file that leaves is.

An original goes as it is or not at all, so what it holds is named in the entry with the reason why it may go.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from answerable.desk.custody.models import CustodyEvent, Item
from answerable.desk.files.looking import let_through, must_be_clean, what_hides
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor


def must_leave_clean(event: CustodyEvent, items: Iterable[Item], *, although: str, by: Actor, at: datetime) -> None:
    """Refuse files that hide something (HidesSomething), or are not looked through yet (BeingLookedAt).

    although: why they may go all the same. Then the event says which went with what.
    """
    where = event.investigation.reference
    files: dict[int, StoredFile] = {item.number: item.file for item in items if item.file}
    for number, looked in zip(files, what_hides(files.values(), where=where), strict=True):
        if looked.standing and although.strip():
            let_through(looked.file, where=where, reason=although, by=by.person, at=at)
            said = f"Item {number} goes with what its reader does not see ({looked.kinds}): {although.strip()}"
            event.outcome = f"{event.outcome} {said}".strip()
    must_be_clean(files.values(), where=where, at=at)
