"""Tells addresses of acts: a row for each in the transaction of the act, sent by the queue, signed, tried again.

What is told holds identifiers only. The signature is that of Standard Webhooks: whoever has the secret can check
that it comes from here, when it was sent, and that nothing was changed.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from answerable.desk.api.guard import post
from answerable.desk.api.models import Delivery, Webhook
from answerable.desk.cases.queries.values import stage_of
from answerable.desk.components.calling import fault_of
from answerable.desk.ledger.models import Entry
from answerable.errors import NotToBeTold

PREFIX = "whsec_"
KEPT = timedelta(days=30)
# How long is waited after each attempt that failed; after the last the delivery is dead.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 18_000, 36_000))


def hear(sender: type[Entry], *, entry: Entry, **more: object) -> None:
    """An act was recorded: put down a delivery for every address that is told of it, in the act's transaction."""
    if not entry.case:
        return
    hooks = [hook for hook in Webhook.objects.filter(ended_at=None) if entry.kind in hook.acts]
    if not hooks:
        return
    stage = stage_of(entry.case)
    payload = {"reference": entry.case, "act": entry.kind, "stage": stage, "at": f"{entry.at:%Y-%m-%dT%H:%M:%SZ}"}
    for hook in hooks:
        if not hook.stages or stage in hook.stages:
            row = Delivery.objects.create(webhook=hook, number=f"msg_{uuid4().hex}", payload=payload, at=entry.at)
            deliver.enqueue(row.pk, 0)


@task()
def deliver(delivery: int, attempt: int) -> None:
    """Send one delivery; where it fails, put the next attempt down. Done twice, the receiver sees one number twice."""
    waiting = Delivery.objects.filter(pk=delivery, state="waiting", attempts=attempt)
    row = waiting.select_related("webhook").first()
    if row is None:
        return
    at = timezone.now()
    answer = "ended" if row.webhook.ended_at else _told(row, at)
    is_done, is_last = answer.startswith("2"), attempt >= len(WAITS) or answer == "ended"
    state = "delivered" if is_done else "dead" if is_last else "waiting"
    with transaction.atomic():
        is_ours = waiting.update(state=state, attempts=attempt + 1, tried_at=at, answer=answer)
        if is_ours and state == "waiting":
            deliver.using(run_after=at + WAITS[attempt]).enqueue(delivery, attempt + 1)


def signature(secret: str, number: str, moment: int, body: bytes) -> str:
    """The signature of Standard Webhooks over number, moment and body."""
    key = b64decode(secret.removeprefix(PREFIX))
    said = f"{number}.{moment}.".encode() + body
    return f"v1,{b64encode(hmac.new(key, said, sha256).digest()).decode()}"


def forget_old(*, at: datetime) -> None:
    """Take away what was delivered or given up a month ago."""
    Delivery.objects.filter(~Q(state="waiting"), at__lt=at - KEPT).delete()


def _told(row: Delivery, at: datetime) -> str:
    """What an attempt came to: the status, or what kept it from coming to one."""
    body = json.dumps(row.payload, sort_keys=True).encode()
    moment = int(at.timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Answerable",
        "Webhook-Id": row.number,
        "Webhook-Timestamp": str(moment),
        "Webhook-Signature": signature(row.webhook.secret, row.number, moment, body),
    }
    try:
        return str(post(row.webhook.address, body, headers))
    except NotToBeTold as error:
        return str(error.fields["fault"])[:80]
    except OSError as error:
        return fault_of(error)
