"""The gate before every door through which a file leaves: what it holds that its reader does not see.

Each content is looked through once, when it is put with something that is to leave; what was found is kept beside its
digest and looked for again when the scanner comes to find more. A large file is looked through in the queue. What can hold
words that somebody wrote, and whatever cannot be read, stops the release until it is taken out, or a named person has said
why it may go. What tells only who made the file is told and stops nothing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from answerable.desk.files.keeping import content
from answerable.desk.files.models import LetThrough, Look, StoredFile
from answerable.desk.people.models import Person
from answerable.documents import SCANNER, hidden_in
from answerable.errors import BeingLookedAt, HidesSomething, NoSuchThing, NotAsKept, NotComplete

AT_ONCE, UNPACKED_AT_ONCE = 2_000_000, 10_000_000  # bytes: about a second and a half of looking
MOST = 200_000_000  # bytes; more is not brought into memory
A_ROUND = 200  # contents that are looked through again in a round
UNREAD = "cannot be looked into"


@dataclass(frozen=True, slots=True)
class Let:
    """Who said that something may go as it is, and why."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a file hides. stops: it keeps the file from leaving unless somebody let it through."""

    key: str
    kind: str
    where: str
    what: str
    do: str
    stops: bool
    let: Let | None = None

    @property
    def stands(self) -> bool:
        """True while it keeps the file from leaving."""
        return self.stops and self.let is None


@dataclass(frozen=True, slots=True)
class Looked:
    """A file with what it hides. is_waiting: it is still being looked through."""

    file: StoredFile
    things: tuple[Thing, ...]
    is_waiting: bool

    @property
    def standing(self) -> tuple[Thing, ...]:
        """What keeps it from leaving."""
        return tuple(thing for thing in self.things if thing.stands)

    @property
    def stopping(self) -> tuple[Thing, ...]:
        """What keeps it from leaving or was let through."""
        return tuple(thing for thing in self.things if thing.stops)

    @property
    def told(self) -> tuple[Thing, ...]:
        """What is only told: who made the file, and how."""
        return tuple(thing for thing in self.things if not thing.stops)

    @property
    def kinds(self) -> str:
        """What stands, in short words, each once: what is quoted from inside a file stands on its page alone."""
        return ", ".join(dict.fromkeys(thing.kind for thing in self.standing))

    @property
    def has_let(self) -> bool:
        """True where something of it was let through."""
        return any(thing.let for thing in self.things)

    @property
    def is_clear(self) -> bool:
        """True where the file may leave."""
        return not self.is_waiting and not self.standing


@transaction.atomic
def look_at(files: Iterable[StoredFile], *, at: datetime) -> None:
    """Have these files looked through, each content once: a small one now, a large one in the queue."""
    wanted = {file.sha256: file for file in files}
    rows = {row.sha256: row for row in Look.objects.filter(sha256__in=wanted)}
    for digest, file in wanted.items():
        row = rows.get(digest)
        if row and row.scanner == SCANNER:
            continue
        if row is None:
            row, _ = Look.objects.get_or_create(sha256=digest, defaults={"at": at})
        if _is_quick(file):
            _look(row, file, at)
        else:
            look_later.enqueue(file.pk)


def look_now(file: StoredFile, *, at: datetime) -> None:
    """Have a file looked through at once, however large it is: for work that is done in the queue already."""
    row, _ = Look.objects.get_or_create(sha256=file.sha256, defaults={"at": at})
    if row.scanner != SCANNER:
        _look(row, file, at)


def what_hides(files: Iterable[StoredFile], *, where: str = "") -> tuple[Looked, ...]:
    """Each file with what it hides. where: the request or investigation in which things may have been let through."""
    wanted = tuple(files)
    digests = {file.sha256 for file in wanted}
    if not digests:
        return ()
    rows = {row.sha256: row for row in Look.objects.filter(sha256__in=digests)}
    let: dict[tuple[str, str], Let] = {}
    for given in LetThrough.objects.filter(sha256__in=digests, where=where).select_related("by"):
        let |= {(given.sha256, key): Let(given.by.name, given.reason, given.at) for key in given.things}
    return tuple(_looked(file, rows.get(file.sha256), let) for file in wanted)


def must_be_clean(files: Iterable[StoredFile], *, where: str, at: datetime) -> None:
    """Refuse files of which one hides something that nobody let through (HidesSomething), or is not looked through yet (BeingLookedAt).

    Called by every act by which a file leaves, in its transaction.
    """
    wanted = tuple(files)
    look_at(wanted, at=at)
    looked = what_hides(wanted, where=where)
    if standing := [one for one in looked if one.standing]:
        reasons = "; ".join(f"{one.file.name}: {one.kinds}" for one in standing)
        raise HidesSomething(reasons=reasons, where=where, looked=tuple(standing))
    if waiting := [one.file.name for one in looked if one.is_waiting]:
        raise BeingLookedAt(names=", ".join(waiting), where=where)


