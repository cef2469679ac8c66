"""The Django app."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "answerable.desk.custody"
    label = "custody"
