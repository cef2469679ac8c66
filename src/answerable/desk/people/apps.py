"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "answerable.desk.people"
    label = "people"
