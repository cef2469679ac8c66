"""Tables of messages: each as its exact bytes, with what is needed to find and thread it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from answerable.desk.files.models import StoredFile


class MessageState(models.TextChoices):
    """Where a message stands."""

    QUEUED = "queued", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"
    RETURNED = "returned", "Sent, and returned undelivered"
    RECEIVED = "received", "Received, not yet looked at"
    FILED = "filed", "Filed on a case"
    TASK = "task", "A person must look at it"
    SET_ASIDE = "set-aside", "Set aside: automatic reply, bounce or loop"


class Message(models.Model):
    """One message by electronic mail, in or out. raw holds its exact bytes."""

    is_incoming = models.BooleanField()
    state = models.CharField(max_length=12, choices=MessageState.choices)
    message_id = models.CharField(max_length=255, db_index=True)  # with its angle brackets
    in_reply_to = models.TextField(blank=True)  # every identifier of In-Reply-To and References, a line each
    sender = models.CharField(max_length=320, blank=True)
    recipients = models.TextField(blank=True)  # a line each
    subject = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    raw = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)  # incoming: of its bytes; the same come in once a source
    place = models.CharField(max_length=200, blank=True)  # where it lay there: "uid 1700000000/12", a file's name
    automatic = models.TextField(blank=True)  # why no acknowledgement may go to it; empty for what a person wrote
    attachments = models.ManyToManyField(StoredFile, related_name="messages", blank=True)
    source = models.CharField(max_length=120, blank=True)  # "imap:INBOX", "maildir", "upload", "smtp"
    note = models.TextField(blank=True)  # why it failed, was set aside or needs a person
    at = models.DateTimeField(db_index=True)  # arrived, or put in the outbox
    dated_at = models.DateTimeField(null=True, blank=True)  # incoming: what its own Date says
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # Outgoing only: docs/decisions/0014-mail-that-goes-once.md says what these moments are for.
    reference = models.CharField(max_length=40, blank=True)  # of the case that it was written for
    tried_at = models.DateTimeField(null=True, blank=True)  # the present attempt began; or the next may begin
    handed_at = models.DateTimeField(null=True, blank=True)  # its last byte may leave: from here on it may have gone
    has_copy = models.BooleanField(default=False)  # the server took our own archive address as well
    home_at = models.DateTimeField(null=True, blank=True)  # the copy came home: proof that it went

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["state", "at"]), models.Index(fields=["sender", "at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "digest"], condition=models.Q(is_incoming=True), name="incoming_once_a_source"
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id
