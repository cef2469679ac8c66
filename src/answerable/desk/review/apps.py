"""The Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "answerable.desk.review"
    label = "review"

    def ready(self) -> None:
        """What is gathered here is offered to cases, which lie below and do not know it."""
        from answerable.desk.cases.gathered import offer
        from answerable.desk.review.gathering import Records

        offer(Records())
