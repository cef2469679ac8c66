"""The tables of stored bytes: one row a content, what is to go, what they hide and who let that through."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """Bytes kept under their SHA-256, with the name and media type that they came with."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    media = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class Unwanted(models.Model):
    """Bytes that no row used any more when this was written: they go as soon as that is committed, or with the next sweep."""

    sha256 = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.sha256


class Look(models.Model):
    """What a look through the bytes of a digest found that their reader does not see. Its words go with the bytes."""

    sha256 = models.CharField(max_length=64, unique=True)
    scanner = models.PositiveIntegerField(default=0)  # the version that looked; 0: nobody has looked yet
    things = models.JSONField(default=list)  # [{kind, where, what, do, stops}]
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["scanner"])]

    def __str__(self) -> str:
        return self.sha256


class LetThrough(models.Model):
    """A named person's recorded reason for releasing a file with things that it hides. It holds in one place only."""

    sha256 = models.CharField(max_length=64, db_index=True)
    where = models.CharField(max_length=80)  # the request or investigation: "FOI-2026-0142"
    things = models.JSONField()  # keys of what was to be seen then; what is found later is not let through
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["where"])]

    def __str__(self) -> str:
        return f"{self.sha256} in {self.where}"
