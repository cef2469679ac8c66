"""An event has one form as bytes, and bytes that are not that form are refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import NotCanonical
from answerable.evidence import decode, encode

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(KEYS, part, max_size=4),
    max_leaves=12,
)
BODIES = st.dictionaries(KEYS, VALUES, max_size=6)


@given(BODIES)
def test_what_is_written_is_read_back_and_written_alike(mapping):
    body = encode(mapping)
    assert decode(body) == mapping
    assert encode(decode(body)) == body
    assert b"\n" not in body


@given(BODIES, st.data())
def test_another_order_of_keys_is_written_alike(mapping, data):
    shuffled = data.draw(st.permutations(list(mapping)))
    assert encode({key: mapping[key] for key in shuffled}) == encode(mapping)


def test_the_form_is_that_of_rfc_8785():
    assert encode({"b": [1, True, None], "a": '€ \u2028 \x0f\n"\\/'}) == (
        '{"a":"€ \u2028 \\u000f\\n\\"\\\\/","b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    "mapping",
    [
        {"a": 1.0},
        {"a": [2**53]},
        {"a": -(2**53)},
        {"A": 1},
        {"a b": 1},
        {"": 1},
        {"é": 1},
        {1: 1},
        {"a": {"b-c": 1}},
        {"a": "\ud800"},
        {"a": b"bytes"},
        {"a": {1, 2}},
        {"a": float("nan")},
    ],
)
def test_what_has_no_one_form_is_refused(mapping):
    with pytest.raises(NotCanonical):
        encode(mapping)


def nested(levels):
    found = {}
    for _ in range(levels - 1):
        found = {"a": found}
    return found


def test_depth_has_an_end():
    assert decode(encode(nested(32))) == nested(32)
    with pytest.raises(NotCanonical):
        encode(nested(33))
    with pytest.raises(NotCanonical):
        decode(json.dumps(nested(33), separators=(",", ":")).encode())


def test_many_brackets_are_not_depth():
    wide = {"a": [[] for _ in range(100)]}
    assert decode(encode(wide)) == wide


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"A":1}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":"\xff"}',
        b'{"a":"\x00"}',
        b'\xef\xbb\xbf{"a":1}',
        '{"a":1}'.encode("utf-16"),
        b"[1]",
        b"null",
        b"",
        b"[" * 100_000,
    ],
)
def test_bytes_in_any_other_form_are_refused(body):
    with pytest.raises(NotCanonical):
        decode(body)
