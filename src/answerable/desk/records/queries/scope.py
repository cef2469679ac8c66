"""The chats that a search is kept to."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.asked import Asked
from answerable.desk.records.models import Chat


def chats_of(asked: Asked, *, by: Actor) -> QuerySet[Chat]:
    """The chats that a search is kept to, of those that this actor may see."""
    found = access.visible_chats(by)
    if asked.chats or asked.groups:
        found = found.filter(Q(pk__in=asked.chats) | Q(group__in=asked.groups))
    return found.filter(tool=asked.tool) if asked.tool else found
