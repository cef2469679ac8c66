"""Files for devices and reports of drift as what is kept: each with its class of the schedule, and the day this runs from."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.desk.channels.models import DriftReport, PolicyExport
from answerable.desk.retention.holdings import ClassName, Holding
from answerable.law import uk_day

POLICY, DRIFT = "device-policy", "drift"
EXPORTED = ClassName("ICT-MDM-01", "app control policy export")
DETECTED = ClassName("ICT-MDM-02", "detected app inventory")


def exports() -> Iterator[Holding]:
    """Every file that was made for devices."""
    return (_export(row) for row in PolicyExport.objects.select_related("file").order_by("pk"))


def reports() -> Iterator[Holding]:
    """Every report of drift."""
    return (_report(row) for row in DriftReport.objects.order_by("pk"))


def locked_export(number: int) -> Holding | None:
    """A file as it stands now, its row locked; None where it is gone."""
    row = PolicyExport.objects.select_for_update(of=("self",)).select_related("file").filter(pk=number).first()
    return _export(row) if row else None


def locked_report(number: int) -> Holding | None:
    """A report as it stands now, its row locked; None where it is gone."""
    row = DriftReport.objects.select_for_update().filter(pk=number).first()
    return _report(row) if row else None


def found_in(holdings: Iterator[Holding], words: str) -> set[str]:
    """The subjects whose title has all these words."""
    wanted = words.casefold().split()
    return {one.subject for one in holdings if all(word in one.title.casefold() for word in wanted)}


def _export(row: PolicyExport) -> Holding:
    """Its class runs from the day that the next file of the same kind took its place."""
    later = PolicyExport.objects.filter(format=row.format, kind=row.kind, pk__gt=row.pk).exclude(digest=row.digest)
    after = later.order_by("pk").first()
    superseded = uk_day(after.at) if after else None
    return Holding(
        subject=f"{POLICY}:{row.pk}",
        title=f"File for devices {row.file.name}",
        classes=((EXPORTED, superseded),),
        address=("channels:devices",),
    )


def _report(row: DriftReport) -> Holding:
    return Holding(
        subject=f"{DRIFT}:{row.pk}",
        title=f"Drift {row.pk}: apps found on devices",
        classes=((DETECTED, uk_day(row.at)),),
        address=("channels:drift", str(row.pk)),
    )
