"""Tables of the chain of evidence. An event is the readable side of one entry of the ledger, and is only ever added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile


class Kind(models.TextChoices):
    """What an item is made of."""

    DIGITAL = "digital", "Digital file"
    PAPER = "paper", "Paper"
    DEVICE = "device", "Device"


class State(models.TextChoices):
    """Where an item stands."""

    HELD = "held", "Held"
    OUT = "out", "Checked out"
    GIVEN_BACK = "given-back", "Given back"
    DISPOSED = "disposed", "Disposed of"


class Year(models.Model):
    """The last number given to an investigation in a year."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Investigation(models.Model):
    """What is looked into, with the evidence of it. The title holds no personal data: it stands in lists."""

    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    breach = models.CharField(max_length=40, blank=True, db_index=True)  # the entry of the register of breaches
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    finding = models.TextField(blank=True)
    items_count = models.PositiveIntegerField(default=0)
    events_count = models.PositiveIntegerField(default=0)
    disposed_at = models.DateTimeField(null=True, blank=True)  # its items, entries and words are destroyed
    disposal = models.PositiveBigIntegerField(null=True, blank=True)  # under this disposal of retention

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.reference


class Item(models.Model):
    """One thing that is kept as evidence. What may change here is what its events say, and nothing else."""

    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)  # of a digital item, as it came in
    size = models.PositiveBigIntegerField(null=True, blank=True)
    seal = models.CharField(max_length=60, blank=True)  # of paper and devices: the number on it now
    custodian = models.CharField(max_length=120)  # always exactly one
    place = models.CharField(max_length=200)
    retention_class = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    out_by = models.CharField(max_length=40, blank=True)  # checked out: the key of who did it
    due_back_on = models.DateField(null=True, blank=True)
    made_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="made")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["investigation", "number"], name="item_number_once")]

    def __str__(self) -> str:
        return f"{self.investigation_id}/{self.number}"


class CustodyEvent(models.Model):
    """One act on an investigation or an item, as people read it. entry is its entry of the ledger."""

    key = models.UUIDField(unique=True)  # given with the form: sent twice, it is one event
    entry = models.BigIntegerField(unique=True)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="events")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()  # within the investigation
    act = models.CharField(max_length=40)
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)  # of what was written on paper first
    claimed_basis = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=40)
    by_name = models.CharField(max_length=120)
    by_roles = models.CharField(max_length=120, blank=True)
    witness = models.CharField(max_length=120, blank=True)
    from_custodian = models.CharField(max_length=120, blank=True)
    from_place = models.CharField(max_length=200, blank=True)
    to_custodian = models.CharField(max_length=120, blank=True)
    to_place = models.CharField(max_length=200, blank=True)
    recipient = models.CharField(max_length=200, blank=True)  # somebody outside to whom this act disclosed it
    reason = models.TextField(blank=True)
    authority = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=300, blank=True)  # programme and version
    outcome = models.TextField(blank=True)  # in words: what the analysis showed, the finding
    result = models.CharField(max_length=10, blank=True)  # "match" or "mismatch" where something was compared
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    seal_read = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=60, blank=True)  # the seal put on by this act
    due_back_on = models.DateField(null=True, blank=True)
    made = models.JSONField(default=list)  # items that this act brought: number, digest, size
    given = models.JSONField(default=list)  # items that were disclosed by this act: number, digest
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="corrections")
    salt = models.CharField(max_length=32)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["investigation", "number"], name="custody_event_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.number}"
