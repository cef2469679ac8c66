"""The authority's profile: who answers, and the wording of its own that its letters carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from answerable.casefile import Authority
from answerable.registers import house_rules
from answerable.registers.load import lines_in_part, read_part
from answerable.registers.register import Field
from answerable.registers.values import Value

NATIONS = ("england", "wales", "scotland", "northern-ireland", "uk")
KINDS = ("council", "department", "nhs", "police", "school", "university", "other")
FIELDS = (
    Field("name", "Name, as letters give it", is_required=True),
    Field("nation", "Nation, which settles the law", choices=NATIONS),
    Field("kind", "Kind of authority", choices=KINDS),
    Field("cost_limit", "Limit of cost in pounds: 450, or 600 for bodies in Part I of Schedule 1", kind="number"),
    Field("address", "Address, a line an item", kind="list"),
    Field("email", "Address for mail"),
    Field("telephone", "Telephone"),
    Field("website", "Website"),
    Field("signatory", "Post that signs"),
    Field("review_contact", "Who is written to for a review"),
    Field("has_review", "Whether there is a procedure for reviews; only FOIA lets an authority have none", "flag"),
    Field("reuse", "Sentence on re-use"),
    Field("data_protection_officer", "Data protection officer, and how to reach them"),
    Field("registration", "Registration number with the Information Commissioner"),
    Field("privacy_notice", "Address of the privacy notice, for answers about somebody’s own data"),
    Field("marketing_notice", "Notice shown only where names of officers are released"),
    Field("accent", "Colour of the letterhead, as #1d4f6e"),
    Field("ask", "Who is asked about a topic that no register answers", kind="open"),
    *house_rules.FIELDS,
)


def read_profile(path: Path) -> tuple[Authority, dict[str, str]]:
    """The profile, and whom to ask about each topic.

    Refuses what the profile has no field for, and what a field cannot hold, each with file and line.
    """
    values = read_part(path, "authority", fields=FIELDS, title="profile")
    asks, own = values.pop("ask", None), values.pop(house_rules.NAME, None)
    lines = lines_in_part(path, "authority", list_of=house_rules.NAME)
    people = {str(key): str(name) for key, name in asks.items()} if isinstance(asks, dict) else {}
    rules = house_rules.house_rules(own, file=path.name, lines=lines)
    return replace(_authority(values), house_rules=rules), people


def _authority(values: Mapping[str, Value]) -> Authority:
    """The profile, field by field; a field that is not written keeps its default."""
    given = {key: value for key, value in values.items() if value is not None and key != "name"}
    if isinstance(given.get("address"), str):
        given["address"] = tuple(str(given["address"]).splitlines())
    return replace(Authority(name=str(values["name"])), **given)  # type: ignore[arg-type]  # coerced by FIELDS
