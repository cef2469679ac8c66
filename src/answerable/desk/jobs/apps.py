"""The Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "answerable.desk.jobs"
    label = "jobs"

    def ready(self) -> None:
        """What mail tells is heard here: mail lies below cases and does not know them."""
        from answerable.desk.jobs.hearing import hear
        from answerable.desk.mail import signals

        signals.failed.connect(hear, dispatch_uid="a message was not sent")
        signals.sent.connect(hear, dispatch_uid="a message was sent")