def let_through(  # of what, where, which of it, why
    file: StoredFile, *, where: str, reason: str, things: Collection[str] | None = None, by: Person | None, at: datetime
) -> LetThrough:
    """Let a file leave with things that it hides: these, or (None) all that stands. Its caller looks whether they may, and records it.

    Refuses one without a reason or without a thing (NotComplete), and of nothing that stands (NoSuchThing).
    """
    if not reason.strip() or (things is not None and not things):
        raise NotComplete(
            thing="The release as it is",
            missing="what may go" if reason.strip() else "a reason",
            where=f"{where}, {file.name}",
            why="Whoever asks later, the Commissioner too, finds your name and your reason beside the file.",
            do="Say what may go, and why.",
        )
    looked = what_hides([file], where=where)[0]
    keys = [thing.key for thing in looked.standing if things is None or thing.key in things]
    if not keys or by is None:
        raise NoSuchThing(thing="hidden thing that stops this file", where=f"{where}, {file.name}")
    return LetThrough.objects.create(sha256=file.sha256, where=where, things=keys, reason=reason.strip(), by=by, at=at)


def stop_again(file: StoredFile, *, where: str) -> None:
    """Take back what was let through of a file in that place. Refuses where nothing was (NoSuchThing)."""
    if not LetThrough.objects.filter(sha256=file.sha256, where=where).delete()[0]:
        raise NoSuchThing(thing="file that was let through", where=f"{where}, {file.name}")


def forget_let_through(where: str) -> int:
    """Let the reasons go that were given in a place whose file is destroyed."""
    return LetThrough.objects.filter(where=where).delete()[0]


@task(single=True)
def look_later(key: int) -> None:
    """Look through a large file, as a worker does; nothing where it is gone or was looked through meanwhile."""
    file = StoredFile.objects.filter(pk=key).first()
    row = Look.objects.filter(sha256=file.sha256).first() if file else None
    if file and row and row.scanner != SCANNER:
        _look(row, file, timezone.now())  # noqa: TID251  # a job looks at the clock


@task(single=True)
def look_again() -> None:
    """Look through what an earlier scanner looked through, and what was left waiting, the newest first."""
    for digest in list(
        Look.objects.exclude(scanner=SCANNER).order_by("-id").values_list("sha256", flat=True)[:A_ROUND]
    ):
        if file := StoredFile.objects.filter(sha256=digest).first():
            look_later.enqueue(file.pk)


def _look(row: Look, file: StoredFile, at: datetime) -> None:
    try:
        row.things, row.scanner = _found(file), SCANNER
    except NotAsKept:  # it is looked for again: bytes can be put back
        row.things, row.scanner = [_unread("The bytes that are kept are not those of this file.")], 0
    row.at = at
    row.save(update_fields=["things", "scanner", "at"])


def _found(file: StoredFile) -> list[dict[str, object]]:
    if file.size > MOST:
        return [_unread("This file is larger than what can be looked through.")]
    try:
        scan = hidden_in(content(file), name=file.name)
    except NotAsKept:
        raise
    except Exception as fault:  # noqa: BLE001  # whatever a made-up file does to its reader, it is not clean
        return [_unread(f"This file could not be looked through ({type(fault).__name__}).")]
    found = [
        {"kind": one.kind, "where": one.where, "what": one.what, "do": one.do, "stops": one.is_content}
        for one in scan.found
    ]
    # the same bytes may lie in another request under another name
    return [*found, *(_unread(words.replace(file.name, "This file")) for words in scan.unread)]


def _unread(words: str) -> dict[str, object]:
    do = "Look through it yourself, in the program that made it; a PDF printed from it can be looked through here."
    return {"kind": UNREAD, "where": "the file", "what": words, "do": do, "stops": True}


def _looked(file: StoredFile, row: Look | None, let: dict[tuple[str, str], Let]) -> Looked:
    if row is None or (row.scanner != SCANNER and not row.things):
        return Looked(file, (), is_waiting=True)
    things = []
    for kept in row.things:
        key = sha256("\n".join((kept["kind"], kept["where"], kept["what"])).encode()).hexdigest()[:16]
        things.append(Thing(key=key, **kept, let=let.get((file.sha256, key))))
    return Looked(file, tuple(things), is_waiting=row.scanner not in (0, SCANNER))


def _is_quick(file: StoredFile) -> bool:
    """True where looking through it takes no longer than a page may."""
    if file.size > AT_ONCE:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content(file))) as archive:
            return sum(info.file_size for info in archive.infolist()) <= UNPACKED_AT_ONCE
    except (zipfile.BadZipFile, ValueError, NotAsKept):
        return True
