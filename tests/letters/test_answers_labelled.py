"""The reader on single answers of every outcome, worded as many authorities word them: it reaches what it has reached."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from answerable.casefile import Question, Span
from answerable.law import find
from answerable.letters.reading.alignment import Alignment, Segment
from answerable.letters.reading.answered import Answers
from answerable.letters.readings import ReadAnswer

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parent / "answers_labelled.jsonl").read_text(encoding="utf-8").splitlines()
]


def answer_of(said: dict[str, str]) -> ReadAnswer | None:
    text = said["text"]
    act = "foisa" if "FOISA" in text or "(Scotland)" in text else "foia"
    aligned = Alignment((Segment(("1",), [Span(0, len(text))]),), ())
    found = Answers(text, (Question("1", said["question"]),), aligned, find(text, act=act)).read()
    return found[0] if found else None


READ = [(said, answer_of(said)) for said in LABELLED]


@pytest.mark.parametrize(("half", "least"), [(0, 0.95), (1, 0.83)], ids=["rules were made on", "rules never saw"])
def test_what_an_answer_does_is_told_in_most_wordings(half: int, least: float) -> None:
    right = [answer is not None and answer.outcome == said["outcome"] for said, answer in READ[half::2]]
    assert sum(right) >= least * len(right)


def test_whether_the_information_is_held_is_told() -> None:
    right = [answer is not None and answer.held == said["held"] for said, answer in READ]
    assert sum(right) >= 0.93 * len(right)


def test_the_provisions_relied_on_are_found() -> None:
    right = [
        answer is not None and sorted(c.provision.label for c in answer.provisions) == sorted(said["exemptions"])
        for said, answer in READ
    ]
    assert sum(right) >= 0.98 * len(right)


def test_no_outcome_is_forgotten() -> None:
    right = Counter(
        said["outcome"] for said, answer in READ if answer is not None and answer.outcome == said["outcome"]
    )
    total = Counter(said["outcome"] for said in LABELLED)
    assert all(right[outcome] >= 0.65 * total[outcome] for outcome in total), right
