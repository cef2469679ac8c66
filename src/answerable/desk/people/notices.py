"""Tell people by mail when the ways into their account have changed, so that they notice what they did not do."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from answerable.desk.components.brand import authority
from answerable.desk.people.models import Person
from answerable.errors import AnswerableError

log = logging.getLogger(__name__)


def tell(person: Person, words: str, *, to: str = "") -> None:
    """A message to the person, or to an address that was theirs. Where mail is not set up, the act stands without it."""
    told = {"name": person.name, "words": words, "authority": authority(), "url": settings.PUBLIC_URL}
    body = render_to_string("people/mail/notice.txt", told)
    try:
        EmailMessage(words, body, to=[to or person.email]).send()
    except AnswerableError as error:
        log.error("A notice about an account was not written: %s", error.code)
