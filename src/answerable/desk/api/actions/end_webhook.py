"""Tell an address nothing more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.api.models import Webhook
from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing


@transaction.atomic
def end_webhook(*, webhook: int, by: Actor, at: datetime) -> Webhook:
    """The webhook, ended; what still waited is given up. Refuses one that is not there or has ended (NoSuchThing)."""
    must_administer(by, act="end a webhook")
    hook = Webhook.objects.select_for_update().filter(pk=webhook, ended_at=None).first()
    if hook is None:
        raise NoSuchThing(thing="webhook", where="webhooks")
    hook.ended_at = at
    hook.save(update_fields=["ended_at"])
    hook.deliveries.filter(state="waiting").update(state="dead", answer="ended")
    record("webhook-ended", by=by.key, at=at, subject=f"webhook:{hook.pk}")
    return hook
