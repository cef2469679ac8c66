"""The Django app."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "answerable.desk.queue"
    label = "queue"
