"""The Django app."""

from django.apps import AppConfig


class BreachesConfig(AppConfig):
    name = "answerable.desk.breaches"
    label = "breaches"
