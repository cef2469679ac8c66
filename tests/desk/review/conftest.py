"""A request with three questions, and a chat with messages that can be gathered for it."""

from __future__ import annotations

import uuid

import pytest

from desk.cases.conftest import browser, case, take  # noqa: F401  # fixtures

SAID = (
    ("Priya Shah", "The gritter on Cold Ash Road broke down at six and nobody has been sent to look at it yet"),
    ("Tom Hale", "ok"),
    ("Priya Shah", "the gritter on Cold Ash Road broke down at six and nobody has been sent to look at it yet"),
    ("Tom Hale", "The gritter on Cold Ash Road broke down at six and nobody has been sent to look at it so far"),
    ("Ana Flores", "Call me on 07700 900123 about the salt"),
    ("Tom Hale", "ok"),
)


@pytest.fixture
def chat(db, at):
    """A chat of six messages, captured once."""
    from answerable.desk.records.models import Capture, Chat, Message, Party

    made = Chat.objects.create(title="Severe weather duty cell", group="GRP-01")
    capture = Capture.objects.create(
        key=uuid.uuid4(), chat=made, name="chat.txt", sha256="0" * 64, came_by="web", step="done", by="desk", by_name="the desk", at=at
    )  # fmt: skip
    parties = {
        name: Party.objects.create(chat=made, key=name.casefold(), name=name) for name in {who for who, _ in SAID}
    }
    minute = 29_000_000
    for seq, (who, words) in enumerate(SAID):
        Message.objects.create(
            id=(minute + seq) << 14, chat=made, capture=capture, seq=seq, start=seq * 100, end=seq * 100 + 90,
            local=f"2025-02-19T13:2{seq}", earliest=(minute + seq) * 60, latest=(minute + seq) * 60, party=parties[who],
            kind="text", text=words, same=seq,
        )  # fmt: skip
    return made


@pytest.fixture
def gathered(case, chat, by, at):  # noqa: F811
    """Every message of the chat, gathered on question 1."""
    from answerable.desk.cases.queries.places import place
    from answerable.desk.records.models import Message
    from answerable.desk.review.actions.note_search import Outside, note_search
    from answerable.desk.review.placing import gather

    search = note_search(
        reference=case.reference, position=1, outside=Outside("the duty cell", "gritter", 6, 12), by=by, at=at
    )
    gather(place(case.reference, 1, by=by), Message.objects.values_list("pk", flat=True), search=search)
    return search
