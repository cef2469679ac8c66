"""The table behind the index: one row a document, in the order of its moment.

The words that are searched stand beside it in what each database has for that (migration 0002).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Document(models.Model):
    """Something that can be found by its words. Its number grows with its moment, so that the newest come first."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)  # "case", "published"
    key = models.CharField(max_length=120)  # what it is, to whoever put it here
    title = models.TextField()
    body = models.TextField()
    tags = models.TextField(blank=True)  # tokens with a space between: index.token

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="one_document_a_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
