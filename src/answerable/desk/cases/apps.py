"""The Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "answerable.desk.cases"
    label = "cases"

    def ready(self) -> None:
        """What is kept here is offered to retention and memory, which lie below and do not know cases."""
        from answerable.desk.cases.holdings import KIND, CaseFiles
        from answerable.desk.cases.queries.courses import courses_by_reference
        from answerable.desk.cases.queries.remembered import whole_answer
        from answerable.desk.memory import wholes
        from answerable.desk.retention import courses
        from answerable.desk.retention.holdings import offer

        offer(KIND, CaseFiles())
        courses.offer(courses_by_reference)
        wholes.offer(whole_answer)
