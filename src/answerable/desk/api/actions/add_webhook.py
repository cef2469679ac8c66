"""Write down an address that is told of acts."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.api.guard import target
from answerable.desk.api.models import Webhook
from answerable.desk.api.telling import PREFIX
from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor


@transaction.atomic
def add_webhook(
    *, name: str, address: str, acts: Collection[str], stages: Collection[str], by: Actor, at: datetime
) -> Webhook:
    """The webhook, with its secret. stages: where the request must be then; none: anywhere.

    Refuses all but administrators (NotAllowed), and an address that is not https to a host (NotToBeTold).
    """
    must_administer(by, act="add a webhook")
    target(address)
    hook = Webhook.objects.create(
        name=name,
        address=address,
        secret=PREFIX + b64encode(secrets.token_bytes(32)).decode(),
        acts=sorted(acts),
        stages=sorted(stages),
        made_at=at,
    )
    data = {"acts": hook.acts, "stages": hook.stages}
    record("webhook-added", by=by.key, at=at, subject=f"webhook:{hook.pk}", words=address, data=data)
    return hook
