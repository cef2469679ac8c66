"""The append-only table of acts: the database refuses to change or delete an entry (migration 0002)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """Who did what to which digest, when. No personal data: identifiers and digests only."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    by = models.CharField(max_length=40)  # "person:12", "desk", "applicant", "link:34"
    case = models.CharField(max_length=40, blank=True, db_index=True)  # the case's reference
    subject = models.CharField(max_length=80, blank=True)  # "question:3", "letter:7", "register:tools/TOOL-01"
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what the act was about
    data = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.case} {self.subject}".strip()
