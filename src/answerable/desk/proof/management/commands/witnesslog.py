"""answerable manage witnesslog FILE: put the last checkpoint into a witness's file, on another account's disk."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from answerable.desk.ledger import keys, proofs
from answerable.evidence import notes, witness


class Command(BaseCommand):
    """Refuses a log that went back or was rewritten since the file's last checkpoint."""

    help = "Put the last checkpoint into a witness's file, once it is shown to extend the one before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        kept = notes(file.read_text()) if file.exists() else ()
        old = kept[-1].checkpoint.size if kept else 0
        while (
            note := witness(file, update=proofs.update_for(old), first=keys.verifiers()[0].verifier)
        ).checkpoint.size != old:
            old = note.checkpoint.size  # a change of keys is brought first, then what came after it
        self.stdout.write(f"{file}: {note.checkpoint.mark}")
