"""What all readers of items share: places, lines, digests, files in UTF-16, and files that change while they are read."""

import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import NotRebuilt
from answerable.records import Settings, json_items
from answerable.records.importers import signal_json, signal_text, sms, teams, telegram
from answerable.records.items import Found, Tap
from answerable.records.json_items import Broken, decoded, pieces
from captures import reading, recognised, records

CHAT = {"name": "Crew 4", "messages": [
    {"id": 1, "type": "message", "date_unixtime": "1736931600", "from": "Dév 👍", "from_id": "user1", "text": "Gate 🙂 locked"},
    {"id": 2, "type": "message", "date_unixtime": "1736931601", "from": "Amira", "from_id": "user2", "text": "é" * 500}]}  # fmt: skip
TEAMS = {
    "value": [
        {
            "messageType": "message",
            "createdDateTime": "2021-03-28T20:48:29Z",
            "from": None,
            "body": {"content": "Gate 👍"},
        }
    ]
}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
def test_a_file_in_utf_16_is_read_and_its_places_are_those_of_the_file(codec):
    mark = "\ufeff" if codec == "utf-16-be" else ""
    for importer, text in (
        (telegram, json.dumps(CHAT, indent=1, ensure_ascii=False)),
        (teams, json.dumps(TEAMS, indent=1, ensure_ascii=False)),
        (signal_json, '{"envelope": {"timestamp": 1736931600000, "dataMessage": {"message": "Gate 👍"}}}\n'),
        (signal_text, "[2025-01-15, 09:00] Dév: Gate 👍\n[2025-01-15, 09:01] Amira: ok\n"),
        (
            sms,
            '<?xml version="1.0" encoding="UTF-16"?>\n<smses count="1"><sms address="1" date="1" type="1" body="Gate 👍"/></smses>',
        ),
    ):
        data = (mark + text).encode(codec)
        assert recognised(importer, data)
        opened = reading(importer, data)
        wide, narrow = list(opened.records()), records(importer, text.encode())
        assert [(record.text, record.line) for record in wide] == [(record.text, record.line) for record in narrow]
        for one, other in zip(wide, narrow, strict=True):
            slice_of = data[one.start : one.end].decode("utf-16-be" if codec == "utf-16-be" else "utf-16-le")
            assert slice_of.encode() == text.encode()[other.start : other.end]
        assert (opened.tally.is_rebuilt, opened.source.encoding) == (True, "utf-16")


def test_a_zone_is_assumed_only_where_the_format_gives_no_moments():
    moments = reading(teams, json.dumps(TEAMS).encode()).source
    local = reading(signal_text, b"[2025-01-15, 09:00] Dev: ok\n").source
    assert (moments.zone, moments.has_known_zone) == ("", True)
    assert (local.zone, local.has_known_zone) == ("Europe/London", False)


def test_a_file_that_changes_between_its_digest_and_its_reading_is_refused():
    data = bytearray(json.dumps(CHAT).encode())
    file = io.BytesIO(bytes(data))
    opened = telegram.read(file, name="x", settings=Settings())
    file.getbuffer()[-2:-1] = b" "
    with pytest.raises(NotRebuilt):
        list(opened.records())


def test_a_record_that_does_not_stand_where_it_says_is_refused():
    (record, *_) = records(telegram, json.dumps(CHAT).encode())
    tap = Tap(io.BytesIO(b"0123456789"), "x")
    tap.read(10)
    for start, end, raw in ((0, 3, b"019"), (0, 3, b"01"), (8, 12, b"89")):
        with pytest.raises(NotRebuilt):
            tap.placed(Found(record._replace(start=start, end=end), raw))
    assert tap.placed(Found(record._replace(start=4, end=6), b"45")).start == 4
    with pytest.raises(NotRebuilt):
        tap.placed(Found(record._replace(start=4, end=6), b"45"))  # once more


def values(value, path=()):
    if isinstance(value, dict) and len(path) < 3:
        for name, inner in value.items():
            yield from values(inner, (*path, name))
    elif isinstance(value, list) and len(path) < 3:
        for inner in value:
            yield from values(inner, (*path, "[]"))
    else:
        yield path, value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)  # the machine has other work too
@given(JSON, st.sampled_from([1, 2, 3, 7, 64, 1 << 20]), st.booleans(), st.sampled_from([None, 1]))
def test_the_scanner_of_json_gives_what_the_parser_gives_with_its_places(value, block, is_ascii, indent):
    raw = json.dumps(value, ensure_ascii=is_ascii, indent=indent).encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_items, "BLOCK", block)
        found = list(pieces(io.BytesIO(raw), lambda path: "take" if len(path) == 3 else "enter"))
    assert [(piece.path, decoded(piece.raw)[0]) for piece in found] == list(
        values(json.loads(raw.decode("utf-8", "replace")))
    )
    assert all(raw[piece.start : piece.end] == piece.raw for piece in found)


def test_a_json_that_is_broken_anywhere_ends_with_the_place_and_never_hangs():
    dice = random.Random(7)  # noqa: S311 - the same dice each time
    raw = json.dumps(CHAT).encode()
    for _ in range(2000):
        copy = bytearray(raw[: dice.randrange(len(raw))])
        if copy:
            copy[dice.randrange(len(copy))] = dice.randrange(256)
        with pytest.raises(Broken) as broken:
            list(pieces(io.BytesIO(bytes(copy)), lambda path: "take" if len(path) == 2 else "enter"))
        assert 0 <= broken.value.at <= len(copy)


def test_nesting_without_end_is_refused_and_not_followed():
    for deep in (b"[" * 100_000, b'{"a":' * 100_000, b'{"messages":[' + b"[" * 100_000):
        with pytest.raises(Broken):
            list(pieces(io.BytesIO(deep), lambda path: "take" if len(path) == 2 else "enter"))
    with pytest.raises(ValueError, match="deep"):
        decoded(b"[" * 100_000 + b"]" * 100_000)
