"""The tables of stored bytes: one row a content, and what is to go."""

from __future__ import annotations

from typing import ClassVar

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
