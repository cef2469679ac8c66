"""Tables of channels: files made for devices, reports of drift, and who was reminded of which capture."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile


class PolicyExport(models.Model):
    """A file that was made for one kind of device, with the state of the registers that it was made from."""

    format = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    version = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)  # of the registers; that of the file is the stored file's
    rules = models.PositiveIntegerField()
    unsaid = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=40)  # as the ledger names them
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.format} for {self.kind}"


class DriftReport(models.Model):
    """What a file showed that was not as the registers said. The file itself is not kept: it names people."""

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)  # of the file that was compared
    kind = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)  # of the registers
    report = models.JSONField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"Drift {self.pk}"


class CaptureReminder(models.Model):
    """How often somebody was reminded of one capture that was due on one day."""

    group = models.CharField(max_length=60)
    due_on = models.DateField()
    times = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "due_on"], name="one_reminder_a_capture")]

    def __str__(self) -> str:
        return f"{self.group}, due {self.due_on}"
