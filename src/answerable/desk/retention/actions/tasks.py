"""What the queue does with disposals: carries them out, and finishes those that were interrupted."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.desk.people.actors import DESK
from answerable.desk.retention.actions.destroy_item import destroy_item
from answerable.desk.retention.actions.end_disposal import end_disposal
from answerable.desk.retention.models import DisposalItem, Fate, Step


@task()
def go_on(number: int) -> None:
    """Destroy what is left of a running disposal, item by item, and end it. Begun again it finds what is left."""
    due = DisposalItem.objects.filter(disposal=number, disposal__step=Step.RUNNING, fate=Fate.DUE)
    for key in list(due.values_list("pk", flat=True)):
        destroy_item(key=key, by=DESK, at=timezone.now())
    end_disposal(number=number, by=DESK, at=timezone.now())
