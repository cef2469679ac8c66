"""The law as an applicant quotes it, where it is wrong: for the officer to know, and no fault of the request."""

from __future__ import annotations

from answerable.law import Misquote, misquotes
from answerable.letters.check import is_request
from answerable.letters.checking.figures import law_as_known
from answerable.letters.readings import Reading


def misquoted(reading: Reading) -> tuple[Misquote, ...]:
    """The misquotes of a request; of a letter, those in the questions that it repeats, for the rest is not the applicant's.

    By the law of the day of the request, or of the letter; where neither is dated, as the tables know it last.
    """
    dated = reading.requested_on or reading.responded_on
    found = misquotes(reading.text, on=dated.value if dated else law_as_known())
    if is_request(reading):
        return found
    asked = [question.span for question in reading.questions if question.span]
    return tuple(one for one in found if any(span.start <= one.start < span.end for span in asked))


def misquote_values(one: Misquote, *, text: str) -> dict[str, object]:
    """A misquote as plain values for JSON: its place in the text, its words, what is wrong, and by which law."""
    return {
        "start": one.start,
        "end": one.end,
        "words": text[one.start : one.end],
        "wrong": one.wrong.value,
        "says": one.says,
        "cite": one.cite,
    }
