"""A Reading as plain data: whole with its places, or in the form of the published labels for letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from answerable.casefile import Span
from answerable.letters.readings import Found, ReadAnswer, Reading

Plain = str | int | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
_QUOTE = 12  # words by which the published labels quote an answer


def labels_of(reading: Reading) -> dict[str, Plain]:
    """A reading in the form of the published labels, so that the two can be compared."""
    return {
        "reference": reading.reference.value if reading.reference else None,
        "request_date": _day(reading.requested_on),
        "response_date": _day(reading.responded_on),
        "regime": "+".join(regime.value.upper() for regime in reading.regimes) or "unstated",
        "questions": [{"number": q.number, "text": q.text} for q in reading.questions],
        "answers": [_answer_labels(reading, answer) for answer in reading.answers],
        "has_internal_review": reading.notices.review is not None,
        "has_ico_right": reading.notices.commissioner is not None,
        "has_reuse_notice": reading.notices.reuse is not None,
        "personal_data_spans": [span.of(reading.text) for span in reading.personal],
    }


def _answer_labels(reading: Reading, answer: ReadAnswer) -> dict[str, Plain]:
    return {
        "question_numbers": list(answer.questions or ("1",)),  # a letter that repeats no question answers one
        "outcome": answer.outcome.value,
        "held": answer.held.value,
        "exemptions": [citation.provision.label for citation in answer.provisions],
        "pit_present": answer.public_interest is not None,
        "quote": " ".join(answer.span.of(reading.text).split()[:_QUOTE]),
    }


def record_of(reading: Reading) -> dict[str, Plain]:
    """A whole reading as plain data; every place is [start, end] in the text."""
    notices = reading.notices
    return {
        "kind": reading.kind,
        "truncated": reading.truncated,
        "reference": _found(reading.reference),
        "requested_on": _found(reading.requested_on),
        "responded_on": _found(reading.responded_on),
        "regimes": list(reading.regimes),
        "questions": [{"number": q.number, "text": q.text, "span": _place(q.span)} for q in reading.questions],
        "answers": [_answer(reading, answer) for answer in reading.answers],
        "notices": {
            "review": _place(notices.review),
            "commissioner": _place(notices.commissioner),
            "reuse": _place(notices.reuse),
            "marketing": _place(notices.marketing),
        },
        "personal": [_place(span) for span in reading.personal],
    }


def _answer(reading: Reading, answer: ReadAnswer) -> dict[str, Plain]:
    return {
        "questions": list(answer.questions),
        "outcome": answer.outcome.value,
        "held": answer.held.value,
        "stances": sorted(stance.value for stance in answer.stances),
        "span": _place(answer.span),
        "text": answer.span.of(reading.text),
        "provisions": [{"id": c.provision.id, "words": c.raw, "span": [c.start, c.end]} for c in answer.provisions],
        "public_interest": _place(answer.public_interest),
        "shared": [_place(span) for span in answer.shared],
    }


def _place(span: Span | None) -> Plain:
    return [span.start, span.end] if span else None


def _found(found: Found[str] | Found[date] | None) -> Plain:
    return {"value": str(found.value), "span": _place(found.span)} if found else None


def _day(found: Found[date] | None) -> str | None:
    return found.value.isoformat() if found else None
