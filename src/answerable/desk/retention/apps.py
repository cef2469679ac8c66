"""The Django app."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "answerable.desk.retention"
    label = "retention"

    def ready(self) -> None:
        """The entries of registers are offered here: registers lie below retention and do not know it."""
        from answerable.desk.retention.holdings import offer
        from answerable.desk.retention.registers import KIND, RegisterEntries

        offer(KIND, RegisterEntries())
