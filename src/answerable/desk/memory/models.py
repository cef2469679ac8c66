"""Tables of what was answered before: others' logs as read, each wording once, each answer, the pieces of the index, what was proposed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from answerable.desk.files.models import StoredFile


class Step(models.TextChoices):
    """How far the reading of a log has come."""

    READING = "reading"
    READY = "ready"  # waits for a person: what was understood was not looked at yet
    KEEPING = "keeping"
    KEPT = "kept"
    REFUSED = "refused"  # nothing in it could be read
    REMOVING = "removing"


class Log(models.Model):
    """One reading of what another authority published: compared with, never a source of our own facts."""

    publisher = models.CharField(max_length=200)
    address = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=40, blank=True)  # what the file was taken for, as answers.logs names it
    step = models.CharField(max_length=12, choices=Step.choices, default=Step.READING)
    columns = models.JSONField(default=dict)  # of a table, field: heading, as they were taken or said
    about = models.JSONField(default=dict)  # what was understood, for the preview; once kept, whose answers they are
    found = models.PositiveIntegerField(default=0)  # answers in the file
    reason = models.TextField(blank=True)  # why it could not be read
    stored = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(db_index=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kept = models.PositiveIntegerField(default=0)  # answers
    not_understood = models.JSONField(default=list)  # [{place, what, why, do}]

    class Meta:
        ordering: ClassVar = ["-read_at", "-id"]

    def __str__(self) -> str:
        return self.publisher


class Wording(models.Model):
    """A question in its words, once, however often and by whomever it was asked: names of bodies, days and courtesies apart."""

    digest = models.BinaryField(max_length=16, unique=True)
    features = models.BinaryField()  # what matching needs of it, packed
    vectors = models.BinaryField(null=True)  # its meaning; None until it was worked out
    family = models.BigIntegerField(db_index=True)  # the same for the same words in another order or form
    is_ours = models.BooleanField(default=False)  # some answer to it is ours
    is_published = models.BooleanField(default=False)  # and can be read by everyone
    is_theirs = models.BooleanField(default=False)  # some answer to it is another authority's

    class Meta:
        indexes: ClassVar = [models.Index(fields=["id"], condition=models.Q(vectors=None), name="without_meaning")]

    def __str__(self) -> str:
        return f"wording {self.pk}"


class Standing(models.Model):
    """A standing answer: what is said whenever this is asked, kept by an owner and looked at again by a day.

    Its text may ask our own registers in braces; what stands there is looked up each time it is shown.
    """

    reference = models.CharField(max_length=12, unique=True)  # SA-0001
    title = models.CharField(max_length=200)
    questions = models.JSONField()  # the wordings by which it is found
    regime = models.CharField(max_length=8)
    answer = models.JSONField()  # casefile.answer_values, whole with its grounds
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(db_index=True)
    reminded_of = models.DateField(null=True, blank=True)  # the review of which its owner was reminded
    made_from = models.CharField(max_length=60, blank=True)  # the earlier answer: FOI-2026-0142/2
    is_published = models.BooleanField(default=False)
    scheme_class = models.CharField(max_length=1, blank=True)  # of the publication scheme, "1" to "7"
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    was_published = models.BooleanField(default=False)  # at some time: its address then says that it is gone

    class Meta:
        ordering: ClassVar = ["reference"]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class StandingVersion(models.Model):
    """A standing answer as it stood after each act, and by whom: the last row is how it stands."""

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    values = models.JSONField()  # every field that a person decides
    note = models.TextField(blank=True)  # why
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["standing", "version"], name="one_standing_version")]

    def __str__(self) -> str:
        return f"{self.standing_id} v{self.version}"


class Earlier(models.Model):
    """One question that was answered, with its answer: ours when the letter is sent, another's when its log is read.

    A question of a standing answer is one too, for it is found in the same way.
    """

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="earlier")
    log = models.ForeignKey(Log, null=True, blank=True, on_delete=models.CASCADE, related_name="earlier")  # None: ours
    standing = models.ForeignKey(Standing, null=True, blank=True, on_delete=models.PROTECT, related_name="earlier")
    letter = models.CharField(max_length=200, db_index=True)  # reference of the case or standing answer, or theirs
    number = models.CharField(max_length=12)
    heading = models.CharField(max_length=300, blank=True)
    question = models.TextField()
    answer = models.TextField(blank=True)
    outcome = models.CharField(max_length=24)
    provisions = models.CharField(max_length=200, blank=True)  # ids with a space around each: " foia.s40.2 "
    regime = models.CharField(max_length=8, blank=True)
    publisher = models.CharField(max_length=200, blank=True)  # empty: ours
    address = models.CharField(max_length=500, blank=True)  # where theirs can be read
    slug = models.CharField(max_length=80, blank=True)  # of ours in the disclosure log; empty: not published
    place = models.PositiveSmallIntegerField(default=0)  # of the question there
    asked_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True, db_index=True)
    because = models.JSONField(default=list)  # casefile.Basis values: what it rests on
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-answered_on", "-id"]
        indexes: ClassVar = [models.Index(fields=["wording", "-answered_on"], name="earlier_by_wording")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "number"], condition=models.Q(log=None), name="one_of_ours"),
            models.UniqueConstraint(fields=["log", "letter", "number"], name="one_of_a_log"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}/{self.number}"


class Segment(models.Model):
    """A piece of the index in a form that is read at once; of the same wording in two pieces the later one holds."""

    key = models.BigIntegerField(unique=True)  # by chance: a number that was taken back is never taken for another
    kind = models.CharField(max_length=8)  # "words" or "meaning"
    size = models.PositiveIntegerField()  # wordings
    data = models.BinaryField()  # arrays, as index.segments writes them
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.size} wordings"


class Waiting(models.Model):
    """A wording that stands in no piece of the index yet, or no longer as it is: new, published, taken down, gone."""

    key = models.BigIntegerField(primary_key=True)  # by chance, as that of a segment
    wording = models.BigIntegerField(db_index=True)  # a number, for the wording may be gone

    def __str__(self) -> str:
        return f"wording {self.wording}"


class Offer(models.Model):
    """A page on which published answers were put beside a request that somebody typed, and whether they asked from it.

    Nothing tells who it was or what they typed; key lives in their open page alone. It goes when its day is counted.
    """

    key = models.CharField(max_length=32, unique=True)
    on = models.DateField(db_index=True)
    is_answered = models.BooleanField(default=False)  # they said so
    is_asked = models.BooleanField(default=False)  # they sent a request from this page

    def __str__(self) -> str:
        return f"offer of {self.on}"


class Proposed(models.Model):
    """A published answer that such a page showed, once, and whether it was opened from there."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="proposed")
    slug = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()
    is_opened = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "slug", "place"], name="proposed_once_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.slug}/{self.place}"


class OfferDay(models.Model):
    """What became of the offers of one day, in numbers."""

    on = models.DateField(unique=True)
    pages = models.PositiveIntegerField(default=0)  # that showed an answer
    shown = models.PositiveIntegerField(default=0)  # answers, each once a page
    opened = models.PositiveIntegerField(default=0)  # answers, each once a page
    pages_opened = models.PositiveIntegerField(default=0)  # on which one was opened
    asked = models.PositiveIntegerField(default=0)  # of these: from which a request came
    answered = models.PositiveIntegerField(default=0)  # pages: somebody said so, and no request came

    def __str__(self) -> str:
        return f"offers of {self.on}"


class OfferedAnswer(models.Model):
    """How often one published answer was shown and opened in a month."""

    month = models.DateField()  # its first day
    slug = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()
    shown = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "slug", "place"], name="offered_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.slug}/{self.place} in {self.month}"
