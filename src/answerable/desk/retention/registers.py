"""The entries of registers as retention knows them: those that name a class of the schedule.

At its end an entry is anonymised where it is known what of it is counted (breaches): counts by year and type stay.
An entry that stands in a file of the authority’s folder goes by hand, in the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from answerable.desk.registers.actions.anonymising import COUNTED, GONE, anonymise
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import KeptRegister
from answerable.desk.registers.sight import is_ruled
from answerable.desk.retention.holdings import ClassName, Destroyed, Holding, by_name
from answerable.desk.retention.schedule import Schedule, schedule
from answerable.registers import Entry, Kept, stems

KIND = "register"
OF_CONTENT = frozenset(("tools", "groups"))  # the class that an entry names there is that of the messages, not its own
ENDED = ("closed", "merged", "")  # of an entry that says how far it is; while it is not ended its period has not begun
# Where an entry has the day of each trigger; the first of these that it has.
DAYS: dict[str, tuple[str, ...]] = {
    "created": ("created_on", "reported_inside_at", "aware_at", "occurred.last", "opened_on", "captured_on"),
    "captured": ("captured_on",),
    "capture_confirmed": ("captured_on",),
    "investigation_closed": ("investigation.closed_on",),
    "ico_case_closed": ("commissioner.closed_on",),
    "group_closed": ("closed_on",),
    "tool_retired": ("retired_on",),
    "superseded": ("superseded_on",),
}


class RegisterEntries:
    """The entries of every register that names their class."""

    label = "Register entries"

    def all(self) -> Iterable[Holding]:
        """Every entry with a class, but those that have been anonymised."""
        in_desk, plan = set(KeptRegister.objects.values_list("pk", flat=True)), schedule()
        rows = ((name, kept, entry) for name, kept in _registers() for entry in kept.entries)
        found = (_holding(kept, entry, plan, is_in_desk=name in in_desk) for name, kept, entry in rows)
        return (holding for holding in found if holding)

    def locked(self, subject: str) -> Holding | None:
        """One entry as it stands now; its register is locked where the desk keeps it."""
        name, key = _named(subject)
        is_in_desk = KeptRegister.objects.select_for_update().filter(pk=name).exists()
        kept = dict(_registers()).get(name)
        entry = kept.find(key) if kept else None
        return _holding(kept, entry, schedule(), is_in_desk=is_in_desk) if kept and entry else None

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """The entries with all these words in them."""
        wanted = stems(words)
        rows = ((f"{KIND}:{name}/{entry.id}", entry) for name, kept in _registers() for entry in kept.entries)
        return {subject for subject, entry in rows if (among is None or subject in among) and wanted <= stems(_words(entry.values))}  # fmt: skip

    def named(self, words: str) -> Mapping[str, str]:
        """The entries of every register, of tools and groups too, that have these words in their reference, title or name."""
        folder = authority()
        kept = ((name, folder.kept(name)) for name in folder.registers)
        titles = {
            f"{KIND}:{name}/{entry.id}": entry_title(one, entry, is_bare=is_ruled(name))
            for name, one in kept
            for entry in every_entry(one)
        }
        return by_name(titles, words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Anonymises the entry and every version of it."""
        name, key = _named(subject)
        return Destroyed(anonymise(register=name, key=key))


def entry_title(kept: Kept, entry: Entry, *, is_bare: bool = False) -> str:
    """What an entry is called, with its register; bare: by its reference alone, as for those who may not read it."""
    name = "" if is_bare else entry.text("name") or entry.text("title")
    return f"{kept.title}: {entry.id}{f', {name}' if name and name != GONE else ''}"


def every_entry(kept: Kept) -> Iterator[Entry]:
    """The entries of every list of the register."""
    for entries in (kept.entries, *kept.beside.values()):
        yield from entries


def _registers() -> Iterator[tuple[str, Kept]]:
    folder = authority()
    return ((name, folder.kept(name)) for name in folder.registers if name not in OF_CONTENT)


def _named(subject: str) -> tuple[str, str]:
    name, _, key = subject.partition(":")[2].partition("/")
    return name, key


def _holding(kept: Kept, entry: Entry, plan: Schedule, *, is_in_desk: bool) -> Holding | None:
    named = entry.text("retention_class")
    if not named or entry.text("title") == GONE:
        return None
    return Holding(
        subject=f"{KIND}:{kept.name}/{entry.id}",
        title=f"{kept.title}: {entry.id}",
        classes=((ClassName(named), _trigger_day(entry, plan.named(ClassName(named)))),),
        address=("registers:entry", kept.name, entry.id),
        by_hand=_by_hand(kept, is_in_desk),
    )


def _by_hand(kept: Kept, is_in_desk: bool) -> str:
    if not is_in_desk:
        return f"It stands in the file {kept.file} of the authority’s folder: take it out there."
    return "" if kept.name in COUNTED else "Its register says what becomes of it: remove it there."


def _trigger_day(entry: Entry, found: Entry | None) -> date | None:
    """The day its trigger happened; None while the entry is open, or where it has no such day."""
    if found is None or entry.text("status") not in ENDED:
        return None
    return next((on for name in DAYS.get(found.text("trigger"), ()) if (on := entry.day(name))), None)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_words(one) for one in value.values())
    if isinstance(value, tuple | list):
        return " ".join(_words(one) for one in value)
    return str(value) if isinstance(value, str) else ""
