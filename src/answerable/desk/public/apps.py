"""The Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "answerable.desk.public"
    label = "public"
