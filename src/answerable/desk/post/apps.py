"""The Django app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "answerable.desk.post"
    label = "post"
