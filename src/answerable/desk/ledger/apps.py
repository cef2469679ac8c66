"""The Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "answerable.desk.ledger"
    label = "ledger"
