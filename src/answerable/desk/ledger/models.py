"""The log of acts, as rows: each act's exact bytes and their hash, and the checkpoints that seal them in order.

The bytes are the entry; every other column is taken from them so that pages can ask for it. The database refuses to
change or delete any of it, but for two things: a place in the log, given once, and bytes that a disposal takes away
(migration 0002).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from django.db import models

from answerable.evidence import decode


class Entry(models.Model):
    """Who did what to which digest, when. No personal data: identifiers and digests only."""

    seq = models.BigIntegerField(null=True, unique=True)  # its place in the log, from 0; none until it is sealed
    uid = models.UUIDField(default=uuid.uuid4, unique=True)  # given by whoever may have to try again
    leaf = models.BinaryField(max_length=32)  # the hash of the bytes, as a leaf of the tree (RFC 6962)
    body = models.BinaryField(null=True)  # the canonical bytes; none once a disposal took them away
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    by = models.CharField(max_length=40)  # "person:12", "desk", "applicant", "link:34"
    case = models.CharField(max_length=40, blank=True, db_index=True)  # the case's reference
    subject = models.CharField(max_length=80, blank=True, db_index=True)  # "question:3", "register:tools/TOOL-01"

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["id"], condition=models.Q(seq=None), name="ledger_not_sealed")]

    def __str__(self) -> str:
        return f"{self.kind} {self.case} {self.subject}".strip()

    @cached_property
    def said(self) -> Mapping[str, Any]:
        """What the bytes say; empty once they are taken away."""
        return decode(bytes(self.body)) if self.body is not None else {}

    @property
    def digest(self) -> str:
        """SHA-256 of what the act was about, in hexadecimal; of short words, together with the entry's salt."""
        return str(self.said.get("digest", ""))

    @property
    def data(self) -> dict[str, Any]:
        """What else the act was: identifiers, numbers and choices."""
        return dict(self.said.get("data", {}))


class Checkpoint(models.Model):
    """The log as it stood: its size and root, signed. What was sealed by then is proved against it."""

    size = models.BigIntegerField(unique=True)
    note = models.TextField()  # the signed note, whole (C2SP tlog-checkpoint)
    peaks = models.TextField()  # the tree's right edge, from which the next one is worked out
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["size"]

    def __str__(self) -> str:
        return f"{self.size} entries"


class Timestamp(models.Model):
    """What a time-stamping authority said of a checkpoint; nothing yet where it was asked and has not answered."""

    checkpoint = models.OneToOneField(Checkpoint, on_delete=models.PROTECT, related_name="timestamp")
    reply = models.BinaryField(null=True)  # its answer as it came (RFC 3161), once its certificates showed it genuine
    moment = models.DateTimeField(null=True)  # at which the checkpoint was there, by its clock
    attempts = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)  # what the last attempt failed by, in words

    class Meta:
        ordering: ClassVar = ["checkpoint__size"]

    def __str__(self) -> str:
        return f"{self.checkpoint}, {self.moment or 'not answered'}"


class Erasure(models.Model):
    """A run of places whose bytes a disposal takes away, under the entry that says so."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="erasures")
    first = models.BigIntegerField()
    last = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["first"]

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class SigningKey(models.Model):
    """The public half of a key that signs checkpoints, and the day from which it does."""

    verifier = models.CharField(max_length=300, unique=True)
    since = models.DateField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.verifier
