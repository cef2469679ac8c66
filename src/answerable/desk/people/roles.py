"""The roles of product.md, and what each is for. Who may do what to a case stands in cases/access.py."""

from __future__ import annotations

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
