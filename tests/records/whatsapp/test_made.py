"""Chats made with their truth: by the generator beside this checkout where it is there, by our own dice always."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import random
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import RecordError
from answerable.records import Kind, Settings
from answerable.records.importers import whatsapp

SHARED = Path(__file__).parents[4] / "shared" / "chats"
VARIANTS = range(5)  # the forms of the generator
OWN_WORDS = {"text", "attachment", "contact_card", "poll"}  # of other kinds the truth gives no text
there = pytest.mark.skipif(not (SHARED / "make_export.py").exists(), reason="the generator is not beside this checkout")


def made(number: int, *, hard: bool, count: int = 4000):
    spec = importlib.util.spec_from_file_location("make_export", SHARED / "make_export.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    variant = maker.VARIANTS[number]
    rows = list(maker.generate(variant, count, 7, dt.date(2023, 1, 9), 1000.0, "Depot & Planning liaison", hard, 24))
    return variant, b"".join(data for data, _ in rows), [truth for _, truth in rows]


@there
@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize("number", VARIANTS)
def test_every_message_of_a_made_chat_is_as_its_truth_says(number, hard):
    variant, raw, truths = made(number, hard=hard)
    zone = "Europe/Berlin" if "german" in variant else "Europe/London"
    opened = whatsapp.read(BytesIO(raw), name="chat.txt", settings=Settings(zone=zone))
    records = list(opened.records())
    assert len(records) == len(truths)
    for record, truth in zip(records, truths, strict=True):
        assert (record.start, record.end, record.line, record.local) == (
            truth["start"],
            truth["end"],
            truth["line"],
            truth["local"],
        )
        assert (record.sender.name if record.sender else None) == truth["sender"]
        assert record.kind == ("attachment" if truth["kind"] == "contact_card" else truth["kind"])
        assert (record.body, record.edited) == (truth["body"], truth["edited"])
        assert [attachment.name for attachment in record.attachments] == (
            [truth["attachment"]] if truth["attachment"] else []
        )
        if truth["kind"] in OWN_WORDS:
            assert record.text == truth["text"]
        instant = int(dt.datetime.fromisoformat(truth["utc"].replace("Z", "+00:00")).timestamp())
        assert record.earliest <= instant <= record.latest
    assert opened.tally.is_rebuilt


@there
def test_every_sample_is_right_or_asked():
    samples = [json.loads(line) for line in (SHARED / "samples" / "manifest.jsonl").read_text("utf-8").splitlines()]
    for sample in (sample for sample in samples if sample["format"] == "whatsapp"):
        opened = whatsapp.read(
            BytesIO((SHARED / "samples" / sample["file"]).read_bytes()), name=sample["file"], settings=Settings()
        )
        records = list(opened.records())
        assert {str(kind): count for kind, count in opened.tally.kinds.items()} == sample["counts"], sample["file"]
        assert opened.source.is_ambiguous == sample["dates_ambiguous"]
        assert [attachment.name for record in records for attachment in record.attachments] == sample["attachments"]
        for record, label in ((records[0], sample["first"]), (records[-1], sample["last"])):
            local = record.local or dict(record.readings)[sample["date_order"]]
            assert (local, record.kind, record.line) == (label["local"], label["kind"], label["line"])
            assert (record.sender.name if record.sender else None) == label["sender"]
        people = {record.sender.name for record in records if record.sender and record.kind is not Kind.SYSTEM}
        assert people <= set(sample["senders"])  # of one sample a second reading of a name is accepted


WORDS = st.text(st.characters(exclude_characters="\n\r", exclude_categories=("Cs",)), max_size=40)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Una Gill", "Dev Lomax", "~\u202fJaz", "🙈"]), st.lists(WORDS, min_size=1, max_size=4)
        ),
        min_size=1,
        max_size=30,
    )
)
def test_slices_and_gaps_give_any_chat_back(messages):
    raw = "\n".join(
        f"23/03/2022, 13:{n % 60:02d} - {name}: " + "\n".join(lines) for n, (name, lines) in enumerate(messages)
    ).encode()
    opened = whatsapp.read(BytesIO(raw), name="chat.txt", settings=Settings())
    done, back = 0, b""
    for record in opened.records():
        gap = raw[done : record.start]
        assert not gap.strip(b"\r\n")
        back += gap + raw[record.start : record.end]
        assert record.body.encode() in raw[record.start : record.end]
        done = record.end
    assert back + raw[done:] == raw
    assert opened.tally.is_rebuilt


def test_a_chat_cut_or_spoiled_anywhere_ends_in_records_or_in_a_reason():
    dice = random.Random(5)  # noqa: S311 - the same each time
    whole = "".join(f"[{d:02d}/03/22, 13:31:{d:02d}] Una Gill: \u200eimage omitted\r\n" for d in range(1, 31)).encode()
    for _ in range(150):
        raw = bytearray(whole[: dice.randrange(len(whole))])
        for _ in range(dice.randrange(6)):
            if raw:
                raw[dice.randrange(len(raw))] = dice.randrange(256)
        try:
            opened = whatsapp.read(BytesIO(bytes(raw)), name="chat.txt", settings=Settings())
            assert sum(1 for _ in opened.records()) == opened.tally.records
        except RecordError:
            continue
