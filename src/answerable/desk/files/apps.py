"""The Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "answerable.desk.files"
    label = "files"
