"""Facts: what a check may know besides the text. All optional; a rule that needs one says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.casefile import Authority, CaseFile
from answerable.documents import Hidden
from answerable.letters.readings import Reading

WANTED = {
    "received_on": "the day the request was received",
    "issued_on": "the day the letter is dated",
    "authority": "the authority's profile",
    "attachments": "the list of what is attached",
    "earlier": "the authority's earlier letters",
    "asked": "the request itself",
    "public_copy": "to know whether this is the copy for publication",
    "inspected": "a look inside the files that are sent",
}
_EMPTY_SAYS = ("attachments", "inspected")  # that there is nothing


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that goes out, and what a look inside it found. unread: what could not be looked into."""

    file: str
    hides: tuple[Hidden, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the case. None or an empty value means: not known.

    attachments: what goes with the letter; an empty tuple says that nothing does. asked: the words of
    the request. log_entry: True for a page or register that is not the letter itself, False for a
    letter, None to judge by the text. public_copy: True for the copy that is published, False for the
    applicant's own. inspected: the files that go out, the letter's own among them, looked into for what
    their reader does not see. subject: that of the message in which the letter went.
    """

    received_on: date | None = None
    issued_on: date | None = None
    due_on: date | None = None
    authority: Authority | None = None
    attachments: tuple[str, ...] | None = None
    earlier: tuple[Reading, ...] = ()
    asked: str = ""
    log_entry: bool | None = None
    public_copy: bool | None = None
    inspected: tuple[Inspected, ...] | None = None
    subject: str = ""

    def has(self, name: str) -> bool:
        """True where a fact that a rule needs is known."""
        value = getattr(self, name)
        return value is not None and value != "" and (name in _EMPTY_SAYS or value != ())


def facts_of(case: CaseFile) -> Facts:
    """The facts that a case file holds; a case file's letter is the applicant's own, never a log entry."""
    return Facts(
        received_on=case.request.received_on,
        issued_on=case.issued_on,
        due_on=case.due_on,
        authority=case.authority,
        attachments=case.attachments,
        asked=case.request.text,
        log_entry=False,
        public_copy=False,
    )
