"""An authority's own words, asked of its own letters: found as words, told as notes, and never a matter of law."""

from datetime import date

import pytest
from click.testing import CliRunner

from answerable.casefile import Authority, HouseRule
from answerable.cli.check import command
from answerable.letters import CODES, Facts, Waiver, check, check_text, gather, not_looked_at, pattern_of, read
from answerable.letters.checking.findings import Level
from answerable.letters.results.families import FAMILIES

LETTER = """Harrowmere Borough Council

3 March 2026

Dear Ms Okonjo

You asked:
1. Please send the contract for the market hall, as per your notice.
2. How many stalls are there?

Our answer to question 1
We hold the contract. It is exempt under section 43(2) of the Freedom of Information Act 2000: disclosing it would
prejudice the commercial interests of the contractor.

Our answer to question 2
There are 41 stalls, as  Per the
register.

If you would like any of this explained, please don’t hesitate to ring.

Yours sincerely
Information Governance Officer
"""
READING = read(LETTER)


def found(*rules, text=LETTER, **more):
    authority = Authority("Harrowmere Borough Council", house_rules=rules)
    return check(read(text, **more), case=Facts(authority=authority), select=["HR"])


def test_forbidden_words_are_found_in_any_spacing_and_capitals_but_not_in_the_question():
    (finding,) = found(HouseRule("HR01", forbid=("as per",)))
    assert finding.span.of(LETTER) == "as  Per"
    assert finding.questions == ("2",)
    assert (finding.rule, finding.level, finding.label) == ("HR01", Level.PRACTICE, "note")
    assert not finding.stops


def test_a_part_of_a_word_is_not_the_word():
    assert found(HouseRule("HR01", forbid=("stall", "regis"))) == ()


def test_one_of_several_required_words_is_enough():
    assert found(HouseRule("HR01", require=("ring the Clerk", "hesitate to ring"))) == ()


def test_words_that_are_not_there_are_not_found_in_this_document():
    (finding,) = found(HouseRule("HR01", require=("with thanks",), says="A letter of ours says thank you."))
    assert finding.says == "A letter of ours says thank you. Not found in this document: “with thanks”."
    assert finding.suggest.says == "Write “with thanks”."


@pytest.mark.parametrize("typed", ["don't hesitate", "don’t  hesitate"])
def test_the_form_of_a_quote_does_not_matter(typed):
    assert found(HouseRule("HR01", require=(typed,))) == ()


def test_the_closing_is_what_follows_the_answers():
    assert found(HouseRule("HR01", require=("hesitate to ring",), place="closing")) == ()
    (finding,) = found(HouseRule("HR01", require=("We hold the contract",), place="closing"))
    assert "in the closing of this document" in finding.says


def test_each_refusal_is_asked_for_itself():
    (finding,) = found(HouseRule("HR01", require=("with regret",), place="refusals"))
    assert finding.questions == ("1",)
    assert found(HouseRule("HR01", forbid=("stalls",), place="refusals")) == ()


def test_a_rule_is_not_asked_of_letters_from_before_its_day():
    assert found(HouseRule("HR01", require=("with thanks",), since=date(2026, 3, 4))) == ()
    assert found(HouseRule("HR01", require=("with thanks",), since=date(2026, 3, 3)))


def test_nothing_is_missed_in_a_letter_whose_end_is_not_there():
    rule = HouseRule("HR01", require=("with thanks",))
    assert found(rule, truncated=True) == ()
    facts = Facts(authority=Authority("Harrowmere Borough Council", house_rules=(rule,)))
    unlooked = not_looked_at(read(LETTER, truncated=True), case=facts, select=["HR"])
    assert [one.rule for one in unlooked] == ["HR01"]


def test_a_house_rule_can_be_waived_ignored_and_counted():
    facts = Facts(
        authority=Authority("Harrowmere Borough Council", house_rules=(HouseRule("HR01", forbid=("as per",)),))
    )
    waiver = Waiver("hr-01", "Ada Bell", "It quotes the register.")
    assert check(READING, case=facts, select=["HR01"], waivers=[waiver])[0].waived == waiver
    assert check(READING, case=facts, select=["HR"], ignore=["HR01"]) == ()
    checked = check_text(LETTER, facts=facts, select=["HR"])
    assert gather(checked.findings)[0].first.rule == "HR01"
    assert pattern_of([checked]).rules[0].counts == {"note": 1}


def test_without_a_profile_nothing_of_a_house_is_asked():
    assert check(READING, select=["HR"]) == ()


def test_no_rule_of_the_law_has_a_code_of_a_house():
    assert not [code for code in (*CODES, *FAMILIES) if code.startswith("HR")]


def test_the_command_asks_the_rules_of_the_folder(tmp_path):
    (tmp_path / "authority.yaml").write_text(
        "authority:\n  name: Harrowmere Borough Council\n  house_rules:\n    - code: HR01\n      forbid: as per\n",
        "utf-8",
    )
    letter = tmp_path / "a.txt"
    letter.write_text(LETTER, "utf-8")
    shown = CliRunner().invoke(command, [str(letter), "--authority", str(tmp_path), "--select", "HR"])
    assert shown.exit_code == 0
    assert "HR01  note" in shown.output
