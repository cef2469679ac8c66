"""Tables of captured messages.

A capture is one file; what it says stays in the file, and a message says where: capture and bytes. A message that a later
capture of the same chat shows again is stored once, with a sighting for each further capture that shows it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile


class Step(models.TextChoices):
    """How far a capture has come."""

    RECEIVED = "received", "Received"
    ASKING = "asking", "Waits for an answer"  # what the file cannot say: the order of its dates
    STORING = "storing", "Being read"
    DONE = "done", "Complete"
    REFUSED = "refused", "Refused"


class Way(models.TextChoices):
    """How a capture came in."""

    WEB = "web", "On the desk’s page"
    API = "api", "By a program"
    COMMAND = "command", "On the command line"
    FOLDER = "folder", "Through the drop folder"


class Chat(models.Model):
    """One conversation or mailbox that is captured, again and again: that of a group, or of one person's account."""

    title = models.CharField(max_length=200)
    tool = models.CharField(max_length=60, blank=True)  # the entry of the register of tools
    group = models.CharField(max_length=60, blank=True, db_index=True)  # the entry of the register of groups
    person = models.CharField(max_length=120, blank=True)  # whose account it is, where it is no group's
    messages_count = models.PositiveIntegerField(default=0)
    first_at = models.BigIntegerField(null=True, blank=True)  # seconds since 1970, UTC
    last_at = models.BigIntegerField(null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)  # its captures and messages are destroyed
    disposal = models.PositiveBigIntegerField(null=True, blank=True)  # under this disposal of retention

    class Meta:
        ordering: ClassVar = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class Capture(models.Model):
    """One file of a chat's messages, as it was exported from one account on one day."""

    key = models.UUIDField(unique=True)  # given with the form: sent twice, it is one capture
    chat = models.ForeignKey(Chat, on_delete=models.PROTECT, related_name="captures")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(
        max_length=64, db_index=True
    )  # of the file as it came; that of what is kept is the file's
    format = models.CharField(max_length=20, blank=True)
    account = models.CharField(max_length=120, blank=True)  # whose phone or mailbox it was exported from
    exported_on = models.DateField(null=True, blank=True)
    came_by = models.CharField(max_length=8, choices=Way.choices)
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.RECEIVED)
    position = models.PositiveIntegerField(default=0)  # records that are dealt with
    percent = models.PositiveSmallIntegerField(default=0)  # of the file's bytes
    viruses = models.CharField(max_length=120, blank=True)  # what looked for them and found none; empty: nothing looked
    date_order = models.CharField(max_length=3, blank=True)  # as a person settled it
    zone = models.CharField(max_length=40, default="Europe/London")
    has_known_zone = models.BooleanField(default=False)
    question = models.TextField(blank=True)  # what a person must settle, in words
    choices = models.JSONField(default=list)  # pairs: key and words of each answer to it
    about = models.JSONField(default=dict)  # records.source_json, once it is read
    reason = models.TextField(blank=True)  # why it was refused
    notes = models.JSONField(default=list)  # how it fits the other captures of its chat, in sentences
    records_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)  # messages that no earlier capture of the chat showed
    changed_count = models.PositiveIntegerField(default=0)  # shown before, and edited or deleted since
    vanished_count = models.PositiveIntegerField(default=0)  # shown before, within its days, and not in it
    first_at = models.BigIntegerField(null=True, blank=True)  # seconds since 1970, UTC
    last_at = models.BigIntegerField(null=True, blank=True)
    by = models.CharField(max_length=40)  # as the ledger names them
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """The capture as the ledger, holds and disposals name it: a part of its chat."""
        return f"chat:{self.chat_id}/{self.pk}"


class Party(models.Model):
    """A name that a chat's messages are written under, or were sent to, once for all its printings."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="parties")
    key = models.CharField(max_length=255)
    name = models.CharField(max_length=255)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["chat", "key"], name="one_party_a_key")]

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """One record of a chat. Its number grows with its minute, so that the newest come first without being sorted.

    Written by storing alone, millions at a time: its keys to other tables are not watched by the database.
    more: what only some formats have, left out where empty: subject, reference, reply_to, conversation, member,
    recipients (keys of parties), versions, reactions, printed.
    """

    id = models.BigIntegerField(primary_key=True)
    chat = models.ForeignKey(
        Chat, on_delete=models.PROTECT, related_name="messages", db_index=False, db_constraint=False
    )
    capture = models.ForeignKey(
        Capture, on_delete=models.PROTECT, related_name="messages", db_index=False, db_constraint=False
    )  # the first that shows it
    seq = models.PositiveIntegerField()  # its place in that capture
    start = models.BigIntegerField()  # its bytes in that capture's file, or in the member of it
    end = models.BigIntegerField()
    local = models.CharField(max_length=32)  # as it was printed, as ISO; to the minute or the second
    earliest = models.BigIntegerField(
        null=True
    )  # seconds since 1970, UTC; both are equal save in the hour that comes twice
    latest = models.BigIntegerField(null=True)
    party = models.ForeignKey(
        Party, null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    kind = models.CharField(max_length=16)  # records.Kind
    text = models.TextField()
    is_edited = models.BooleanField(default=False)
    flags = models.CharField(max_length=255, blank=True)  # records.Flag, with a stroke between
    same = models.BigIntegerField()  # digest of who, when and what: finds it again in a later capture
    more = models.JSONField(null=True)
    became = models.ForeignKey(
        "self", null=True, on_delete=models.DO_NOTHING, related_name="was", db_index=False, db_constraint=False
    )  # what stands in its place in a later capture: edited, deleted
    gone_in = models.ForeignKey(
        Capture, null=True, on_delete=models.DO_NOTHING, related_name="gone", db_index=False, db_constraint=False
    )  # the first later capture of its days without it

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["chat", "id"]),
            models.Index(fields=["became"], condition=models.Q(became__isnull=False), name="records_message_became"),
            models.Index(fields=["gone_in"], condition=models.Q(gone_in__isnull=False), name="records_message_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.chat_id}/{self.id}"


class Sighting(models.Model):
    """A further capture that shows a message which an earlier one showed, and where."""

    capture = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="sightings", db_index=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="sightings")
    seq = models.PositiveIntegerField()
    start = models.BigIntegerField()
    end = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["capture", "seq"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["capture", "seq"], name="one_sighting_a_record")]

    def __str__(self) -> str:
        return f"{self.message_id} in {self.capture_id}"


class MessageFile(models.Model):
    """A file that a message names. digest is empty where the capture lacks it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(null=True)
    member = models.CharField(max_length=1000, blank=True)  # its path in the capture's file

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class FileText(models.Model):
    """The words of an attached file, once for all messages that name it; or why they cannot be had."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField(blank=True)
    unread = models.CharField(max_length=300, blank=True)  # why it was not read, in words; empty where it was

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["digest"], condition=~models.Q(unread=""), name="files_not_read")
        ]  # counted under every search

    def __str__(self) -> str:
        return self.digest


class SavedSearch(models.Model):
    """A search that somebody gave a name."""

    name = models.CharField(max_length=120)
    asked = models.JSONField()  # the search form's values
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["by", "name"], name="one_saved_search_a_name")]

    def __str__(self) -> str:
        return self.name
