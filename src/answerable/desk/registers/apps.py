"""The Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "answerable.desk.registers"
    label = "registers"

    def ready(self) -> None:
        from answerable.desk.registers import checks  # noqa: F401  # registers itself
