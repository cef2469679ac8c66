"""How far the figures on the labelled letters may fall: three points from what was measured when this was written."""

import pytest

from corpus.score import checking, reading, rows
from house.tree import ROOT

PLACES = {
    "ours": (ROOT / "tests" / "corpus" / "letters.jsonl", ROOT / "tests" / "corpus" / "findings.jsonl"),
    "beside": (ROOT.parent / "shared" / "corpus" / "dev.jsonl", ROOT.parent / "shared" / "corpus" / "findings.jsonl"),
}
# Each for our own letters, and for those beside the checkout.
AT_LEAST = {
    "questions, F1": (0.970, 0.960),
    "letters with every question right": (0.970, 0.951),
    "outcome, of questions": (0.900, 0.944),
    "held, of questions": (0.938, 0.937),
    "pit_present, of questions": (0.932, 0.962),
    "provisions by question, F1": (0.880, 0.947),
    "reference": (0.970, 0.970),
    "request_date": (0.970, 0.951),
    "response_date": (0.970, 0.970),
    "regime": (0.970, 0.970),
    "notices": (0.970, 0.966),
    "must, recall": (0.970, 0.898),
}
AT_MOST = {
    "must not, a letter": (0.182, 0.030),
    "sure and in no list, a letter": (0.030, 0.030),
}


@pytest.mark.parametrize("which", PLACES)
def test_reading_and_checking_reach_what_they_have_reached(which):
    letters, findings = PLACES[which]
    if not letters.exists():
        pytest.skip("the labelled letters are not beside this checkout")
    texts, column = rows(letters), list(PLACES).index(which)
    figures = {**reading(texts), **checking(texts, labels=rows(findings))}
    fallen = {name: figures[name] for name, floors in AT_LEAST.items() if figures[name] < floors[column]}
    risen = {name: figures[name] for name, limits in AT_MOST.items() if figures[name] > limits[column]}
    assert (fallen, risen) == ({}, {})
