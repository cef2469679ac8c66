"""The table of published answers: the public copy, its address, and when it was taken down and why."""

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
    questions = models.JSONField()  # [{number, text, outcome, answer, provisions}] without personal data
    letter = models.TextField()  # the public copy
    regime = models.CharField(max_length=8)
    received_on = models.DateField()
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=120)  # the post, not the person
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    published_at = models.DateTimeField(db_index=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-published_at", "-id"]

    def __str__(self) -> str:
        return self.title
