"""What is withheld is asked for in many words: it is never printed, the subsection is named, and what is public stays so.

Each question, in our own words, was labelled by hand before anything was tried on it; then the rules were mended until
each was told its subsection.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from answerable.answers import Proposal, ask, propose
from answerable.answers.find import find
from answerable.casefile import Outcome
from answerable.registers import AuthorityFolder

HERE = Path(__file__).resolve().parents[2] / "src" / "answerable" / "answers" / "examples" / "withheld"
ON = date(2026, 6, 30)
FILES = tuple(f"questions-{letter}.jsonl" for letter in "nopqstuv")
WITHHELD = ("FOIA 31(1)(a)", "FOIA 31(3)", "FOIA 40(2)")
SAYS_NOTHING = (Outcome.NEITHER, Outcome.WITHHELD, Outcome.PART_RELEASED, Outcome.OPEN)
FLOOR = 0.95
GENERAL = (None, "yes", "fewer than 5")


def _rows(name: str, *, is_public: bool) -> list[dict]:
    rows = [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
    return [row for row in rows if bool(row["provision"]) is not is_public]


def _asked(row: dict, name: str, folder: AuthorityFolder) -> Proposal:
    """What is said to the question, read with those before it where it goes on from them."""
    every = [one["question"] for one in map(json.loads, (HERE / name).read_text("utf-8").splitlines())]
    before = every[: every.index(row["question"])][-5:] if row.get("goes_on") else []
    return ask(row["question"], authority=folder, on=ON, after=before)


def _secrets(folder: AuthorityFolder) -> set[str]:
    """Products, versions, suppliers, ways of blocking and other values that a publish block withholds."""
    found = set()
    for name in folder.registers:
        for entry in folder.kept(name).entries:
            for path in ("product", "version", "supplier", "control", "containment.action", "investigation.finding"):
                found.add(entry.text(path) if entry.withholds(path) else "")
            if entry.withholds("name"):
                found.add(entry.text("name"))
    return {value for value in found if len(value) > 6}


def _leaks(row: dict, proposal: Proposal, secrets: set[str]) -> list[str]:
    """Everything by which the proposal gives away what its question asks for."""
    told = proposal.as_json()
    cautions = told.pop("cautions") if row.get("announced") or proposal.is_blind else []
    printed = json.dumps(told, ensure_ascii=False)
    found = [secret for secret in secrets if secret in f"{printed} {cautions}"]
    if row["provision"] != "FOIA 31(1)(g)":  # of an open investigation the published account is given
        found += re.findall(r"\b(?:BR|RPT|GRP|EV)-\d{4}-\d+", printed)
    found += [] if proposal.outcome in SAYS_NOTHING else [proposal.outcome.value]
    found += [] if proposal.value in GENERAL else [str(proposal.value)]
    return found


@pytest.mark.parametrize("name", FILES)
def test_what_is_withheld_is_never_told_however_it_is_asked_for(name: str, harrowmere: AuthorityFolder) -> None:
    secrets = _secrets(harrowmere)
    assert len(secrets) > 15
    for row in _rows(name, is_public=False):
        proposal = _asked(row, name, harrowmere)
        assert _leaks(row, proposal, secrets) == [], (row["id"], row["question"])


@pytest.mark.parametrize("name", FILES)
def test_nearly_every_such_question_is_told_the_subsection_with_what_speaks_for_and_against(
    name: str, harrowmere: AuthorityFolder
) -> None:
    rows = _rows(name, is_public=False)
    named = [(row, _asked(row, name, harrowmere)) for row in rows]
    named = [(row, proposal) for row, proposal in named if row["provision"] in proposal.provisions]
    assert len(named) / len(rows) >= FLOOR
    for row, proposal in named:
        given = next(one for one in proposal.grounds if one.provision.label == row["provision"])
        test = given.public_interest
        if row["provision"] == "FOIA 40(2)":
            assert given.condition, row
        else:
            assert given.likelihood, row
            assert given.link, row
            assert test, row
            assert test.favouring_disclosure, row
            assert test.favouring_exemption, row
            assert test.balance, row


def test_of_an_attack_that_was_announced_the_officer_is_told_so(harrowmere: AuthorityFolder) -> None:
    rows = [row for row in _rows("questions-s.jsonl", is_public=False) if row.get("announced")]
    assert rows
    for row in rows:
        proposal = ask(row["question"], authority=harrowmere, on=ON)
        assert proposal.outcome is Outcome.NEITHER
        assert any(row["announced"] in caution for caution in proposal.cautions)


@pytest.mark.parametrize("name", FILES)
def test_what_is_public_does_not_become_exempt(name: str, harrowmere: AuthorityFolder) -> None:
    rows = _rows(name, is_public=True)
    assert len(rows) >= 10
    for row in rows:
        proposal = _asked(row, name, harrowmere)
        assert proposal.register == row["register"], row
        assert not set(proposal.provisions) & set(WITHHELD), row
        assert proposal.kind.value != "exempt", row


BREACHES = "How many personal data breaches were there in 2025?"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("How many staff were suspended in 2025, and why?", ()),
        ("Was any head teacher dismissed last year?", ()),
        ("How many members of staff were given a warning for lateness?", ()),
        ("How many employees were disciplined for misconduct in 2025?", (BREACHES,)),
        ("How many employees were suspended for bullying?", (BREACHES,)),
        ("How many staff were disciplined as a result?", ("How many potholes were filled in 2025?",)),
        ("How many disciplinary cases concerned messages on WhatsApp?", ()),
    ],
)
def test_what_became_of_people_is_not_answered_from_breaches_that_nobody_spoke_of(
    question: str, before: tuple[str, ...], harrowmere: AuthorityFolder
) -> None:
    proposal = ask(question, authority=harrowmere, on=ON, after=before)
    assert (proposal.outcome, proposal.value) == (Outcome.OPEN, None)
    answer = propose(question, evidence=find(question, authority=harrowmere, on=ON, after=before), authority=harrowmere)
    assert answer.ask


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("How many staff were dismissed over data breaches in 2025?", ()),
        ("Has anyone been sacked for looking at records without a reason?", ()),
        ("How many staff were disciplined as a result?", (BREACHES,)),
        ("How many staff were disciplined?", (BREACHES,)),
        ("Was anybody dismissed over them?", (BREACHES,)),
    ],
)
def test_what_became_of_people_over_a_breach_is_told(
    question: str, before: tuple[str, ...], harrowmere: AuthorityFolder
) -> None:
    proposal = ask(question, authority=harrowmere, on=ON, after=before)
    assert proposal.register == "breaches"
    assert proposal.outcome is not Outcome.OPEN


ABOUT_BREACHES = (
    "For each of the last three financial years, please provide the following about data breaches at your council:"
)


@pytest.mark.parametrize(
    "question",
    [
        "The software suppliers used by the team",
        "The names of the contractors used",
        "Office opening hours",
        "Office locations of the team",
        "The consultants engaged by the service",
        "The size of the team",
    ],
)
def test_what_is_only_named_after_breaches_is_not_drafted_from_them(question: str, harrowmere: AuthorityFolder) -> None:
    led = ask(f"{ABOUT_BREACHES}\n[…] 4. {question}", authority=harrowmere, on=ON, after=(BREACHES,))
    alone = ask(question, authority=harrowmere, on=ON, after=(BREACHES,))
    for proposal in (led, alone):
        assert (proposal.outcome, proposal.value, proposal.is_ready) == (Outcome.OPEN, None, False)


@pytest.mark.parametrize(
    "question", ["The causes", "The kinds of data", "The number of people affected", "A breakdown by month"]
)
def test_what_is_asked_of_breaches_without_naming_them_again_is_still_answered(
    question: str, harrowmere: AuthorityFolder
) -> None:
    proposal = ask(f"{ABOUT_BREACHES}\n[…] 4. {question}", authority=harrowmere, on=ON)
    assert (proposal.register, proposal.is_ready) == ("breaches", True)
