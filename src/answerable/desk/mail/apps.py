"""The Django app."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "answerable.desk.mail"
    label = "mail"
