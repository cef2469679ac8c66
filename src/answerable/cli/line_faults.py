"""What is wrong with a line of a file of JSON, in words for whoever wrote it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.casefile import Outcome

# What reading a line of JSON, and what should stand in it, may raise.
FAULTS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class NotSo(ValueError):
    """A value that is none of its kind, said in words."""


def in_words(fault: Exception) -> str:
    """A fault as the person reads it who can mend the line."""
    if isinstance(fault, NotSo):
        return str(fault)
    if isinstance(fault, json.JSONDecodeError):
        return f"it stops being JSON at character {fault.pos + 1}"
    if isinstance(fault, UnicodeDecodeError):
        return "it is not written in UTF-8"
    if isinstance(fault, KeyError):
        return f"“{fault.args[0]}” is missing"
    return "it is not built as said here"


def outcome_of(given: Any) -> Outcome:
    """The outcome that a line names. Raises NotSo with those that there are."""
    from answerable.casefile import Outcome

    known = [one.value for one in Outcome if one is not Outcome.OPEN]
    if given not in known:
        raise NotSo(f"“{given}” is no outcome: write one of {', '.join(known)}")
    return Outcome(given)


def day_of(given: Any) -> date | None:
    """The day that a line names, or None for none. Raises NotSo."""
    try:
        return date.fromisoformat(given) if given else None
    except (ValueError, TypeError):
        raise NotSo(f"“{given}” is no day: write it as 2026-03-31") from None
