"""The Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "answerable.desk.review"
    label = "review"
