"""A tool of the register in plain sentences: its status, who may use it, for what, and on which devices."""

from __future__ import annotations

from datetime import date

from answerable.registers.periods import long_day
from answerable.registers.phrases import listed
from answerable.registers.values import Entry

_DEVICES = {
    "corporate_mobile": "council telephones",
    "corporate_laptop": "council laptops",
    "own_device_managed": "own devices with a work profile",
    "own_device_unmanaged": "own devices without one",
}
_RULES = (
    ("yes", "It is allowed on {devices}.", "and"),
    ("exception", "On {devices} it needs an exception.", "and"),
    ("named", "On {devices} only named people may have it.", "and"),
    ("no", "It is not allowed on {devices}.", "or"),
)


def said(status: str) -> str:
    """A status as people say it."""
    return status.replace("_", " ")


def line(entry: Entry, status: str, day: date, *, is_now: bool) -> str:
    """What the register says of a tool on a day; of today, with who may use it, for what and where."""
    name = entry.shown("name") or entry.text("public_line").rstrip(".")
    if not is_now and status in ("restricted",):
        return f"{name} was restricted on {long_day(day)}: it might be used only within limits."
    if not is_now:
        return f"{name} was {said(status) if status else 'not in the register'} on {long_day(day)}."
    parts = [entry.text("public_line") or _standing(entry, name, status)]
    if status in ("approved", "restricted"):
        uses = listed(entry.names("purposes"), joint="or")
        parts.append(f"It may be used by {entry.shown('who_may_use')}{', for ' + uses if uses else ''}.")
        parts.append(devices(entry))
    elif entry.shown("reason"):
        parts.append(f"The reason recorded is: {entry.shown('reason')}.")
    return " ".join(filter(None, parts))


def devices(entry: Entry) -> str:
    """On which devices a tool is allowed, in sentences."""
    found = []
    for value, sentence, joint in _RULES:
        names = [name for key, name in _DEVICES.items() if entry.text(f"devices.{key}") == value]
        if names:
            found.append(sentence.format(devices=listed(names, joint=joint)))
    return " ".join(found)


def _standing(entry: Entry, name: str, status: str) -> str:
    """The status with the day that it dates from; or that no day is recorded."""
    day = entry.day("status_since")
    return (
        f"{name} has been {said(status)} since {long_day(day)}."
        if day
        else f"{name} is {said(status)}, day not recorded."
    )
