"""The roles of product.md, and what each is for. Who may do what to a case stands in cases/access.py."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """What a person does here. One person may hold several."""

    OFFICER = "officer"  # logs, splits, allocates, drafts, checks, sends, publishes
    CONTRIBUTOR = "contributor"  # answers the questions allocated to them
    APPROVER = "approver"  # approves, or sends back with a reason; never their own draft
    REVIEWER = "reviewer"  # internal review, afresh; never a decision that they took
    DATA_PROTECTION = "data-protection"  # breaches, evidence, investigation reports
    RECORDS = "records"  # tools, groups, captures, retention, holds, disposal
    AUDITOR = "auditor"  # reads everything, changes nothing
    ADMINISTRATOR = "administrator"  # users, templates, settings; reads no case by that role alone

    @property
    def label(self) -> str:
        """The role as a person reads it."""
        return LABELS[self]


LABELS = {
    Role.OFFICER: "FOI officer",
    Role.CONTRIBUTOR: "Contributor",
    Role.APPROVER: "Approver",
    Role.REVIEWER: "Reviewer",
    Role.DATA_PROTECTION: "Data protection officer",
    Role.RECORDS: "Records officer",
    Role.AUDITOR: "Auditor",
    Role.ADMINISTRATOR: "Administrator",
}

PURPOSES = {
    Role.OFFICER: "logs requests, drafts, sends and publishes",
    Role.CONTRIBUTOR: "answers the questions given to them",
    Role.APPROVER: "approves letters, never their own",
    Role.REVIEWER: "reviews decisions, never their own",
    Role.DATA_PROTECTION: "keeps breaches, evidence and reports",
    Role.RECORDS: "keeps tools, groups, retention and holds",
    Role.AUDITOR: "reads everything, changes nothing",
    Role.ADMINISTRATOR: "keeps accounts and settings; reads no request by this role alone",
}


def role_words(roles: Collection[Role]) -> str:
    """Roles as a list in a sentence, always in the same order."""
    return ", ".join(role.label for role in Role if role in roles) or "No role"
