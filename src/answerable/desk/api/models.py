"""Tables of the API: calls that may be made again, how often a key calls, and who is told of acts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class IdempotentCall(models.Model):
    """A call with its answer, kept in the transaction of its act: made again, it is answered and not done again."""

    token = models.CharField(max_length=64)  # the digest of the key that called
    key = models.CharField(max_length=100)  # its Idempotency-Key
    digest = models.CharField(max_length=64)  # of method, address and body
    status = models.PositiveSmallIntegerField(default=0)
    media = models.CharField(max_length=80, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_a_key")]

    def __str__(self) -> str:
        return self.key


class Use(models.Model):
    """How often a key called in the minute that it called last."""

    token = models.CharField(max_length=64, primary_key=True)  # the digest of the key
    minute = models.PositiveBigIntegerField()  # since 1970
    count = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.count} in {self.minute}"


class Webhook(models.Model):
    """An address that is told of acts. An ended one is told nothing more; what it was told stays."""

    name = models.CharField(max_length=80)
    address = models.URLField(max_length=500)
    secret = models.CharField(max_length=80)
    acts = models.JSONField(default=list)  # kinds of ledger entries
    stages = models.JSONField(default=list)  # where the request is then; empty: anywhere
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["ended_at", "id"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One act that one address is told of: identifiers only, and how the telling went."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    number = models.CharField(max_length=40, unique=True)  # the receiver knows by it what it has seen
    payload = models.JSONField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting", db_index=True)  # waiting | delivered | dead
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=80, blank=True)  # what the last attempt came to: "200", "no connection"

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["webhook", "state"])]

    def __str__(self) -> str:
        return self.number
