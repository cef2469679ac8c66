"""Destroy a file for devices, or a report of drift, under the retention schedule. The log keeps the digest of what it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.channels.models import DriftReport, PolicyExport
from answerable.desk.files import removal
from answerable.desk.retention.holdings import Destroyed


@transaction.atomic
def destroy_export(number: int, *, at: datetime) -> Destroyed:
    """What went, counted. The bytes go once this is committed, where no other row has the same."""
    row = PolicyExport.objects.get(pk=number)
    row.delete()
    digests = removal.forget({row.file_id}, at=at)
    return Destroyed({"files": len(digests)}, digests)


@transaction.atomic
def destroy_report(number: int) -> Destroyed:
    """What went, counted."""
    DriftReport.objects.get(pk=number).delete()
    return Destroyed({"reports": 1})
