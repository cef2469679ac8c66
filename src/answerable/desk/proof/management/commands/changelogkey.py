"""answerable manage changelogkey: another key signs the evidence log from now on; the old one vouches for it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from answerable.desk.ledger import sealing
from answerable.desk.ledger.recording import DESK


class Command(BaseCommand):
    """Both keys sign the checkpoint that hands over."""

    help = "Make a new key for the log's checkpoints; the old one signs that it takes over."

    def handle(self, *args: Any, **options: Any) -> None:
        note = sealing.change_key(by=DESK, at=timezone.now())
        self.stdout.write(f"From {note.checkpoint.mark} on, this key signs: {note.checkpoint.next_key}")
