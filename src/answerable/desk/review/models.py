"""Tables of a request's records: searches made, what they found, what was decided of it, what was withheld, what went out.

Of a question that is merged into another they go on with that one.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile


class Search(models.Model):
    """One search that was made for a question, as it was made. It is never changed; the ledger has its digest."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey("cases.Question", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # within the case
    place = models.CharField(max_length=300)  # what was searched: "captured messages", or a system outside the desk
    asked = models.JSONField(default=dict)  # the search form's values; empty for a system outside
    words = models.TextField()  # the terms and limits in words
    hits = models.PositiveIntegerField()
    is_more = models.BooleanField(default=False)  # hits is where counting stopped
    looked_in = models.JSONField(default=list)  # chats: key, title, captures, messages, first and last day in words
    not_looked_in = models.JSONField(default=list)  # what could not be searched: words, and names of chats or groups
    minutes = models.PositiveIntegerField(default=0)  # that the search took a person, as they say
    note = models.TextField(blank=True)
    digest = models.CharField(max_length=64)  # of all the above as canonical JSON
    by = models.CharField(max_length=40)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="one_search_a_number")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.number}"


class Decision(models.TextChoices):
    """What was decided of an item."""

    OPEN = "", "To be looked at"
    IN = "in", "In scope"
    OUT = "out", "Out of scope"
    WITHHELD = "withheld", "Withheld"


class Item(models.Model):
    """One thing that was found for a question: a captured message, or a file of the case. Several people decide at once."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey("cases.Question", on_delete=models.PROTECT, related_name="+")
    search = models.ForeignKey(
        Search, null=True, on_delete=models.SET_NULL, related_name="items"
    )  # that found it first
    message = models.BigIntegerField(
        null=True, db_index=True
    )  # records.Message; it may be destroyed before this row is
    file = models.ForeignKey(
        StoredFile, null=True, on_delete=models.PROTECT, related_name="+"
    )  # a document, or an attachment
    of = models.BigIntegerField(null=True)  # records.Message that the file came with
    position = models.PositiveIntegerField()  # the order in which they are looked at: that of the conversation
    digest = models.CharField(max_length=64)  # of its words with blanks and capitals evened out: duplicates have one
    like = models.PositiveIntegerField(
        default=0
    )  # the position of the first that is nearly the same; its own where there is none
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.OPEN, blank=True)
    provision = models.CharField(max_length=40, blank=True)  # of what is withheld whole: "foia.s40.2"
    why = models.TextField(blank=True)
    by = models.CharField(max_length=40, blank=True)  # who decided
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    looked_at = models.DateTimeField(null=True, blank=True)  # personal data was looked for in it

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "message"], name="one_item_a_message"),
            models.UniqueConstraint(fields=["question", "file"], name="one_item_a_file"),
        ]
        indexes: ClassVar = [models.Index(fields=["question", "decision", "position"])]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.position}"


class Sitting(models.Model):
    """Time that one person gave to one question’s items on one day, kind by kind: what counts in an estimate of cost differs."""

    question = models.ForeignKey("cases.Question", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=40)
    on = models.DateField()
    sorting = models.PositiveIntegerField(default=0)  # seconds: telling what is in scope
    withholding = models.PositiveIntegerField(default=0)  # seconds: exemptions and redaction
    last_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["on", "by"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "by", "on"], name="one_sitting_a_day")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.on}"


class State(models.TextChoices):
    """What a person said of a mark."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "To be withheld"
    REFUSED = "refused", "To be kept"


class Mark(models.Model):
    """Words of an item that are proposed to be withheld, or that a person marked. A proposal withholds nothing by itself."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="marks")
    place = models.CharField(max_length=300)  # "text", "sender", or the place in a file as documents.release names it
    area = models.CharField(
        max_length=60, blank=True
    )  # "all": the whole place; "0.1,0.2,0.5,0.4": a box on a page or picture; empty: characters from start to end
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    kind = models.CharField(max_length=40)  # "person", "telephone" …, or "by-hand"
    same = models.CharField(max_length=200, blank=True)  # one key for all printings of one name or number in the case
    why = models.TextField(blank=True)  # why it was proposed, or why the person marked it
    provision = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    by = models.CharField(max_length=40, blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["item", "place", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "place", "start", "end", "area"], name="one_mark_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.place} {self.start}"


class Reading(models.Model):
    """What was found when a file was read to be released: its kind, what will not go along, what nobody can read here."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="reading")
    kind = models.CharField(max_length=20, blank=True)  # as documents.release names it: "PDF", "Excel"
    left_out = models.JSONField(default=list)  # sentences
    unread = models.JSONField(default=list)  # sentences: a person must look
    reason = models.TextField(blank=True)  # why no released copy can be made of it
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item_id}: {self.kind}"


class FileUnit(models.Model):
    """A piece of a file with a place of its own, as documents.release reads it: a page, a paragraph, a cell, a picture."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="units")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    within = models.JSONField(default=list)  # wider places
    is_hidden = models.BooleanField(default=False)  # left out unless a person keeps it

    class Meta:
        ordering: ClassVar = ["item", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "number"], name="one_unit_a_number")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.place}"


class Copy(models.Model):
    """The released copy of a file, as it was made of what was decided then. digest: of the file and of those decisions."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="copy")
    digest = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(default=0)  # of a PDF, or pictures
    schedule = models.JSONField(default=list)  # place, what, provision, why of each that is withheld
    left_out = models.JSONField(default=list)  # sentences
    checks = models.JSONField(default=list)  # name and what came of each look
    reason = models.TextField(blank=True)  # why none could be made
    is_asked = models.BooleanField(default=False)  # it waits to be made
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item_id}: {self.digest[:8]}"


class Bundle(models.Model):
    """What was put together to be let out for a request: numbered pages, index, certificate, schedule, receipts."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    questions = models.JSONField(default=list)  # numbers of those that it answers
    pages = models.PositiveIntegerField(default=0)
    items = models.PositiveIntegerField(default=0)
    withheld = models.PositiveIntegerField(default=0)  # stretches and items in its schedule
    pdf = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    archive = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    exchange = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")  # RSMF
    digest = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)  # why it could not be made
    by = models.CharField(max_length=40)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="one_bundle_a_number")]

    def __str__(self) -> str:
        return f"{self.case_id}: bundle {self.number}"
