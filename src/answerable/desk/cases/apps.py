"""The Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "answerable.desk.cases"
    label = "cases"

    def ready(self) -> None:
        """What is kept here is offered to retention, which lies below and does not know cases."""
        from answerable.desk.cases.holdings import KIND, CaseFiles
        from answerable.desk.cases.queries.courses import courses_by_reference
        from answerable.desk.retention import courses
        from answerable.desk.retention.holdings import offer

        offer(KIND, CaseFiles())
        courses.offer(courses_by_reference)
