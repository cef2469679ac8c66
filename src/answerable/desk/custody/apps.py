"""The Django app."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "answerable.desk.custody"
    label = "custody"

    def ready(self) -> None:
        """What is kept here is offered to retention, which lies below and does not know it."""
        from answerable.desk.custody.holdings import KIND, Evidence
        from answerable.desk.retention.holdings import offer

        offer(KIND, Evidence())
