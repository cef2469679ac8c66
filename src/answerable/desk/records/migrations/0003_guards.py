"""Guards in the database itself: a chat, its captures and its messages go only in a running disposal that names the chat."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from answerable.desk.retention.guards import Guarded, laying

OF_CHAT = "'chat:' || OLD.chat_id"
GUARDED = (
    Guarded("records_chat", "'chat:' || OLD.id"),
    Guarded("records_capture", OF_CHAT, emptied=("name",), unless="OLD.step <> 'done'"),
    Guarded(
        "records_message",
        OF_CHAT,
        unless="EXISTS (SELECT 1 FROM records_capture c WHERE c.id = OLD.capture_id AND c.step <> 'done')",
    ),
)


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("records", "0002_words"), ("retention", "0002_guards")]
    operations: ClassVar = [migrations.RunPython(laying(*GUARDED), migrations.RunPython.noop)]
