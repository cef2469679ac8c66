"""The Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "answerable.desk.search"
    label = "search"
