"""The Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "answerable.desk.registers"
    label = "registers"
