"""The Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "answerable.desk.records"
    label = "records"
