"""The Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "answerable.desk.imports"
    label = "imports"
