"""Files read for release, and their released copies: made of what was decided, and of nothing that was decided since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from pypdfium2 import PdfDocument

from answerable.desk.files.keeping import content, keep
from answerable.desk.files.looking import let_through, look_now, what_hides
from answerable.desk.files.models import StoredFile
from answerable.desk.files.removal import forget
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK
from answerable.desk.people.models import Person
from answerable.desk.review.models import Copy, FileUnit, Item, Mark, Reading, State
from answerable.desk.review.wording import said_provision
from answerable.documents import release
from answerable.errors import AnswerableError, StandsElsewhere, TooLarge
from answerable.registers import listed

WHOLE = "all"
TITLE = "Released copy"
OURS = ("layer of words", "properties")  # what the look through a file calls the words and the title of a copy
READ = "A copy made here: its layer was read word by word and holds only what is kept."
NAMED = 8  # words that stand elsewhere are named so far
_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a file, as a copy is made of it."""

    withheld: tuple[release.Withheld, ...]
    kept: tuple[release.Kept, ...]
    digest: str


def decided_of(file: StoredFile, marks: Iterable[Mark]) -> Decided:
    """What persons withheld and kept of a file; proposals do not count. digest: of all that and of the file."""
    rows = sorted(
        (one for one in marks if one.state != State.PROPOSED), key=lambda one: (one.place, one.start, one.end, one.area)
    )
    said = [[one.place, one.start, one.end, one.area, one.state, one.provision, one.why] for one in rows]
    digest = sha256(json.dumps([file.sha256, said]).encode()).hexdigest()
    withheld = tuple(_withheld(one) for one in rows if one.state == State.ACCEPTED)
    kept = tuple(_kept(one) for one in rows if one.state == State.REFUSED and one.area in ("", WHOLE))
    return Decided(withheld, kept, digest)


def _withheld(one: Mark) -> release.Withheld:
    said = said_provision(one.provision)
    if one.area == WHOLE:
        return release.Withheld(one.place, said, one.why)
    if one.area:
        return release.Withheld(one.place, said, one.why, box=release.Box(*map(float, one.area.split(","))))
    return release.Withheld(one.place, said, one.why, one.start, one.end)


def _kept(one: Mark) -> release.Kept:
    if one.area == WHOLE:
        return release.Kept(one.place, one.why)
    return release.Kept(one.place, one.why, one.start, one.end)


def goes_along(unit: FileUnit, marks: Iterable[Mark]) -> bool:
    """False for what is hidden in a file and was not kept by a person."""
    places = (unit.place, *unit.within)
    return not unit.is_hidden or any(
        one.state == State.REFUSED and one.area == WHOLE and one.place in places for one in marks
    )


def read(item: Item, *, at: datetime) -> None:
    """Keep what a file says, unit by unit; or why no copy can be made of it. Done twice, it is done once."""
    if item.file is None or Reading.objects.filter(item=item).exists():
        return
    try:
        parts = release.parts_of(content(item.file), name=item.file.name)
    except Exception as fault:  # noqa: BLE001  # whatever a made-up file does to its reader, a person is told
        Reading.objects.get_or_create(item=item, defaults={"reason": _said(fault), "at": at})
        return
    with transaction.atomic():
        _, is_new = Reading.objects.get_or_create(
            item=item,
            defaults={"kind": parts.kind, "left_out": list(parts.left_out), "unread": list(parts.unread), "at": at},
        )
        if is_new:
            FileUnit.objects.bulk_create(_units(item, parts), batch_size=_A_TIME)


