"""The Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "answerable.desk.cases"
    label = "cases"
