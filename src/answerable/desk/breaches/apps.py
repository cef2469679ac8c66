"""The Django app."""

from django.apps import AppConfig


class BreachesConfig(AppConfig):
    name = "answerable.desk.breaches"
    label = "breaches"

    def ready(self) -> None:
        """Who reads what of breaches is said to the registers, which lie below and do not know them."""
        from answerable.desk.breaches.sight import BreachSight
        from answerable.desk.registers import sight

        sight.offer("breaches", BreachSight())