def make_copy(item: Item, *, reference: str, person: Person | None, at: datetime) -> Copy:
    """The released copy of what is decided now: that which stands, or one made anew in the place of the old."""
    if item.file is None:
        raise ValueError("a message has no copy")
    decided = decided_of(item.file, Mark.objects.filter(item=item))
    there = Copy.objects.filter(item=item).first()
    if there and there.digest == decided.digest and there.file_id:
        Copy.objects.filter(pk=there.pk).update(is_asked=False)
        return there
    try:
        made = release.released(
            content(item.file), name=item.file.name, withheld=decided.withheld, kept=decided.kept, title=TITLE
        )
    except StandsElsewhere as error:
        found: Any = error.fields["standing"]
        words = dict.fromkeys(f"“{one.words}”" for one in found)
        reason = f"{error.said} It is {listed(list(words)[:NAMED])}{' among others' if len(words) > NAMED else ''}."
        return _changed(item, decided.digest, {"reason": reason}, at)
    except Exception as fault:  # noqa: BLE001  # as above
        return _changed(item, decided.digest, {"reason": _said(fault)}, at)
    file = keep(made.data, name=f"released{_extension(made.name)}", media=made.media_type, at=at)
    look_now(file, at=at)
    with transaction.atomic():
        let_ours(file, where=reference, person=person, at=at)
        values = {
            "file": file,
            "pages": pages_of(made),
            "schedule": [[one.place, one.what, one.provision, one.why] for one in made.schedule.withheld],
            "left_out": list(made.schedule.left_out),
            "checks": [[check.name, check.what] for check in made.proof.checks],
        }
        data = {"withheld": len(made.schedule.withheld)}
        record("copy-made", by=DESK.key, at=at, case=reference, subject=f"item:{item.pk}", digest=file.sha256, data=data)  # fmt: skip
        return _changed(item, decided.digest, values, at)


def let_ours(file: StoredFile, *, where: str, person: Person | None, at: datetime) -> None:
    """Let a file made here go with the layer of words and the title of copies, which were read word by word; with nothing else."""
    (looked,) = what_hides([file], where=where)
    ours = [thing.key for thing in looked.standing if thing.kind in OURS]
    if ours and person:
        let_through(file, where=where, reason=READ, things=ours, by=person, at=at)


def current(item: Item, marks: Sequence[Mark]) -> Copy | None:
    """The copy of an item if it was made of what is decided now."""
    found = Copy.objects.select_related("file").filter(item=item, is_asked=False).first()
    if found is None or item.file is None or found.digest != decided_of(item.file, marks).digest:
        return None
    return found


def pages_of(made: release.Released) -> int:
    """How many pages a copy has, where it has any."""
    return len(PdfDocument(made.data)) if made.media_type == "application/pdf" else 0


@transaction.atomic
def _changed(item: Item, digest: str, values: dict[str, object], at: datetime) -> Copy:
    """The row with what was made; what it had goes."""
    old = Copy.objects.select_for_update().filter(item=item).first()
    empty: dict[str, object] = {"file": None, "pages": 0, "schedule": [], "left_out": [], "checks": [], "reason": ""}
    new, _ = Copy.objects.update_or_create(
        item=item, defaults={**empty, **values, "digest": digest, "is_asked": False, "at": at}
    )
    if old and old.file_id and old.file_id != new.file_id:
        forget([old.file_id], at=at)
    return new


def _said(fault: Exception) -> str:
    """Why a file could not be read, or no copy could be made."""
    if isinstance(fault, TooLarge):
        return f"{fault.part('what').replace(' to be a letter', '')} Split the file, and add its parts one by one."
    if isinstance(fault, AnswerableError):
        return fault.said
    return f"This file could not be read ({type(fault).__name__}). Print it to a PDF, and add that."


def _units(item: Item, parts: release.Parts) -> list[FileUnit]:
    return [
        FileUnit(
            item=item, number=number, place=unit.place[:300], kind=unit.kind, words=unit.words.replace("\0", " "),
            within=list(unit.within), is_hidden=unit.is_hidden,
        )
        for number, unit in enumerate(parts.units, 1)
    ]  # fmt: skip


def _extension(name: str) -> str:
    return f".{name.rpartition('.')[2]}"
