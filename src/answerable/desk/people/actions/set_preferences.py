"""Set preferences of the whole desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Setting
from answerable.desk.people.preferences import BY_NAME, Kind, Preference, preferences
from answerable.errors import NotASetting


@transaction.atomic
def set_preferences(*, values: Mapping[str, bool | int | str], by: Actor, at: datetime) -> tuple[str, ...]:
    """The names of those that changed (NotASetting). Without a change there is no entry in the ledger.

    The ledger keeps what was chosen from few possibilities; of words and addresses only that they changed.
    """
    must_administer(by, act="change settings")
    for name, value in values.items():
        if wrong := trouble(BY_NAME[name], value):
            raise NotASetting(label=BY_NAME[name].label, value=value, because=wrong)
    before = preferences()
    changed = {name: value for name, value in values.items() if before[name] != value}
    for name, value in changed.items():
        Setting.objects.update_or_create(name=name, defaults={"value": value})
    if changed:
        shown = {name: [before[name], value] if BY_NAME[name].is_told else "changed" for name, value in changed.items()}
        record("settings-changed", by=by.key, at=at, subject="settings", data=shown)
    return tuple(changed)


def trouble(declared: Preference, value: bool | int | str) -> str:
    """What keeps this value from being this preference's; "" where nothing does."""
    if declared.kind is Kind.NUMBER:
        fits = isinstance(value, int) and not isinstance(value, bool) and declared.least <= value <= declared.most
        return "" if fits else f"it must be a number from {declared.least} to {declared.most}"
    if declared.kind is Kind.YES_NO:
        return "" if isinstance(value, bool) else "it must be yes or no"
    if declared.kind is Kind.CHOICE:
        return "" if value in dict(declared.choices) else "it must be one of the choices"
    if declared.kind is Kind.ADDRESS and value:
        try:
            validate_email(str(value))
        except ValidationError:
            return "it must be an address like foi@example.gov.uk"
    return declared.check(str(value)) if declared.check else ""
