"""answerable manage verifylog: check the whole evidence log in the database, and say what was found."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from answerable.desk.ledger import verifying


class Command(BaseCommand):
    """Ends with 1 where a fault was found."""

    help = "Check every byte, place and checkpoint of the evidence log."

    def handle(self, *args: Any, **options: Any) -> None:
        found = verifying.verify()
        self.stdout.write(
            f"{found.sealed} sealed entries, {found.waiting} newer, {found.checkpoints} checkpoints, "
            f"{found.erased} entries whose bytes a disposal took. Mark: {found.mark or 'none yet'}"
        )
        self.stdout.writelines(found.faults)
        self.stdout.write("\nWhat this cannot show:")
        self.stdout.writelines(f"- {words}" for words in found.not_shown)
        if found.faults:
            raise CommandError(
                f"{len(found.faults)} faults: the log is not as it was recorded. Keep the database as it is."
            )
