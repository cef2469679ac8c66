"""The reader on the labelled letters beside the checkout: it reaches what it has reached."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from answerable.letters.read import read
from answerable.letters.reading.records import labels_of

CORPUS = Path(__file__).resolve().parents[2] / "../shared/corpus"

pytestmark = pytest.mark.skipif(
    not (CORPUS / "dev.jsonl").exists(), reason="the labelled letters are not beside the checkout"
)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def score() -> dict[str, dict[str, object]]:
    items = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {item["id"]: labels_of(read(item["text"], truncated=item["truncated"])) for item in items}
    return scorer().score(items, found)


def test_the_outcomes_of_answers(score: dict[str, dict[str, object]]) -> None:
    assert score["answers"]["outcome_accuracy"] >= 0.96
    assert score["answers"]["outcome_macro_f1"] >= 0.92
    assert score["answers"]["held_accuracy"] >= 0.95
    assert score["answers"]["public_interest_test_accuracy"] >= 0.97


def test_the_provisions_relied_on(score: dict[str, dict[str, object]]) -> None:
    assert score["exemptions"]["by_item_micro"]["f1"] >= 0.94


def test_reference_dates_and_law(score: dict[str, dict[str, object]]) -> None:
    for name in ("reference", "request_date", "response_date", "regime"):
        assert score["fields"][name]["exact"] >= 0.97, name


def test_rights_terms_and_people(score: dict[str, dict[str, object]]) -> None:
    assert score["flags"]["mean"] >= 0.98
    assert score["personal_data_spans"]["f1"] >= 0.9
