"""answerable manage rebuildsearch: make the search index anew from cases and published answers, or from captured messages."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from answerable.desk.cases.actions import reindexing as of_cases
from answerable.desk.disclosure.actions import reindexing as of_the_log
from answerable.desk.records import index as of_messages


class Command(BaseCommand):
    """Safe at any time, also while the desk is open: nothing stops being found that should be.

    With --messages the index of messages alone, in one piece: on SQLite whoever saves something waits until it is done.
    """

    help = "Make the search index anew from the cases and the disclosure log; or that of captured messages."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which index."""
        parser.add_argument("--messages", action="store_true", help="the index of captured messages instead")

    def handle(self, *args: object, **options: object) -> None:
        """Say how much is findable now."""
        if options["messages"]:
            self.stdout.write(f"Findable now: {of_messages.build():,} captured messages.")
            return
        (cases, earlier), answers = of_cases.reindex(at=timezone.now()), of_the_log.reindex()
        self.stdout.write(
            f"Findable now: {cases} requests, {earlier} earlier answers, and {answers} answers of the disclosure log."
        )
