"""The conditions that narrow the breaches: each concept with its words and its test on an entry, and what turns one round."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from answerable.registers.breach_terms import TERMS
from answerable.registers.phrases import compiled, plain
from answerable.registers.values import Entry

Test = Callable[[Entry], bool]


def quiet(entry: Entry) -> bool:
    """True for an attack that the authority has not itself made public: it is counted and never singled out."""
    return entry.text("category") == "cyber" and entry.text("publish.summary") != "yes"


def is_of(name: str, *values: str) -> Test:
    """A test that the field has one of those values."""
    return lambda entry: entry.text(name) in values


def _starts(name: str, *starts: str) -> Test:
    return lambda entry: entry.text(name).startswith(starts)


def _notified(entry: Entry) -> bool:
    return entry.moment("commissioner.notified_at") is not None


def _no_action(entry: Entry) -> bool:
    return "no further action" in entry.text("commissioner.outcome")


def _acted(entry: Entry) -> bool:
    return bool(entry.text("commissioner.outcome")) and not _no_action(entry)


def _among(name: str, value: str) -> Test:
    return lambda entry: value in entry.names(name)


def hours_taken(entry: Entry) -> float | None:
    """The hours from awareness to the notice to the Commissioner; None where none was given."""
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return (told - aware).total_seconds() / 3600 if aware and told else None


@dataclass(frozen=True, slots=True)
class Filter:
    """A concept that narrows the entries, the words for it, and whether it stays on for later clauses.

    unless: concepts beside which it does not narrow, because they say it more exactly.
    """

    concept: str
    words: str
    test: Test
    stays: bool = False
    unless: tuple[str, ...] = ()
    despite: str = ""  # the concept beside which it narrows all the same


FILTERS = (
    Filter("not-reported", "not reported to the Commissioner", lambda entry: not _notified(entry)),
    Filter("reported", "reported to the Commissioner", _notified, unless=("not-reported", "average-time")),
    Filter("late", "reported after the 72nd hour", lambda entry: (hours_taken(entry) or 0) > 72),
    Filter("on-time", "reported within 72 hours", lambda entry: 0 < (hours_taken(entry) or 0) <= 72, unless=("late",)),
    Filter("not-told", "where the people concerned were not told", lambda e: e.text("told_people.decision") != "told"),
    Filter(
        "told-people",
        "where the people concerned were told",
        is_of("told_people.decision", "told"),
        unless=("not-told",),
    ),
    Filter("because-high-risk", "because the risk to them was high", _starts("told_people.basis", "high risk")),
    Filter(
        "special-category",
        "with special category data",
        lambda entry: entry.is_yes("data.special_category"),
        True,
        ("health-data",),
    ),
    Filter("health-data", "with health data", _among("data.types", "health"), True),
    Filter("financial-data", "with economic or financial data", _among("data.types", "economic and financial"), True),
    Filter("contact-data", "with contact details", _among("data.types", "contact details"), True),
    Filter("identity-data", "with identification data", _among("data.types", "identification"), True),
    Filter("education-data", "with education data", _among("data.types", "education"), True),
    Filter("employment-data", "with employment data", _among("data.types", "employment"), True),
    Filter("family-data", "with data on family circumstances", _among("data.types", "family circumstances"), True),
    Filter("equality-data", "with equality monitoring data", _among("data.types", "equality monitoring"), True),
    Filter(
        "volunteers",
        "with volunteers among the people affected",
        _among("people_affected.types", "volunteers"),
        True,
    ),
    Filter("suspects", "with suspects among the people affected", _among("people_affected.types", "suspects"), True),
    Filter("witnesses", "with witnesses among the people affected", _among("people_affected.types", "witnesses"), True),
    Filter("customers", "with customers among the people affected", _among("people_affected.types", "customers"), True),
    Filter("told-by-letter", "where they were told by letter", lambda entry: "letter" in entry.text("told_people.how")),
    Filter(
        "told-by-telephone",
        "where they were told by telephone",
        lambda entry: "telephone" in entry.text("told_people.how"),
    ),
    Filter("told-by-visit", "where they were visited", lambda entry: "visit" in entry.text("told_people.how")),
    Filter("told-by-email", "where they were told by e-mail", lambda entry: "e-mail" in entry.text("told_people.how")),
    Filter("by-telephone", "by telephone", is_of("channel", "telephone"), True, ("lost-device", "told-by-telephone")),
    Filter(
        "by-post",
        "by post",
        is_of("channel", "post"),
        True,
        ("post-wrong", "paper-or-post", "redaction", "told-by-letter"),
    ),
    Filter(
        "by-email", "by e-mail", is_of("channel", "e-mail"), True, ("email-wrong", "email-slip", "bcc", "told-by-email")
    ),
    Filter("case-system", "in a case system", is_of("channel", "case system"), True, ("staff-access",)),
    Filter("availability", "in which data were not available", _among("affects", "availability"), True),
    Filter(
        "high-risk",
        "with a high risk to the people concerned",
        is_of("risk.outcome", "high risk"),
        True,
        ("told-people", "not-told", "because-high-risk"),
    ),
    Filter(
        "low-risk", "with a risk judged unlikely", is_of("risk.outcome", "unlikely"), True, ("told-people", "not-told")
    ),
    Filter(
        "investigated",
        "with a formal investigation",
        lambda entry: entry.day("investigation.opened_on") is not None,
        unless=("open-investigation", "investigation-report", "investigation-papers"),
    ),
    Filter(
        "investigation-report",
        "with a report of an investigation",
        lambda entry: bool(entry.text("investigation.report")),
        unless=("investigation-papers",),
    ),
    Filter("found-by-staff", "noticed by staff", is_of("discovered_by", "staff")),
    Filter(
        "found-by-checks",
        "found by the council's own checks",
        is_of("discovered_by", "monitoring", "audit", "mail filter"),
    ),
    Filter(
        "found-by-public",
        "noticed by a member of the public or a person affected",
        is_of("discovered_by", "member of the public", "person affected"),
    ),
    Filter("found-by-press", "noticed by the press", is_of("discovered_by", "press")),
    Filter("found-by-contractor", "noticed by a contractor", is_of("discovered_by", "contractor")),
    Filter("criminal-data", "with criminal offence data", lambda entry: entry.is_yes("data.criminal_offence"), True),
    Filter(
        "children",
        "with children among the people affected",
        lambda e: "children" in e.names("people_affected.types"),
        True,
        ("department",),
    ),
    Filter(
        "lost-device",
        "by loss or theft of a device",
        is_of("type", "loss or theft of device containing personal data"),
        True,
    ),
    Filter("unencrypted", "where the device was not encrypted", is_of("device.encrypted", "no")),
    Filter("encrypted", "where the device was encrypted", is_of("device.encrypted", "yes"), unless=("unencrypted",)),
    Filter(
        "email-wrong", "by e-mail to the wrong recipient", is_of("type", "data emailed to incorrect recipient"), True
    ),
    Filter(
        "post-wrong",
        "by post to the wrong recipient",
        is_of("type", "data posted or faxed to incorrect recipient"),
        True,
        ("paper-or-post", "email-wrong"),
        "post-named",
    ),
    Filter(
        "email-slip",
        "by e-mail, through human error",
        lambda e: e.text("channel") == "e-mail" and e.text("cause") == "human error",
        unless=("email-wrong", "bcc"),
    ),
    Filter("bcc", "by addresses left in sight", is_of("type", "failure to use bcc"), True),
    Filter("redaction", "by failure to redact", is_of("type", "failure to redact"), True),
    Filter("verbal", "by word of mouth", is_of("type", "verbal disclosure of personal data"), True),
    Filter("staff-access", "by unauthorised access of staff", is_of("type", "unauthorised access (non-cyber)"), True),
    Filter("portal", "by the portal showing another's data", is_of("channel", "portal"), True),
    Filter(
        "paper-lost",
        "by loss of papers",
        _starts("type", "loss or theft of paperwork"),
        True,
        ("paper-or-post", "email-wrong", "redaction", "published"),
    ),
    Filter("human-error", "caused by human error", is_of("cause", "human error"), True),
    Filter("process-failure", "caused by a failure of process", is_of("cause", "process failure"), True),
    Filter("system-fault", "caused by a fault of a system", is_of("cause", "system fault"), True, ("human-error",)),
    Filter("third-party", "at a contractor", lambda entry: entry.at("processor") is not None, True),
    Filter("deliberate-staff", "done deliberately by staff", is_of("cause", "deliberate, by staff"), True),
    Filter("messaging-breach", "in which a messaging app played a part", is_of("channel", "messaging app"), True),
    Filter("paper-or-post", "on paper or by post", is_of("channel", "post", "paper"), True),
    Filter(
        "paper",
        "on paper",
        is_of("channel", "paper"),
        True,
        ("post-wrong", "paper-lost", "paper-or-post", "redaction", "published"),
    ),
    Filter(
        "not-trained",
        "where the staff had not been trained in the two years before",
        is_of("staff.trained_in_last_two_years", "no"),
        unless=(),
    ),
    Filter(
        "staff-trained",
        "where the staff had been trained in the two years before",
        is_of("staff.trained_in_last_two_years", "yes"),
        unless=("not-trained",),
    ),
    Filter(
        "recovered",
        "where what was lost or sent came back",
        is_of("containment.recovered", "yes"),
        unless=("people-affected",),
    ),
    Filter(
        "discovered-outside",
        "noticed by somebody outside the authority",
        is_of(
            "discovered_by", "member of the public", "person affected", "requester", "press", "request for information"
        ),
        unless=("found-by-public", "found-by-press", "found-by-contractor"),
    ),
    Filter(
        "employees-affected",
        "with employees among the people affected",
        _among("people_affected.types", "employees"),
        unless=("staff-trained", "not-trained", "staff-outcome"),
    ),
    Filter(
        "vulnerable",
        "with vulnerable adults among the people affected",
        lambda entry: "vulnerable adults" in entry.names("people_affected.types"),
        True,
    ),
    Filter(
        "police-told",
        "of which the police were told",
        lambda entry: "police" in entry.names("others_told") and not quiet(entry),
    ),
    Filter("published", "by publication", is_of("channel", "publication"), unless=("messaging-breach",)),
    Filter("ico-no-action", "on which the Commissioner took no further action", _no_action),
    Filter("ico-acted", "on which the Commissioner took action", _acted, unless=("ico-no-action",)),
    Filter(
        "open-investigation", "still under investigation", is_of("status", "investigating", "assessing", "reported")
    ),
)
KINDS_OF_DEVICE = {
    "laptop": ("laptop*",),
    "tablet": ("tablet*", "ipad*"),
    "phone": ("phone*", "mobile*", "smartphone*", "telephone*", "handset*"),
    "memory stick": ("usb", "memory stick*", "usb stick*", "flash drive*"),
    "hard drive": ("hard drive*", "hard disk*"),
}
TYPES = frozenset(
    {"lost-device", "email-wrong", "post-wrong", "bcc", "redaction", "verbal", "staff-access", "portal", "paper-lost"}
)
FOUND_BY = frozenset({"found-by-staff", "found-by-checks", "found-by-public", "found-by-press", "found-by-contractor"})
CAUSES = frozenset({"human-error", "process-failure", "system-fault", "third-party", "deliberate-staff"})


NOT_SO = re.compile(
    r"\b(?:not (?:caused|made|done|brought about|due|attributable|(?:the )?result\w*|involv\w*|concern\w*|relat\w*|affect\w*|by|in|from|through)"
    r"|other than|except(?:ing)?(?: for)?|exclud\w+|apart from|leaving out|aside from|save for|but not|neither|nor|(?:did|do|does)(?: not|n't) (?:involve|concern|affect|come from|happen by))\b"
    r"([^,.;?!\n]*?)(?=\bnor\b|[,.;?!\n]|$)",
    re.I,
)  # what is turned round: not caused by, other than, neither … nor


_NEGATOR = re.compile(
    r"\b(?:not|neither|nor|other than|except(?:ing)?(?: for)?|exclud\w+|apart from|leaving out|aside from|save for|but|did|does|do)\b|n't\b",
    re.I,
)


def _in_full(words: str) -> str:
    """What is left out, without the word that leaves it out, as it would be said by itself: affected …, by …"""
    bare = _NEGATOR.sub(" ", words).strip()
    return f"{bare} . affected {bare} . involved {bare} . by {bare}"


def is_turned(words: str) -> bool:
    """True where some condition can be read in what a question leaves out."""
    parts = _in_full(words)
    return any((phrases := TERMS.get(item.concept)) and compiled(phrases).search(parts) for item in FILTERS)


def turned_round(text: str) -> frozenset[str]:
    """The conditions that the text speaks of only to leave them out."""
    spoken = plain(text)
    parts = " . ".join(_in_full(found[0]) for found in NOT_SO.finditer(spoken))
    if not parts.strip(" ."):
        return frozenset()
    rest = NOT_SO.sub(" . ", spoken)
    return frozenset(
        item.concept
        for item in FILTERS
        if (phrases := TERMS.get(item.concept))
        and compiled(phrases).search(parts)
        and not compiled(phrases).search(rest)
    )
