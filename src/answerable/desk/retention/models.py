"""Tables of holds and of disposal. A record of disposal is never deleted; nothing here holds personal data.

A thing that is kept is named by its subject, as in the ledger: "case:FOI-2026-0142", "evidence:EV-2026-003/2".
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile
from answerable.registers import HOLD_KINDS


class Hold(models.Model):
    """An order that something must not be destroyed, until it is released."""

    kind = models.CharField(max_length=24, choices=list(HOLD_KINDS.items()))
    reason = models.TextField()
    words = models.TextField(blank=True)  # what it covers besides what it names: a line is a search
    case = models.CharField(max_length=40, blank=True, db_index=True)  # the request that it was placed for, by rule
    since = models.DateField()
    placed_by = models.CharField(max_length=40)  # as in the ledger: "person:12", "desk"
    placed_at = models.DateTimeField()
    ends_on = models.DateField(null=True, blank=True)  # by rule, as last reckoned; nothing while something is open
    working = models.JSONField(default=list)  # the lines that the end comes from, in words
    released_at = models.DateTimeField(null=True, blank=True, db_index=True)
    released_by = models.CharField(max_length=40, blank=True)
    released_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(released_at__isnull=True) & ~models.Q(case=""),
                name="one_open_hold_a_request",
            )
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"


class HoldSubject(models.Model):
    """One thing that a hold covers: named in it, or found by its words."""

    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="subjects")
    subject = models.CharField(max_length=120, db_index=True)
    is_found = models.BooleanField(default=False)  # by the words of the hold

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["hold", "subject"], name="one_subject_a_hold")]

    def __str__(self) -> str:
        return self.subject


class Step(models.TextChoices):
    """How far a disposal is."""

    PREVIEW = "preview", "Being put together"
    WAITING = "waiting", "Waits for approval"
    APPROVED = "approved", "Approved"
    RUNNING = "running", "Being carried out"
    DONE = "done", "Carried out"
    DROPPED = "dropped", "Dropped"


class Disposal(models.Model):
    """One run: what is to go, who proposed it, who approved it, what came of it. Its record stays for ever."""

    step = models.CharField(max_length=10, choices=Step.choices, default=Step.PREVIEW)
    why = models.CharField(max_length=200, blank=True)  # where it is no run of the schedule: "import 4 was taken back"
    method = models.CharField(max_length=200, blank=True)
    schedule_version = models.CharField(
        max_length=40, blank=True
    )  # in force when it was carried out, before that when begun
    begun_by = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)  # for approval
    is_escalated = models.BooleanField(default=False)
    approved_by = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    returned_why = models.TextField(blank=True)
    started_by = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    mark = models.TextField(blank=True)  # of the log when it ended: what the certificate shows
    certificate = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"disposal {self.pk}"


class Fate(models.TextChoices):
    """What becomes of one item of a run."""

    DUE = "due", "To be destroyed"
    LEFT_OUT = "left-out", "Left out"
    STOPPED = "stopped", "Stopped"
    KEPT = "kept", "Kept further"
    DESTROYED = "destroyed", "Destroyed"


class DisposalItem(models.Model):
    """One thing of a run: what it is, why it falls due, and what became of it."""

    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="items")
    subject = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    class_id = models.CharField(max_length=40)
    class_title = models.CharField(max_length=200)
    action = models.CharField(max_length=12)  # of the class: destroy, review, anonymise
    needs_sign_off = models.BooleanField(default=False)
    is_signed_off = models.BooleanField(default=False)
    trigger = models.CharField(max_length=40)
    trigger_on = models.DateField(null=True)
    kept_to = models.DateField(null=True)
    fate = models.CharField(max_length=10, choices=Fate.choices, default=Fate.DUE)
    because = models.TextField(blank=True)  # why it was left out, stopped or kept further
    keep_until = models.DateField(null=True, blank=True)  # the decision to keep it further
    destroyed = models.JSONField(default=dict)  # how many of what: {"letters": 2, "files": 5}
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["disposal", "subject"], name="one_item_a_subject")]

    def __str__(self) -> str:
        return self.subject
