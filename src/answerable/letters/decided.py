"""What words decide that are known to answer a question: a cell of a table, a passage under a heading."""

from __future__ import annotations

from answerable.casefile import Question, Span
from answerable.law import find
from answerable.letters.reading.alignment import Alignment, Segment
from answerable.letters.reading.answered import Answers
from answerable.letters.readings import ReadAnswer


def decided(answer: str, *, asked: str = "", act: str = "foia") -> ReadAnswer | None:
    """The outcome and the provisions of words that answer one question; None where nothing is decided yet.

    act: the one that a section belongs to where the words do not say it.
    """
    citations = find(answer, act=act)
    segment = Segment(("1",), [Span(0, len(answer))])
    found = Answers(answer, (Question("1", asked),), Alignment((segment,), ()), citations).read()
    return found[0] if found else None
