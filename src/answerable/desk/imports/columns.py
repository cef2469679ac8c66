"""What a column can be, what its heading is usually called, and what the words in it usually mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.casefile import Outcome, Regime

_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Field:
    """Something of a case that a column can hold. guesses: headings that mean it, in small letters."""

    label: str
    guesses: tuple[str, ...]
    is_day: bool = False
    has_words: bool = False  # its words are turned into ours, by a person where they are not known
    is_needed: bool = False


FIELDS: Mapping[str, Field] = {
    "reference": Field("Reference", ("reference", "ref", "ref no", "reference number", "case ref", "case reference", "case number", "case no", "foi ref", "foi reference", "foi number", "foi no", "request number", "request ref", "request id", "case id", "id", "number", "our ref"), is_needed=True),
    "received": Field("Received", ("received", "date received", "received date", "received on", "date of receipt", "receipt date", "request date", "date of request", "date in", "date logged", "start date", "opened"), is_day=True, is_needed=True),
    "subject": Field("Subject", ("subject", "title", "request title", "summary", "topic", "request summary", "subject matter")),
    "text": Field("Text of the request", ("request", "request text", "text", "question", "questions", "details", "request details", "description", "information requested", "full request")),
    "name": Field("Applicant’s name", ("name", "applicant", "applicant name", "requester", "requester name", "requestor", "requestor name", "customer", "customer name", "full name")),
    "email": Field("Applicant’s address for mail", ("email", "e mail", "email address", "applicant email", "requester email", "requestor email", "contact email")),
    "regime": Field("Law", ("regime", "legislation", "law", "act", "type", "request type", "case type", "foi eir"), has_words=True),
    "outcome": Field("Outcome", ("outcome", "decision", "result", "response type", "disclosure", "information released", "final outcome", "outcome of request", "status", "case status"), has_words=True),
    "sent": Field("Answered", ("sent", "date sent", "sent date", "response date", "date of response", "responded", "date responded", "date answered", "answered", "closed", "date closed", "closed date", "completed", "date completed", "completion date", "response sent", "date out"), is_day=True),
    "due": Field("Due", ("due", "due date", "date due", "deadline", "target date", "response due", "due on", "statutory deadline", "target"), is_day=True),
    "provisions": Field("Exemptions", ("exemptions", "exemption", "exemptions applied", "exemption applied", "exceptions", "exception", "sections", "section", "exemption s", "exemptions used", "exemptions exceptions")),
    "team": Field("Team", ("team", "department", "directorate", "service", "service area", "dept", "division", "section responsible"), has_words=True),
    "owner": Field("Owner", ("owner", "officer", "case officer", "handler", "assigned to", "allocated to", "case owner", "foi officer", "lead officer"), has_words=True),
    "review-asked": Field("Internal review asked for", ("review", "internal review", "review requested", "review received", "internal review requested", "internal review received", "date review requested", "ir received", "ir date", "internal review date"), is_day=True),
    "review-completed": Field("Internal review completed", ("review completed", "internal review completed", "review sent", "review closed", "review response", "date review completed", "ir completed"), is_day=True),
    "review-outcome": Field("Outcome of the review", ("review outcome", "internal review outcome", "review decision", "ir outcome", "outcome of review"), has_words=True),
    "complaint": Field("Complaint to the Commissioner", ("complaint", "ico complaint", "complaint date", "ico complaint date", "complaint received", "ico date"), is_day=True),
    "complaint-decided": Field("Complaint decided", ("complaint decided", "ico decision", "ico decision date", "decision notice date", "complaint closed", "complaint decision date"), is_day=True),
}  # fmt: skip

OPEN, WITHDRAWN, LAPSED, TRANSFERRED = "open", "withdrawn", "lapsed", "transferred"
EMPTY = "-"  # of a team or owner whom the desk does not know: the case has none
OUTCOMES = {
    Outcome.RELEASED.value: "Granted: all of it given",
    Outcome.PART_RELEASED.value: "Granted in part",
    Outcome.NOT_HELD.value: "Not held",
    Outcome.WITHHELD.value: "Withheld under an exemption or exception",
    Outcome.NEITHER.value: "Neither confirmed nor denied",
    Outcome.ALREADY_ACCESSIBLE.value: "Already accessible (s.21)",
    Outcome.FUTURE_PUBLICATION.value: "To be published (s.22)",
    Outcome.OVER_LIMIT.value: "Over the cost limit (s.12)",
    Outcome.VEXATIOUS_OR_REPEATED.value: "Vexatious or repeated (s.14)",
    Outcome.CLARIFICATION.value: "Answered by asking what is meant",
    Outcome.TRANSFERRED.value: "Answered by naming another authority",
    Outcome.OUTSIDE.value: "Not a request for recorded information",
    WITHDRAWN: "Withdrawn by the applicant",
    LAPSED: "Lapsed: not clarified or not paid for",
    TRANSFERRED: "Transferred to another authority",
    OPEN: "Not answered yet",
}
REVIEWS = {"upheld": "Decision upheld", "part": "Upheld in part", "overturned": "Decision overturned", "withdrawn": "Withdrawn"}  # fmt: skip
MEANT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "outcome": {
        Outcome.RELEASED.value: ("granted", "granted in full", "full disclosure", "fully disclosed", "disclosed", "disclosed in full", "information supplied", "information provided", "released", "released in full", "all information supplied", "information released", "full", "supplied", "provided"),
        Outcome.PART_RELEASED.value: ("part", "partial", "granted in part", "partly granted", "partial disclosure", "partially disclosed", "part disclosed", "part disclosure", "part refused", "part supplied", "partially refused", "partly disclosed", "refused in part", "disclosed in part"),
        Outcome.NOT_HELD.value: ("not held", "information not held", "no information held", "nil response", "nil return", "not held by council"),
        Outcome.WITHHELD.value: ("refused", "withheld", "exempt", "refused in full", "withheld in full", "fully refused", "full refusal", "exemption applied", "fully exempt", "refusal"),
        Outcome.NEITHER.value: ("ncnd", "neither confirm nor deny", "neither confirmed nor denied"),
        Outcome.ALREADY_ACCESSIBLE.value: ("already accessible", "s21", "section 21", "already available", "publicly available", "available elsewhere", "already published"),
        Outcome.FUTURE_PUBLICATION.value: ("future publication", "s22", "section 22", "intended for publication"),
        Outcome.OVER_LIMIT.value: ("cost limit", "over cost limit", "exceeds cost limit", "s12", "section 12", "cost", "refused cost", "exceeds appropriate limit"),
        Outcome.VEXATIOUS_OR_REPEATED.value: ("vexatious", "repeated", "s14", "section 14", "vexatious or repeated"),
        WITHDRAWN: ("withdrawn", "request withdrawn", "cancelled", "withdrawn by requester", "withdrawn by applicant"),
        LAPSED: ("lapsed", "clarification not received", "no clarification received", "no clarification", "timed out", "closed no clarification"),
        TRANSFERRED: ("transferred", "transfer", "referred", "redirected"),
        OPEN: ("open", "in progress", "pending", "outstanding", "ongoing", "new", "awaiting response"),
    },
    "regime": {
        Regime.FOIA.value: ("foi", "foia", "freedom of information", "foia 2000", "foi request", "freedom of information act"),
        Regime.EIR.value: ("eir", "eirs", "eir 2004", "environmental information", "environmental information regulations", "eir request"),
        Regime.FOISA.value: ("foisa", "foi scotland"),
        Regime.EISR.value: ("eisr", "eirs scotland", "eir scotland"),
        Regime.DPA.value: ("sar", "dsar", "subject access", "subject access request", "dpa", "data protection"),
    },
    "review-outcome": {
        "upheld": ("upheld", "decision upheld", "original decision upheld", "not overturned"),
        "part": ("part", "partly upheld", "partially upheld", "upheld in part"),
        "overturned": ("overturned", "decision overturned", "not upheld"),
        "withdrawn": ("withdrawn",),
    },
}  # fmt: skip


def plain(text: str) -> str:
    """Words as they are compared: small letters, without punctuation, spaces as one."""
    return _NO_WORDS.sub(" ", text).strip().lower()[:200]


def guessed(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """Which column holds which field: as remembered, or else as headings are usually called; the first of several."""
    words = [plain(heading) for heading in headings]
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        if (name := remembered.get(word, "")) in FIELDS:
            found.setdefault(name, place)
    known = {word for word in words if word in remembered}
    for name, row in FIELDS.items():
        places = [words.index(guess) for guess in row.guesses if guess in words and guess not in known]
        if name not in found and (free := [place for place in places if place not in found.values()]):
            found[name] = free[0]
    return found


def meant(name: str, word: str) -> str:
    """What a word of a field usually means; nothing where it is not known."""
    return next((ours for ours, theirs in MEANT.get(name, {}).items() if plain(word) in theirs), "")


def heading_score(values: Sequence[str]) -> tuple[int, int]:
    """How likely a row holds the headings: by known names, then by how many cells it fills."""
    known = {guess for row in FIELDS.values() for guess in row.guesses}
    return sum(plain(value) in known for value in values), sum(bool(value) for value in values)
