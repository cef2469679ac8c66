import datetime as dt
import io

import pytest

from answerable.errors import NotAZone, TooLongARecord
from answerable.records import Flag, Settings, json_items
from answerable.records.importers import eml, signal_text, telegram
from answerable.records.instants import NO_TIME, from_iso, from_milliseconds, in_zone, moment
from captures import reading, records

LONDON = "Europe/London"
at = dt.datetime.fromisoformat


def test_an_hour_that_comes_twice_has_two_instants_and_one_that_never_came_is_flagged():
    twice = in_zone(at("2024-10-27T01:30"), zone=LONDON)
    assert (twice.latest - twice.earliest, twice.flags) == (3600, (Flag.TWICE,))
    never = in_zone(at("2024-03-31T01:30"), zone=LONDON)
    assert (never.latest - never.earliest, never.flags) == (3600, (Flag.NEVER,))
    plain = in_zone(at("2024-07-01T12:00"), zone=LONDON)
    assert (plain.earliest, plain.earliest == plain.latest, plain.flags) == (1719831600, True, ())


def test_iso_times_are_read_with_and_without_their_offset():
    assert from_iso("2025-01-15T10:00:00+01:00", zone=LONDON) == from_iso("2025-01-15 09:00:00Z", zone="Asia/Tokyo")
    assert from_iso("2025-01-15T09:00:00.123456789Z", zone=LONDON).local == "2025-01-15T09:00:00.123456789Z"
    assert from_iso("2025-01-15T04:30:00-0430", zone=LONDON).local == "2025-01-15T09:00:00Z"
    assert from_iso("2025-01-15T09:00", zone=LONDON).local == "2025-01-15T09:00"
    for text in ("", "today", "2025-13-01T09:00:00", "2025-01-15T25:00:00Z", "2025-01-15"):
        assert from_iso(text, zone=LONDON) == NO_TIME


def test_moments_outside_the_calendar_are_none():
    assert moment(1 << 60) == from_milliseconds(-(1 << 60)) == NO_TIME
    assert from_milliseconds(-1).local == "1969-12-31T23:59:59.999Z"
    assert in_zone(at("0001-01-01T00:00"), zone="Asia/Tokyo").local == "0001-01-01T00:00:00"


def test_a_zone_that_does_not_exist_is_refused():
    for zone in ("Europe/Harrowmere", "../etc/passwd", ""):
        with pytest.raises(NotAZone):
            records(signal_text, b"[2025-01-15, 09:00] Dev: ok\n", zone=zone)


def test_what_is_longer_than_a_message_can_be_is_refused_or_named(monkeypatch):
    monkeypatch.setattr(eml, "LONGEST", 100)
    with pytest.raises(TooLongARecord):
        eml.read(io.BytesIO(b"Subject: x\n\n" + b"y" * 200), name="x", settings=Settings())
    monkeypatch.setattr(signal_text, "LONGEST", 100)
    monkeypatch.setattr(signal_text, "BLOCK", 50)
    with pytest.raises(TooLongARecord):
        records(signal_text, b"[2025-01-15, 09:00] Dev: " + b"y" * 500)
    monkeypatch.setattr(json_items, "LONGEST", 300)
    monkeypatch.setattr(json_items, "BLOCK", 100)
    message = b'{"type": "message", "date_unixtime": "1736931600", "from": "Dev", "text": "%s"}'
    opened = reading(telegram, b'{"messages": [' + message % b"ok" + b"," + message % (b"y" * 900) + b"]}")
    assert [record.text for record in opened.records()] == ["ok"]
    assert opened.tally.unread[0].endswith("an item longer than 0 MB")
