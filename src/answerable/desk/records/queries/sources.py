"""Captures as the sources of records: when each came, its digest, and how the log names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from answerable.desk.records.models import Capture


@dataclass(frozen=True, slots=True)
class CaptureSource:
    """A captured file that records come from."""

    number: int
    at: datetime
    sha256: str  # of the file as it came
    subject: str  # of its entry in the log


def capture_sources(numbers: Iterable[int]) -> tuple[CaptureSource, ...]:
    """Those captures, by number."""
    rows = Capture.objects.filter(pk__in=list(numbers)).order_by("pk")
    return tuple(CaptureSource(one.pk, one.at, one.sha256, one.subject) for one in rows)
