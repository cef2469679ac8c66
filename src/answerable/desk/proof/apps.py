"""The Django app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "answerable.desk.proof"
    label = "proof"
