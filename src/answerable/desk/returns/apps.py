"""The Django app."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "answerable.desk.returns"
    label = "returns"
