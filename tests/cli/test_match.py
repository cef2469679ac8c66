"""answerable match: letters and requests in, what is like each request out."""

import json

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.errors import NotALetterLine, NotARequestLine

LETTERS = [
    {"id": "badges", "text": "1. How many applications for a Blue Badge did you receive?\n2. How many were refused?"},
    {
        "id": "again",
        "text": "Dear council,\n\n1. How many applications for a Blue Badge did you receive?\n2. How many were refused?",
    },
    {"id": "salt", "text": "How many tonnes of salt were spread on roads last winter?"},
]
QUERIES = [
    {"id": "q1", "query": "How many disabled parking permits were sought?"},
    {"id": "badges", "query": LETTERS[0]["text"]},
]


@pytest.fixture
def matched(tmp_path):
    def run(*options, letters=LETTERS, queries=QUERIES, as_object=False):
        corpus, asked = tmp_path / "letters.jsonl", tmp_path / "requests.jsonl"
        corpus.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in letters), "utf-8")
        rows = [row if isinstance(row, str) else json.dumps(row) for row in queries]
        asked.write_text(json.dumps({"queries": queries}) if as_object else "\n".join(rows), "utf-8")
        return CliRunner().invoke(group, ["match", "--corpus", str(corpus), "--queries", str(asked), *options])

    return run


@pytest.mark.parametrize("as_object", [False, True])
def test_a_line_of_json_a_request_in_either_form_of_file(matched, as_object):
    rows = [json.loads(line) for line in matched("--json", as_object=as_object).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["q1", "badges"]
    assert rows[0]["matches"][0].keys() == {"id", "score", "kind", "why"}
    assert {one["id"] for one in rows[0]["matches"][:2]} == {"badges", "again"}


def test_a_request_of_the_corpus_finds_its_twin_and_not_itself(matched):
    found = json.loads(matched("--json").stdout.splitlines()[1])["matches"]
    assert "badges" not in [one["id"] for one in found]
    assert (found[0]["id"], found[0]["kind"]) == ("again", "same")


def test_for_people_each_match_stands_with_its_reason(matched):
    shown = matched("--most", "1").stdout
    assert "same     again" in shown
    assert "Question 1 meets “How many applications for a Blue Badge" in shown


def test_where_nothing_is_like_it_this_is_said(matched):
    assert "q9: nothing like it" in matched(queries=[{"id": "q9", "query": "Who won the marrow contest?"}]).stdout


def test_a_line_without_letter_or_request_is_named(matched):
    assert isinstance(matched(letters=["{}"]).exception, NotALetterLine)
    refused = matched(queries=[QUERIES[0], "not json"]).exception
    assert isinstance(refused, NotARequestLine)
    assert "requests.jsonl, line 2" in refused.part("where")


def test_what_is_wrong_with_a_line_is_said_in_words(matched):
    assert "“text” is missing" in matched(letters=['{"id": 1}']).exception.part("do")
    assert "it stops being JSON at character 1)" in matched(queries=[QUERIES[0], "not json"]).exception.part("do")
