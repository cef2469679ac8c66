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
SHARED = ROOT.parent / "shared"
RUN = 14  # words in a row that two texts do not share by chance, the names of Acts apart
ACT = re.compile(
    r"(?:the )?(?:freedom of information(?: scotland)? act|environmental information(?: scotland)? regulations)"
    r"(?: 200[024])?"
)


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
    assert found(rf"(?<!\.)\b({LATER})\b") == []  # the name of a state in a library is no note


def runs(text):
    words = ACT.sub("act", " ".join(re.findall(r"\w+", text.lower()))).split()
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def lines(name):
    """The rows of a file of labelled texts."""
    return map(json.loads, (SHARED / name).read_text("utf-8").splitlines())


def theirs():
    """Every text that others wrote: letters, requests, questions, pairs of answers, chats."""
    for row in lines("corpus/dev.jsonl"):
        yield row["text"]
    for name in ("corpus/retrieval-hard.jsonl", "corpus/contradictions.jsonl", "registers/questions-dev.jsonl"):
        for row in lines(name):
            yield json.dumps(row, ensure_ascii=False)
    for path in (SHARED / "chats").rglob("*"):
        if path.is_file():
            yield path.read_text("utf-8", errors="ignore")


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled letters are not beside this checkout")
def test_no_text_that_others_wrote_is_in_the_project():
    copied = {}
    known = set().union(*map(runs, theirs()))
    assert known
    for path in written():
        if same := runs(path.read_text("utf-8", errors="replace")) & known:
            copied[str(path.relative_to(ROOT))] = sorted(same)[:3]
    assert copied == {}
