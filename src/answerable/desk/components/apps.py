"""The Django app."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "answerable.desk.components"
    label = "components"
