"""A request and what belongs to it go only in a disposal that names it, and never while a hold covers it.

A question also goes where another of the same request holds its words: that is what merging them does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from answerable.desk.retention.guards import Guarded, laying

OF_CASE = "(SELECT 'case:' || c.reference FROM cases_case c WHERE c.id = OLD.case_id)"
OF_QUESTION = "(SELECT 'case:' || c.reference FROM cases_case c JOIN cases_question q ON q.case_id = c.id WHERE q.id = OLD.question_id)"
OF_ALLOCATION = """(SELECT 'case:' || c.reference FROM cases_case c JOIN cases_question q ON q.case_id = c.id
    JOIN cases_allocation a ON a.question_id = q.id WHERE a.id = OLD.allocation_id)"""
OF_CORRESPONDENCE = """(SELECT 'case:' || c.reference FROM cases_case c JOIN cases_correspondence k ON k.case_id = c.id
    WHERE k.id = OLD.correspondence_id)"""
MERGED = """EXISTS (SELECT 1 FROM cases_question o WHERE o.case_id = OLD.case_id AND o.id <> OLD.id
    AND replace(o.text, OLD.text, '') <> o.text)"""
GUARDED = (
    Guarded("cases_case", "'case:' || OLD.reference", emptied=("text",)),
    Guarded("cases_question", OF_CASE, emptied=("text",), unless=MERGED),
    Guarded("cases_answerversion", OF_QUESTION),
    Guarded("cases_allocation", OF_QUESTION),
    Guarded("cases_contribution", OF_ALLOCATION),
    Guarded("cases_correspondence", OF_CASE, emptied=("text",)),
    Guarded("cases_correspondence_files", OF_CORRESPONDENCE),
    Guarded("cases_caseletter", OF_CASE, emptied=("text",)),
    Guarded("cases_review", OF_CASE),
    Guarded("cases_complaint", OF_CASE),
    Guarded("cases_clockevent", OF_CASE),
)


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("cases", "0001_initial"), ("retention", "0002_guards")]
    operations: ClassVar = [migrations.RunPython(laying(*GUARDED), migrations.RunPython.noop)]
