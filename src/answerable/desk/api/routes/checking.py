"""Checking any letter: its words in, findings out, nothing kept."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from answerable.desk.api import told_checks
from answerable.desk.api.given import Day, Given, Words
from answerable.desk.api.keys import READ, by_of
from answerable.desk.api.routes.requests import require_reader
from answerable.desk.checks.given import check_words

router = Router(tags=["Letter"])


class AnyLetter(Given):
    """A letter to an applicant, and what is known of it."""

    text: Words = Field(min_length=1, description="Its words.", examples=["Dear Applicant,\n\nWe do not hold this."])
    received_on: Day | None = Field(None, description="The day the request was received: then lateness is looked at.")
    log_entry: bool = Field(False, description="True: a page of a disclosure log, which leaves out a letter's frame.")


@router.post("", auth=READ, response=told_checks.Check, summary="Check any letter")
def check_letter(request: HttpRequest, given: AnyLetter) -> dict[str, object]:
    """What the letter lacks, by which law, how sure that is, and how to mend it. Nothing of it is kept."""
    require_reader(by_of(request))
    checked = check_words(given.text, received_on=given.received_on, is_log_entry=given.log_entry, on=timezone.localdate())  # fmt: skip
    return checked.as_dict()
