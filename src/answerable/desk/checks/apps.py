"""The Django app."""

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "answerable.desk.checks"
    label = "checks"
