"""The project speaks of itself alone, and of the law in its own words."""

import json
import re

import pytest

from house.tree import ROOT, written

# Put together here, so that this file does not hold what it looks for.
MACHINE = "|".join(
    ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]+/", "index-" + "url", "pypi" + r"\.org", "npmjs" + r"\."]
)
LATER = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"])
SHARED = ROOT.parent / "shared" / "corpus" / "dev.jsonl"
RUN = 14  # words in a row that two texts do not share by chance, stock phrases apart


def found(pattern):
    return [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in written()
        for match in [re.search(pattern, path.read_text("utf-8", errors="replace"))]
        if match
    ]


def test_no_path_of_a_machine_and_no_registry_stands_in_the_project():
    assert found(MACHINE) == []


def test_nothing_is_left_for_later():
    assert found(rf"\b({LATER})\b") == []


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled letters are not beside this checkout")
def test_the_two_first_letters_are_not_in_the_project():
    rows = map(json.loads, SHARED.read_text("utf-8").splitlines())
    theirs = set().union(*(runs(row["text"]) for row in rows if row["text_basis"] == "verbatim"))
    assert theirs
    copied = {
        str(path.relative_to(ROOT)): runs(path.read_text("utf-8", errors="replace")) & theirs for path in written()
    }
    assert {path: sorted(same)[:3] for path, same in copied.items() if same} == {}
