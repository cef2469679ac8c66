"""Registers that the desk keeps: each register taken in, its entries, every version of each, and what each person wants to see."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class KeptRegister(models.Model):
    """A register that the desk keeps in place of a file. Whoever changes an entry of it locks this row first."""

    name = models.CharField(max_length=30, primary_key=True)
    file = models.CharField(max_length=120, blank=True)  # the one it was taken in from; empty: begun in the desk
    head = models.JSONField(default=dict)  # its own particulars, as they stood in the file
    glossary = models.JSONField(default=dict)
    taken_in_at = models.DateTimeField()
    changes = models.PositiveIntegerField(default=0)
    stamp = models.CharField(max_length=32)  # another one after every change: what was read before it is old

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class KeptEntry(models.Model):
    """An entry as it stands now. It is never deleted: one that is removed says so."""

    register = models.ForeignKey(KeptRegister, on_delete=models.PROTECT, related_name="entries")
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    position = models.PositiveIntegerField()  # in the order of the register
    values = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "key"], name="one_entry_a_key")]

    def __str__(self) -> str:
        return f"{self.register_id}/{self.key}"


class EntryVersion(models.Model):
    """An entry as it stood since a moment: the values, who wrote them, when and why."""

    entry = models.ForeignKey(KeptEntry, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    is_removed = models.BooleanField(default=False)
    is_from_file = models.BooleanField(default=False)  # as the file had it when the register was taken in
    by = models.CharField(max_length=40)  # as the ledger names them
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.entry} v{self.number}"


class Columns(models.Model):
    """The columns that somebody wants to see of a register."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    register = models.CharField(max_length=30)
    names = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "register"], name="one_choice_a_register")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.register}"


class Upload(models.Model):
    """A file that somebody wants to import: kept as it came, previewed, and then carried out or left."""

    register = models.CharField(max_length=30)
    section = models.CharField(max_length=40, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    removes = models.BooleanField(default=False)  # what the file does not have
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.register}: {self.file_id}"


class Document(models.Model):
    """One version of the document that an entry stands for. None is ever replaced: the next is put beside it."""

    register = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=40)  # as the ledger names them
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["register", "key", "version"], name="one_document_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.key} {self.version}"
