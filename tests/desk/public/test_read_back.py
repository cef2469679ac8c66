"""What the desk publishes for programs is read back by the reader of others' logs, entry for entry."""

import pytest

from answerable.answers import read_log
from answerable.desk.disclosure.actions.take_down import take_down
from answerable.desk.disclosure.queries import published as read

pytestmark = pytest.mark.django_db
FORMS = {
    "log.json": "/disclosure-log/log.json",
    "log.csv": "/disclosure-log/log.csv",
    "answer.json": "/disclosure-log/foi-2026-0142/answer.json",
}


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("name", FORMS)
def test_every_question_comes_back_with_its_answer_outcome_grounds_and_day(anyone, published, name):
    published()
    one = read("foi-2026-0142")
    log = read_log(body(anyone.get(FORMS[name])), name)
    assert [(back.number, back.question, back.answer, back.outcome.value) for back in log.entries] == [
        (said.number, said.question, said.answer, said.outcome) for said in one.said
    ]
    assert [back.provisions for back in log.entries] == [tuple(place.id for place in said.provisions) for said in one.said]  # fmt: skip
    assert {(back.on, back.request, back.reference) for back in log.entries} == {(one.answered_on, one.title, one.reference)}  # fmt: skip
    assert all(back.address.endswith("/disclosure-log/foi-2026-0142/") for back in log.entries)
    assert not log.not_understood


@pytest.mark.parametrize("name", ["log.json", "log.csv"])
def test_an_answer_that_was_taken_down_is_told_with_its_reason(anyone, published, name, by, at):
    published()
    published("FOI-2026-0150", title="Dogs")
    take_down(slug="foi-2026-0150", reason="It named a tenant.", by=by, at=at)
    log = read_log(body(anyone.get(FORMS[name])), name)
    assert {back.reference for back in log.entries} == {"FOI-2026-0142"}
    (left,) = log.not_understood
    assert "taken down" in left.what and left.why == "It named a tenant."
