"""answerable manage rebuildsearch: make the search index anew from cases and published answers."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from answerable.desk.cases.actions import reindexing as of_cases
from answerable.desk.disclosure.actions import reindexing as of_the_log


class Command(BaseCommand):
    """Safe at any time, also while the desk is open: nothing stops being found that should be."""

    help = "Make the search index anew from the cases and the disclosure log."

    def handle(self, *args: object, **options: object) -> None:
        """Say how much is findable now."""
        cases, answers = of_cases.reindex(), of_the_log.reindex()
        self.stdout.write(f"Findable now: {cases} requests, and {answers} answers of the disclosure log.")
