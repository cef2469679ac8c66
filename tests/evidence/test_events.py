"""Every event says what it is and when; a disposal names places before its own."""

import pytest

from answerable.errors import BadEvent, NotCanonical
from answerable.evidence import decode, disposes, encode, read_event, unnamed
from evidence.made import body


def test_an_event_is_read_as_it_is_written():
    made = body(4, kind="sent", data={"to": [1]})
    assert read_event(made) == decode(made)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"id": 7},
        {"salt": "00"},
        {"salt": "G" * 32},
        {"salt": None},
        {"at": "2026-03-02T09:30:00Z"},
        {"at": "2026-03-02T09:30:00.000000+00:00"},
        {"at": "٢026-03-02T09:30:00.000000Z"},
        {"at": 1},
        {"kind": None},
    ],
)
def test_an_event_with_a_part_of_another_form_is_refused(change):
    with pytest.raises(BadEvent):
        read_event(encode({**decode(body(1)), **change}))


@pytest.mark.parametrize("missing", ["v", "id", "at", "kind", "salt"])
def test_an_event_that_lacks_a_part_is_refused(missing):
    said = {key: value for key, value in decode(body(1)).items() if key != missing}
    with pytest.raises(BadEvent):
        read_event(encode(said))


def test_bytes_in_another_form_are_no_event():
    with pytest.raises(NotCanonical):
        read_event(body(1).replace(b",", b", "))


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        ("disposed", {"events": [[3, 4], [0, 0]]}, [(3, 4), (0, 0)]),
        ("disposed", {"events": [[8, 8], [8, 9], [9, 9], [4, 3], [-1, 2], [True, 2], ["1", 2], [1], [1, 2, 3], 4, None]}, [(8, 8)]),
        ("disposed", {"events": "3"}, []),
        ("disposed", [[3, 3]], []),
        ("disposed", None, []),
        ("sent", {"events": [[3, 3]]}, []),
    ],
)  # fmt: skip
def test_a_disposal_names_runs_of_places_before_its_own(kind, data, named):
    assert list(disposes(decode(body(9, kind=kind, data=data)), place=9)) == named


def test_what_no_run_holds_is_not_accounted_for():
    assert list(unnamed([9, 2, 3, 5, 0], runs=[(2, 4), (3, 3), (9, 9)])) == [0, 5]
    assert list(unnamed([], runs=[(0, 3)])) == []
    assert list(unnamed(range(4), runs=[(0, 10**15)])) == []
