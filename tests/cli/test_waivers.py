"""Waivers on the command line: a finding is kept by a named officer with a reason, and no other way."""

import json

import pytest
from click.testing import CliRunner

from answerable.cli.check import command
from answerable.cli.waivers_given import waivers_given
from answerable.errors import MissingFile, WaiverNotWhole
from letters_sent import MARKET

LETTER = MARKET.format(date="3 March 2026")
WAIVERS = """
[[waiver]]
rule = "rv-01"
by = "Ada Bell"
reason = "The review is offered in the covering message."
on = 2026-03-02

[[waiver]]
rule = "RV02"
by = "Ada Bell"
reason = "So is the Commissioner."
letter = "b.txt"
"""


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.fixture
def waivers(tmp_path):
    path = tmp_path / "waivers.toml"
    path.write_text(WAIVERS, "utf-8")
    return path


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def found(shown):
    return {finding["rule"]: finding for one in json.loads(shown.stdout) for finding in one["findings"]}


def test_a_waived_finding_stays_and_says_by_whom_it_is_kept(letter):
    shown = run(letter, "--select", "RV01", "--waive", "RV01=It is in the covering message.", "--by", "Ada Bell")
    assert shown.exit_code == 0
    assert "by Ada Bell: It is in the covering message." in shown.stdout
    assert "1 waived" in shown.stdout


def test_a_file_of_waivers_is_of_all_letters_or_of_one(letter, waivers):
    here = found(run(letter, "--waive", waivers, "--json"))
    assert here["RV01"]["waived"] == "Ada Bell: The review is offered in the covering message."
    assert here["RV02"]["waived"] is None
    other = letter.rename(letter.with_name("b.txt"))
    assert found(run(other, "--waive", waivers, "--json"))["RV02"]["waived"]


def test_a_waiver_of_one_letter_that_fits_nothing_is_reported_there(letter, tmp_path):
    lost = tmp_path / "w.toml"
    lost.write_text('[[waiver]]\nrule = "TM01"\nby = "A"\nreason = "R"\nletter = "a.txt"\n', "utf-8")
    shown = found(run(letter, "--waive", lost, "--json"))
    assert shown["TM01"]["name"] == "unused-waiver"


def test_a_waiver_of_all_letters_that_fits_nothing_in_any_is_told_once(letter):
    again = letter.with_name("c.txt")
    again.write_text(LETTER, "utf-8")
    shown = run(letter, again, "--waive", "TM01=No reason any more.", "--by", "Ada Bell")
    assert shown.stderr.count("The waiver of TM01 by Ada Bell matches no finding any more") == 1


def test_a_waiver_of_a_rule_that_does_not_run_is_not_called_lost(letter):
    assert "matches no" not in run(letter, "--select", "LT", "--waive", "RV01=R", "--by", "A").stderr


def test_words_narrow_a_waiver_to_its_place(letter, tmp_path):
    narrow = tmp_path / "w.toml"
    narrow.write_text('[[waiver]]\nrule = "RV01"\nby = "A"\nreason = "R"\nwords = "the school"\n', "utf-8")
    shown = run(letter, "--select", "RV01", "--waive", narrow)
    assert shown.exit_code == 1
    assert "matches no finding any more" in shown.stderr


def test_waivers_hold_for_a_file_of_letters(tmp_path):
    lines = tmp_path / "letters.jsonl"
    lines.write_text(json.dumps({"id": 7, "text": LETTER}) + "\n", "utf-8")
    shown = json.loads(run("--jsonl", lines, "--select", "RV01", "--waive", "RV01=R", "--by", "A").stdout)
    assert (shown["id"], shown["findings"][0]["waived"]) == (7, "A: R")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("RV01=", "gives no reason"),
        ("RV01=  ", "gives no reason"),
        ("RV99=reason", "is of no rule"),
    ],
)
def test_a_waiver_without_its_parts_is_refused(given, fault):
    with pytest.raises(WaiverNotWhole, match=fault):
        waivers_given([given], by="Ada Bell")


def test_a_waiver_by_nobody_is_refused():
    with pytest.raises(WaiverNotWhole) as refused:
        waivers_given(["RV01=reason"], by="")
    assert "--by" in refused.value.part("do")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[waiver]]\nby = "A"\nreason = "R"', "names no rule"),
        ('[[waiver]]\nrule = "RV01"\nby = "A"\nreasons = "R"', "no place for “reasons”"),
        ('[[waiver]]\nrule = "RV01"\nby = "A"\nreason = "R"\non = "March"', "no day"),
        ('[waiver]\nrule = "RV01"', "does not stand under"),
        ("waiver = [", "cannot be read"),
    ],
)
def test_a_file_of_waivers_is_read_strictly(tmp_path, text, fault):
    path = tmp_path / "w.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(WaiverNotWhole, match=fault) as refused:
        waivers_given([str(path)], by="")
    assert refused.value.part("where").startswith("w.toml")


def test_a_file_of_waivers_that_is_not_there_is_told():
    with pytest.raises(MissingFile):
        waivers_given(["nowhere.toml"], by="")


def test_a_waiver_of_no_rule_is_answered_with_the_nearest():
    with pytest.raises(WaiverNotWhole) as refused:
        waivers_given(["RV=1"], by="")
    assert "there is no RV" in refused.value.part("what")
    with pytest.raises(WaiverNotWhole):
        waivers_given(["ZZ=1"], by="A. Officer")
