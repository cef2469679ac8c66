"""Tables of imports: the file, its rows as they were read, and what people said its words mean."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from answerable.desk.files.models import StoredFile


class Step(models.TextChoices):
    """How far an import has come."""

    READING = "reading"
    COLUMNS = "columns"  # waits for a person: which column is what
    WORDS = "words"  # waits for a person: what the file's words mean
    CHECKING = "checking"
    READY = "ready"  # waits for a person: every row was looked at
    IMPORTING = "importing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"  # the file could not be read


class Import(models.Model):
    """One spreadsheet of old cases on its way onto the desk."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=Step.choices, default=Step.READING)
    position = models.PositiveIntegerField(default=0)  # the last row of the file that this step has dealt with
    sheet = models.CharField(max_length=120, blank=True)  # as chosen; blank: the first that is not hidden
    about = models.JSONField(default=dict)  # sheets.About as values: sheets, headings, notices, profile of each column
    columns = models.JSONField(default=dict)  # field: number of the column
    orders = models.JSONField(default=dict)  # number of a column of days: "dmy" or "mdy"
    words = models.JSONField(default=dict)  # field: {their word: our key}
    rows_count = models.PositiveIntegerField(default=0)
    faulty_count = models.PositiveIntegerField(default=0)
    imported_count = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)  # why it was refused, or what an undoing left
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.file.name


class ImportRow(models.Model):
    """One row of the file. Its values go once it is a case; a row that is none keeps them, with the reasons."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as the spreadsheet numbers it
    values = models.JSONField(default=list)
    reference = models.CharField(max_length=40, blank=True)
    faults = models.JSONField(default=list)  # pairs: heading of the column, what is wrong
    is_faulty = models.BooleanField(default=False)
    is_imported = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_a_number")]
        indexes: ClassVar = [
            models.Index(fields=["batch", "reference"]),
            models.Index(fields=["batch", "is_faulty", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} row {self.number}"


class ImportMapping(models.Model):
    """What somebody said a heading or a word means: the next file is read the same way unless they say otherwise."""

    kind = models.CharField(max_length=20)  # "column", or the field whose words these are
    theirs = models.CharField(max_length=200)  # in small letters, spaces as one
    ours = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "theirs"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "theirs"], name="one_meaning_a_word")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.theirs}"
