"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "answerable.desk.people"
    label = "people"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from answerable.desk.components import brand
        from answerable.desk.people.preferences import preference
        from answerable.desk.people.sessions import prove_second_factor

        authenticator_added.connect(prove_second_factor)
        brand.chosen_accent = lambda: preference("accent")
