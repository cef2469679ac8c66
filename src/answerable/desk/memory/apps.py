"""The Django app."""

from django.apps import AppConfig


class MemoryConfig(AppConfig):
    name = "answerable.desk.memory"
    label = "memory"
