"""The Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "answerable.desk.jobs"
    label = "jobs"
