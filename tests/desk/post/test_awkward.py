"""A hundred and more awkward messages, one by one: each becomes what it must, whole, and none is answered that must not be."""

import pytest

from desk.post import awkward
from desk.post.awkward import ASIDE, CASE, REPLY, TASK

STATES = {CASE: "filed", REPLY: "filed", TASK: "task", ASIDE: "set-aside"}


def named(messages):
    return [pytest.param(one, id=one.name) for one in messages]


def test_there_are_more_than_a_hundred_all_different():
    every = awkward.all_but_replies()
    assert len({one.data for one in every}) == len({one.name for one in every}) == len(every) > 100


@pytest.mark.parametrize("one", named(awkward.all_but_replies()))
def test_it_becomes_what_it_must_and_its_bytes_stay(arrive, one):
    from answerable.desk.files.keeping import content

    if one.name == "message-id, other bytes":
        arrive(next(other.data for other in awkward.headers() if other.name == "message-id, first"))
    message = arrive(one.data)
    assert content(message.raw) == one.data
    assert (message.state, message.note) == (STATES[one.becomes], message.note)
    assert one.says in message.text
    assert message.attachments.count() == one.files
