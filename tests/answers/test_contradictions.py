"""Whether two answers can both stand: the pairs written for it, and what each reason rests on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from answerable.answers import Label, Said, compare
from answerable.casefile import Outcome

HERE = Path(__file__).parent
GIVEN, WITHHELD, NOT_HELD, NEITHER = Outcome.RELEASED, Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.NEITHER


def _said(values: dict[str, str]) -> Said:
    day = values.get("date")
    return Said(
        values["question"], values["answer"], Outcome(values["outcome"]), date.fromisoformat(day) if day else None
    )


def _counts(half: str) -> Counter[tuple[str, str]]:
    """How often each label met each verdict."""
    lines = (HERE / f"contradictions-{half}.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    return Counter(
        (pair["label"], compare(earlier=_said(pair["earlier"]), now=_said(pair["now"])).label) for pair in pairs
    )


@pytest.mark.parametrize("half", ["work", "held"])
def test_contradictions_are_found_and_few_are_called_so_that_are_none(half: str) -> None:
    counts = _counts(half)
    called = sum(n for (_, verdict), n in counts.items() if verdict == Label.CONTRADICTS)
    there = sum(n for (label, _), n in counts.items() if label == Label.CONTRADICTS)
    right = counts[Label.CONTRADICTS, Label.CONTRADICTS]
    others = {Label.CHANGED_FACTS, Label.DIFFERENT_SUBJECT}
    wrong = sum(n for (label, verdict), n in counts.items() if label in others and verdict == Label.CONTRADICTS)
    assert right / called >= 0.90
    assert right / there >= 0.80
    assert wrong <= 0.05 * sum(n for (label, _), n in counts.items() if label in others)
