"""Tables of a case: the request, its questions, events, letters and what is done about them.

Reached only through actions, access and queries. A value that the pure rooms know is kept as they write
it (an answer is casefile.answer_values), with the columns beside it that are searched or counted.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from answerable.casefile import Outcome, Regime, Stage
from answerable.desk.files.models import StoredFile
from answerable.desk.mail.models import Message
from answerable.desk.people.models import Team

PERSON = settings.AUTH_USER_MODEL


def _choices(kind: type[Regime] | type[Stage] | type[Outcome]) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in kind]


class Case(models.Model):
    """One request and everything done about it."""

    reference = models.CharField(max_length=40, unique=True)
    stage = models.CharField(max_length=20, choices=_choices(Stage), default=Stage.NEW.value)
    regime = models.CharField(max_length=8, choices=_choices(Regime), default=Regime.FOIA.value)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    channel = models.CharField(max_length=12, default="email")  # email | web | upload | paper | import | api
    applicant_name = models.CharField(max_length=200, blank=True)
    applicant_email = models.CharField(max_length=320, blank=True, db_index=True)
    applicant_address = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)  # of the clock that runs now: response, review or complaint
    clock = models.JSONField(default=dict)  # that clock as last reckoned, and those beside it: clocks.due_and_working
    owner = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    notices = models.JSONField(default=list)  # what an officer should notice: answers.Received.notices
    same_text = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # digest of the questions: identical requests
    is_round_robin = models.BooleanField(default=False)
    follow_digest = models.CharField(max_length=64, blank=True, db_index=True)  # of the applicant's secret link
    next_step = models.CharField(max_length=200, blank=True)  # what happens next and who must do it, in words
    waits_for = models.CharField(max_length=12, blank=True)  # "" us, "applicant", "colleague", "commissioner"
    questions_count = models.PositiveSmallIntegerField(default=0)
    answered_count = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=12, blank=True)  # of the whole request (queries.outcomes.whole)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer_due_on = models.DateField(
        null=True, blank=True
    )  # due_on as it stood when the answer went; reviews move due_on
    answered_on = models.DateField(null=True, blank=True)  # the day of sent_at in the United Kingdom; kept by settle
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    disposed_at = models.DateTimeField(null=True, blank=True)  # the file was destroyed; this row stays for statistics
    disposal = models.PositiveBigIntegerField(null=True, blank=True)  # the number of the disposal that says so
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["stage", "due_on"]),
            models.Index(fields=["owner", "stage", "due_on"]),
            models.Index(fields=["team", "stage", "due_on"]),
            models.Index(fields=["received_on", "version", "id"]),  # whether a quarter changed is read from it alone
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="sent_at_with_sent_by",
                condition=models.Q(sent_at__isnull=True) | models.Q(sent_by__isnull=False) | models.Q(channel="import"),
            )
        ]

    def __str__(self) -> str:
        return self.reference


class ClockEvent(models.Model):
    """Something that moves a clock of the case: law.Event as a row. A correction voids one and adds another."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    clock = models.CharField(max_length=40)  # "foia.response"
    name = models.CharField(max_length=40)  # "clarification", "fees_notice" …: the table's own names
    questions = models.JSONField(default=list)  # the keys of those that it is about; empty: the whole case
    on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.name} {self.on}"


class Question(models.Model):
    """One part of the request that can be answered by itself, with its proposal and its answer."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=12)  # canonical: "1", "1a", "2/1"
    text = models.TextField()
    lead = models.TextField(blank=True)  # words of the request before it that hold for it: "For 2024 and 2025:"
    regime = models.CharField(max_length=8, choices=_choices(Regime), blank=True)  # where it differs from the case's
    is_own_data = models.BooleanField(default=False)
    owner = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="questions")
    proposal = models.JSONField(default=dict)  # answers.Proposal.as_json and its answer, as found on proposed_on
    proposed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=24, choices=_choices(Outcome), default=Outcome.OPEN.value)
    answer = models.JSONField(default=dict)  # casefile.answer_values; empty while nobody has answered
    provisions = models.CharField(
        max_length=200, blank=True
    )  # ids with a space around each, for returns: " foia.s40.2 "
    answered_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    worksheet = models.JSONField(default=dict)  # the hours of an estimate of cost, as typed, and their grounds
    is_finished = models.BooleanField(default=False)  # the officer calls it done; legally complete
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"


class AnswerVersion(models.Model):
    """An answer as it stood: each save keeps what it replaced, and by whom."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    answer = models.JSONField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "version"], name="one_row_a_version")]

    def __str__(self) -> str:
        return f"{self.question_id} v{self.version}"


