"""Tables of published answers: the public copy, its address, its files, and when it was taken down and why."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from answerable.desk.files.models import StoredFile


class DisclosureLogEntry(models.Model):
    """One published answer to one request. Taken down, it keeps its address and says so."""

    slug = models.SlugField(max_length=80, unique=True)  # the stable part of its address
    reference = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    subject = models.CharField(max_length=80, blank=True)
    questions = models.JSONField()  # [{number, text, outcome, answer, provisions}] without personal data
    letter = models.TextField(blank=True)  # the public copy
    regime = models.CharField(max_length=8)
    received_on = models.DateField()
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=120)  # the post, not the person
    looked = models.JSONField(default=list)  # what was decided about each finding: [{kind, finding, is_kept, reason}]
    published_at = models.DateTimeField(db_index=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-published_at", "-id"]

    def __str__(self) -> str:
        return self.title


class PublishedFile(models.Model):
    """A file that anyone may download with an answer."""

    entry = models.ForeignKey(DisclosureLogEntry, on_delete=models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    is_letter = models.BooleanField(default=False)  # the answer itself, as a document

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.title


class Facet(models.Model):
    """A provision or a subject that some published answer has: what the filters of the log offer."""

    name = models.CharField(max_length=12)  # "provision", "subject"
    value = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar = ["value"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "value"], name="one_facet_a_value")]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
