"""The Django app."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "answerable.desk.channels"
    label = "channels"

    def ready(self) -> None:
        """What is kept here is offered to retention, which lies below and does not know it."""
        from answerable.desk.channels.holdings import DriftReports, PolicyFiles
        from answerable.desk.channels.queries.kept import DRIFT, POLICY
        from answerable.desk.retention.holdings import offer

        offer(POLICY, PolicyFiles())
        offer(DRIFT, DriftReports())
