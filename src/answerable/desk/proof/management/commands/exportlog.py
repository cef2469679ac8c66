"""answerable manage exportlog FOLDER: the whole evidence log as a bag (RFC 8493), with a checker that needs no desk."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from answerable.desk.ledger import proofs, sealing
from answerable.desk.ledger.recording import DESK, digest_of, record
from answerable.desk.registers.authority import authority
from answerable.evidence import make_bag


class Command(BaseCommand):
    """Seals what is there, writes the bag, and records that it was written."""

    help = "Write the whole evidence log to a new folder, as a bag that anyone can check."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        at = timezone.now()
        if folder.exists():
            raise CommandError(f"{folder} is there already: name a folder that is not.")
        note = sealing.seal(at=at)
        about = {"Source-Organization": authority().name, "Bagging-Date": timezone.localdate(at).isoformat()}
        make_bag(folder, log=proofs.whole(), about=about)
        manifest = (folder / "manifest-sha256.txt").read_bytes()
        with transaction.atomic():
            record("exported", by=DESK, at=at, subject="log", digest=digest_of(manifest))
        self.stdout.write(
            f"{folder}: {note.checkpoint.mark if note else ''}. Check it with: python3 {folder}/check.py {folder}"
        )
