"""What narrows the tools that are meant: their status, its day, their assessment, devices and data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from answerable.registers.facts import Asked, Kind
from answerable.registers.phrases import says
from answerable.registers.values import Entry


def status_on(entry: Entry, on: date) -> str:
    """The status on a day, from the history; empty before the first entry of it; where no day was written, the status."""
    rows = [row for row in entry.rows("history") if row.day("date")]
    if not rows:
        since = entry.day("status_since")
        return entry.text("status") if since is None or since <= on else ""
    before = [row for row in rows if (day := row.day("date")) and day <= on]
    return before[-1].text("status") if before else ""


def is_the_last(entry: Entry, on: date) -> bool:
    """True where nothing of the status changed after that day."""
    days = [day for row in entry.rows("history") if (day := row.day("date"))]
    return not days or max(days) <= on


_LISTS = (
    ("status-retired", ("retired",)),
    ("status-review", ("under_review",)),
    ("status-blocked", ("blocked",)),
    ("status-not-approved", ("not_approved",)),
    ("forbidden", ("blocked", "not_approved")),
    ("restricted-list", ("restricted",)),
    ("approved-list", ("approved",)),
)
STATUS_NAMED = tuple(concept for concept, _ in _LISTS)


def statuses_of(asked: Asked) -> tuple[str, ...]:
    """The statuses that the question names; several where it names several outright."""
    named = [found for concept, found in _LISTS[:4] if asked.has(concept)]
    if asked.has("status-not-approved"):
        return tuple(dict.fromkeys(status for found in named for status in found))
    named += [found for concept, found in _LISTS[5:] if asked.has(concept) and asked.kind is not Kind.YES_NO]
    if any(asked.has(concept) for concept, _ in _LISTS[:4]):
        return tuple(dict.fromkeys(status for found in named for status in found))
    return next((found for concept, found in _LISTS if asked.has(concept)), ("approved", "restricted"))


Test = Callable[[Entry], bool]
_NO_DPIA = (
    "no|without|lack*|not|never ~ dpia*|impact_assessment*|privacy_assessment*|pia",
    "dpia*|impact_assessment* ~ not|never|missing|outstanding|lacking",
    "not|never|without ~ had|have|has|got one",
)
_DRAFT_DPIA = (
    "draft|unfinished|incomplete ~ dpia*|impact_assessment*",
    "dpia*|impact_assessment* ~ draft|unfinished|incomplete",
)
_SIGNED_DPIA = (
    "approved|completed|finished|signed ~ dpia*|impact_assessment*",
    "dpia*|impact_assessment* ~ approved|completed|finished|signed",
)
_DPIA_OVERDUE = (
    "overdue|late|expired ~ dpia*|impact_assessment*|assessment*",
    "dpia*|assessment* ~ overdue|review_due|expired",
)
_WHERE = (
    (
        ("own|personal|private phone*|device*|mobile*|telephone*|handset*", "byod"),
        ("own_device_managed", "own_device_unmanaged"),
        "on own devices",
    ),
    (("laptop*|desktop*",), ("corporate_laptop",), "on council laptops"),
    (
        ("council|corporate|work|authority|issued phone*|mobile*|telephone*|handset*|smartphone*",),
        ("corporate_mobile",),
        "on council telephones",
    ),
)


def conditions(asked: Asked, day: date) -> list[tuple[str, Test]]:
    """What narrows the tools beside their status: their assessment, where they may be used, the data, who owns them."""
    text, found = asked.core or asked.focus, list[tuple[str, Test]]()
    if asked.has("dpia") or ("dpia" in asked.around and says(text, "had|have|has|got|without one")):
        found.append(_of_assessment(text, day))
    for words, names, said_so in _WHERE:
        if asked.has("allowed", "own-device", "on-devices") and not asked.has("status-blocked") and says(text, *words):
            found.append((f"that may be used {said_so}", partial(_is_on, names=names)))
            break
    if asked.has("personal-data-in"):
        found.append(("on which personal data may be handled", _takes_personal))
    if says(text, "overdue|late|past ~ review*", "review* ~ overdue|past|late"):
        found.append(("whose review is overdue", lambda entry: bool((due := entry.day("review_due")) and due < day)))
    return found


def _of_assessment(text: str, day: date) -> tuple[str, Test]:
    """None made, in draft, overdue for review, or approved."""
    if says(text, *_NO_DPIA):
        return (
            "for which no data protection impact assessment was made",
            lambda entry: entry.text("dpia.state") in ("", "none"),
        )
    if says(text, *_DRAFT_DPIA):
        return "whose data protection impact assessment is a draft", lambda entry: entry.text("dpia.state") == "draft"
    if says(text, *_DPIA_OVERDUE):
        return "whose data protection impact assessment is overdue for review", lambda entry: bool(
            (due := entry.day("dpia.review_due")) and due < day
        )
    if says(text, *_SIGNED_DPIA):
        return (
            "with an approved data protection impact assessment",
            lambda entry: entry.text("dpia.state") == "approved",
        )
    return "with a data protection impact assessment", lambda entry: entry.text("dpia.state") not in ("", "none")


def _is_on(entry: Entry, names: tuple[str, ...]) -> bool:
    return any(entry.text(f"devices.{name}") in ("yes", "exception", "named") for name in names)


def _takes_personal(entry: Entry) -> bool:
    return any(data.startswith(("personal", "special")) for data in entry.names("data_allowed"))
