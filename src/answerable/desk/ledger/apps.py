"""The Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "answerable.desk.ledger"
    label = "ledger"

    def ready(self) -> None:
        from answerable.desk.ledger.sealing import hear
        from answerable.desk.ledger.signals import recorded

        recorded.connect(hear, dispatch_uid="sealing")
