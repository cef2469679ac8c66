"""Files for devices and reports of drift as retention knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from answerable.desk.channels import destroying
from answerable.desk.channels.queries import kept
from answerable.desk.retention.holdings import Destroyed, Holding, by_name


class PolicyFiles:
    """The files that were made for devices."""

    label = "Files for devices"

    def all(self) -> Iterable[Holding]:
        """Every file."""
        return kept.exports()

    def locked(self, subject: str) -> Holding | None:
        """One file as it stands now, locked."""
        return kept.locked_export(_number(subject))

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """The files whose name has all these words."""
        found = kept.found_in(iter(kept.exports()), words)
        return found if among is None else found & set(among)

    def named(self, words: str) -> Mapping[str, str]:
        """The files with these words in their name."""
        return by_name({one.subject: one.title for one in kept.exports()}, words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys it; its digest stays in the log."""
        return destroying.destroy_export(_number(subject), at=at)


class DriftReports:
    """The reports of what was found on devices."""

    label = "Reports of drift"

    def all(self) -> Iterable[Holding]:
        """Every report."""
        return kept.reports()

    def locked(self, subject: str) -> Holding | None:
        """One report as it stands now, locked."""
        return kept.locked_report(_number(subject))

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """The reports whose title has all these words."""
        found = kept.found_in(iter(kept.reports()), words)
        return found if among is None else found & set(among)

    def named(self, words: str) -> Mapping[str, str]:
        """The reports with these words in their title."""
        return by_name({one.subject: one.title for one in kept.reports()}, words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys it; the digest of what was compared stays in the log."""
        return destroying.destroy_report(_number(subject))


def _number(subject: str) -> int:
    number = subject.partition(":")[2]
    return int(number) if number.isdecimal() else 0
