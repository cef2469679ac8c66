"""Every event says which it is, and when, and cannot be shown as another."""

from datetime import UTC, datetime

import pytest

from answerable.errors import NotAnEvent, NotCanonical
from answerable.evidence import decode, disposes, encode, read_event, write_event
from evidence.made import ORIGIN, body


def test_an_event_is_read_as_it_is_written():
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    made = write_event({"kind": "sent", "data": {"to": [1]}}, log=ORIGIN, seq=4, at=at, salt=bytes(16))
    assert read_event(made, log=ORIGIN, seq=4) == {
        "at": "2026-03-02T09:30:00.000000Z",
        "data": {"to": [1]},
        "kind": "sent",
        "log": ORIGIN,
        "salt": "0" * 32,
        "seq": 4,
        "v": 1,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 5},
        {"seq": True},
        {"log": "another.example/log"},
        {"v": 2},
        {"v": True},
        {"salt": "00"},
        {"salt": "G" * 32},
        {"salt": None},
        {"at": "2026-03-02T09:30:00Z"},
        {"at": "2026-03-02T09:30:00.000000+00:00"},
        {"at": 1},
        {"kind": None},
    ],
)
def test_an_event_of_another_place_or_without_its_parts_is_refused(change):
    with pytest.raises(NotAnEvent):
        read_event(encode({**decode(body(1)), **change}), log=ORIGIN, seq=1)


@pytest.mark.parametrize("missing", ["v", "log", "seq", "at", "kind", "salt"])
def test_an_event_that_lacks_a_part_is_refused(missing):
    said = {key: value for key, value in decode(body(1)).items() if key != missing}
    with pytest.raises(NotAnEvent):
        read_event(encode(said), log=ORIGIN, seq=1)


def test_what_has_no_form_is_not_written():
    with pytest.raises(NotCanonical):
        body(1, data={"hours": 1.5})


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        ("disposed", {"events": [3, 4]}, (3, 4)),
        ("disposed", {"events": [3, 9, 10, 0, -1, True, "4", None]}, (3,)),
        ("disposed", {"events": "3"}, ()),
        ("disposed", [3], ()),
        ("disposed", None, ()),
        ("sent", {"events": [3]}, ()),
    ],
)
def test_a_disposal_names_events_before_it(kind, data, named):
    assert disposes(decode(body(9, kind=kind, data=data))) == named
