"""Compare a file with the registers, and keep the report. The file names people and devices, and is not kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from answerable.desk.channels.access import require
from answerable.desk.channels.models import DriftReport
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.registers import drift_from, policy_of_devices


@transaction.atomic
def compare_devices(*, data: bytes, name: str, kind: str, by: Actor, at: datetime) -> DriftReport:
    """The report; no register is changed. Refuses who may not (NotAllowed), and a file of no sort that is read."""
    require(by, to="compare devices with the registers")
    shown = Path(name.replace("\\", "/")).name or "file"
    found = drift_from(policy_of_devices(authority()), data=data, name=shown, kind=kind)
    report = DriftReport.objects.create(
        name=shown[-255:],
        sha256=digest_of(data),
        kind=kind,
        version=found.version[:80],
        digest=found.digest,
        report=found.as_json(),
        by=by.key,
        at=at,
    )
    told = {"registers": found.digest, "bad_rows": len(found.bad), **found.counts}
    record("compared", by=by.key, at=at, subject=f"drift:{report.pk}", digest=report.sha256, data=told)
    return report
