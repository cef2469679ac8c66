"""The Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "answerable.desk.api"
    label = "api"

    def ready(self) -> None:
        """What the ledger tells is heard here: whoever is to be told of an act is put down in its transaction."""
        from answerable.desk.api.telling import hear
        from answerable.desk.ledger.signals import recorded

        recorded.connect(hear, dispatch_uid="an act was recorded")
