"""The Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "answerable.desk.disclosure"
    label = "disclosure"
