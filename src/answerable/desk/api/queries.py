"""What the pages of webhooks show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from answerable.casefile import Stage
from answerable.desk.api.acts import ACTS
from answerable.desk.api.models import Webhook
from answerable.desk.cases.queries.words import STAGES
from answerable.errors import NoSuchThing

SHOWN = 100
STATES = {"waiting": "waiting", "delivered": "delivered", "dead": "given up"}


@dataclass(frozen=True, slots=True)
class Hook:
    """An address that is told of acts, and how that goes."""

    key: int
    name: str
    address: str
    acts: tuple[str, ...]
    stages: tuple[str, ...]
    made_at: datetime
    ended_at: datetime | None
    waiting: int
    dead: int


@dataclass(frozen=True, slots=True)
class Told:
    """One delivery."""

    key: int
    number: str
    reference: str
    act: str
    state: str
    is_dead: bool
    attempts: int
    at: datetime
    tried_at: datetime | None
    answer: str


def hooks() -> tuple[Hook, ...]:
    """Every webhook, those that have ended last."""
    rows = Webhook.objects.annotate(
        waiting=Count("deliveries", filter=Q(deliveries__state="waiting")),
        dead=Count("deliveries", filter=Q(deliveries__state="dead")),
    )
    return tuple(sorted(map(_hook, rows), key=lambda hook: hook.ended_at is not None))


def hook_of(key: int) -> tuple[Hook, tuple[Told, ...]]:
    """A webhook with its latest deliveries, those that were given up first. Refuses one that is not there (NoSuchThing)."""
    hook = next((hook for hook in hooks() if hook.key == key), None)
    if hook is None:
        raise NoSuchThing(thing="webhook", where="webhooks")
    rows = Webhook.objects.get(pk=key).deliveries.order_by("-id")
    found = [*rows.filter(state="dead")[:SHOWN], *rows.exclude(state="dead")[:SHOWN]]
    return hook, tuple(
        Told(row.pk, row.number, row.payload["reference"], ACTS.get(row.payload["act"], row.payload["act"]), STATES[row.state], row.state == "dead", row.attempts, row.at, row.tried_at, row.answer)
        for row in found
    )  # fmt: skip


def _hook(row: Webhook) -> Hook:
    acts = tuple(ACTS.get(act, act) for act in row.acts)
    stages = tuple(STAGES[Stage(stage)] for stage in row.stages)
    counts: tuple[int, int] = (row.waiting, row.dead)  # type: ignore[attr-defined]  # annotated
    return Hook(row.pk, row.name, row.address, acts, stages, row.made_at, row.ended_at, *counts)
