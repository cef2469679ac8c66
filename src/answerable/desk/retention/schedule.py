"""The retention schedule as it stands now, and where one holding stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.desk.registers.authority import authority
from answerable.desk.retention.holdings import ClassName, Holding
from answerable.registers import Entry, Running, Standing, standing

NAME = "retention"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The classes of the schedule in force, its version, and what its triggers mean."""

    version: str
    entries: tuple[Entry, ...]
    triggers: dict[str, str]
    rules: dict[str, str]

    def named(self, name: ClassName) -> Entry | None:
        """The class of that id, or the first whose title has those words."""
        by_id = next((entry for entry in self.entries if entry.id == name.id), None)
        if by_id or not name.title:
            return by_id
        wanted = name.title.casefold()
        return next((entry for entry in self.entries if wanted in entry.text("title").casefold()), None)

    def standing(self, holding: Holding, *, kept_further: date | None = None) -> Standing | None:
        """Where the holding stands; None where the schedule has no class for it, so that it never falls due."""
        found = [Running(entry, on) for name, on in holding.classes if (entry := self.named(name))]
        return standing(found, kept_further=kept_further) if found else None


def schedule() -> Schedule:
    """The schedule in force; an empty one where the authority keeps none."""
    folder = authority()
    if not folder.keeps(NAME):
        return Schedule("", (), {}, {})
    kept = folder.kept(NAME)
    return Schedule(kept.version, kept.entries, dict(kept.glossary), dict(kept.rules))
