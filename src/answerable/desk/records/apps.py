"""The Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "answerable.desk.records"
    label = "records"

    def ready(self) -> None:
        """What is kept here is offered to retention, which lies below and does not know it."""
        from answerable.desk.records.holdings import Chats
        from answerable.desk.records.queries.kept import KIND
        from answerable.desk.retention.holdings import offer

        offer(KIND, Chats())