class Allocation(models.Model):
    """A question given to a colleague, who answers it by a link. Only the link's digest is kept."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="allocations")
    person = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="allocations")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    message = models.TextField(blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField(db_index=True)
    expires_on = models.DateField()
    chased = models.PositiveSmallIntegerField(default=0)
    chased_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, default="asked", db_index=True)  # asked | answered | passed-on | withdrawn
    passed_to = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.question_id} to {self.name}"


class Contribution(models.Model):
    """What a colleague sent back on a question: words, files. Never changed; a second one stands beside it."""

    allocation = models.ForeignKey(Allocation, on_delete=models.CASCADE, related_name="contributions")
    text = models.TextField(blank=True)
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.allocation_id} {self.at}"


class Correspondence(models.Model):
    """One thing that came from or went to someone about the case, as it was."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="correspondence")
    is_incoming = models.BooleanField()
    kind = models.CharField(max_length=24)  # request | reply | a LetterKind | note | telephone | complaint | material
    at = models.DateTimeField()
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="correspondence")
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.title or self.kind


class CaseLetter(models.Model):
    """A letter of the case. Until it is approved it is written from the case file each time it is looked at.

    details: what this kind needs besides the answers (casefile.CaseFile.details). edits: the officer's own
    words for single paragraphs. digest: of what was submitted, and approved; it no longer fits once an
    answer or an edit changes. casefile, text, pdf and docx: as it was sent.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="draft")  # draft | submitted | approved | sent | dropped
    details = models.JSONField(default=dict)
    edits = models.JSONField(default=dict)
    drafted_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    returned_reason = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    submitted_text = models.TextField(blank=True)  # what the approver reads, and compares with the last time
    seen_text = models.TextField(blank=True)  # what the approver last looked at
    casefile = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    attachments = models.ManyToManyField(
        StoredFile, blank=True, related_name="+"
    )  # what goes with it: released material
    taken_off = models.ManyToManyField(StoredFile, blank=True, related_name="+")  # went with it once, and stays kept
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(state__in=["draft", "submitted", "approved"]),
                name="one_letter_of_a_kind_at_work",
            ),
            models.CheckConstraint(
                name="approved_at_with_approved_by",
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Waiver(models.Model):
    """A named officer's recorded reason for keeping a letter despite a finding."""

    letter = models.ForeignKey(CaseLetter, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=8)
    words = models.TextField(blank=True)  # of the letter, that the finding was about
    reason = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.rule} on {self.letter_id}"


class Review(models.Model):
    """An internal review: asked for, given to someone who took no part, decided."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reviews")
    asked_on = models.DateField()
    reasons = models.TextField()
    reviewer = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews")
    note = models.TextField(blank=True)  # why a late one was taken on, and the like
    outcome = models.CharField(max_length=12, blank=True)  # upheld | part | overturned | withdrawn
    conclusions = models.TextField(blank=True)
    answers = models.JSONField(default=dict)  # casefile.answer_values by question, where the review answers anew
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"review of {self.case_id}"


class Complaint(models.Model):
    """A complaint to the Commissioner (FOIA s.50, FOISA s.47): its reference, letters and clock."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="complaints")
    commissioner = models.CharField(max_length=12, default="ico")  # ico | sic
    their_reference = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField()
    reply_due_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, blank=True)  # upheld | partly-upheld | not-upheld | withdrawn | resolved
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.their_reference or f"complaint on {self.case_id}"


class Task(models.Model):
    """Something a person must look at: mail that fits no case, a bounced letter, a clock that moved."""

    kind = models.CharField(max_length=24)  # unplaced-mail | bounce | clock-moved | not-sent | late-contribution
    words = models.TextField()
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_how = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["done_at", "at"])]

    def __str__(self) -> str:
        return self.words


class BankHoliday(models.Model):
    """A day proclaimed a bank holiday after this release, added by a person with the place that announces it."""

    on = models.DateField(unique=True)
    parts = models.JSONField()  # of the UK that keep it: keys of law.PARTS
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=300)
    announced_on = models.DateField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["on"]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class Number(models.Model):
    """The last number given in a year, so that references never repeat."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["prefix", "year"], name="one_row_a_prefix_and_year")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last:04}"
