"""The Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "answerable.desk.ledger"
    label = "ledger"

    def ready(self) -> None:
        from answerable.desk.ledger.signals import recorded
        from answerable.desk.ledger.tasks import hear

        recorded.connect(hear, dispatch_uid="sealing")
