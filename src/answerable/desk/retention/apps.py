"""The Django app."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "answerable.desk.retention"
    label = "retention"

    def ready(self) -> None:
        """The entries of registers are offered here, and what holds say of them: registers lie below and do not know retention."""
        from answerable.desk.registers import cautions
        from answerable.desk.retention.holdings import offer
        from answerable.desk.retention.queries.holds import bars_on, cautions_on
        from answerable.desk.retention.registers import KIND, RegisterEntries

        offer(KIND, RegisterEntries())
        cautions.offer("holds", cautions_on, bars_on)
