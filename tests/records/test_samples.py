import json
from pathlib import Path

import pytest

from answerable.records import Kind, Settings
from answerable.records.importers import OTHERS as IMPORTERS

SAMPLES = Path(__file__).parents[3] / "shared" / "chats" / "samples"
TOLD = (
    [json.loads(line) for line in (SAMPLES / "manifest.jsonl").read_text("utf-8").splitlines()]
    if SAMPLES.exists()
    else []
)
BESIDES = [each for each in TOLD if each["format"] != "whatsapp"]


def known(path: Path) -> list[str]:
    found = []
    for importer in IMPORTERS:
        with path.open("rb") as file:
            if importer.recognise(file, name="x"):  # by what is in it: the name says nothing
                found.append(importer.FORMAT)
    return found


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["file"])
def test_a_file_is_recognised_by_the_reader_of_its_format_and_by_no_other(told):
    expected = [] if told["format"] == "whatsapp" else [told["format"]]
    assert known(SAMPLES / told["file"]) == expected


@pytest.mark.parametrize("told", BESIDES, ids=lambda told: told["file"])
def test_a_file_is_read_as_its_label_says(told):
    importer = next(each for each in IMPORTERS if told["format"] == each.FORMAT)
    with (SAMPLES / told["file"]).open("rb") as file:
        opened = importer.read(file, name=told["file"], settings=Settings())
        records = list(opened.records())
    assert opened.source.digest == told["sha256"]
    assert opened.source.size == told["bytes"]
    assert opened.tally.is_rebuilt
    assert opened.tally.unread == []
    assert len(records) == told["messages"]
    assert opened.tally.kinds[Kind.SYSTEM] == told["system_events"]
    assert [file.name for record in records for file in record.attachments] == told["attachments"]
    assert sum(record.edited for record in records) == told.get("edited", 0)
    assert opened.tally.kinds[Kind.MEDIA_OMITTED] == told.get("media_omitted", opened.tally.kinds[Kind.MEDIA_OMITTED])
    if "threads" in told:
        assert len({record.reply_to for record in records if record.reply_to}) == told["threads"]
    if told["format"] == "teams-graph":
        records.sort(key=lambda record: record.earliest)  # its label goes by time; the file is newest first
    for label, record in ((told["first"], records[0]), (told["last"], records[-1])):
        text = record.subject if told["format"] in ("mbox", "pst") else record.text
        sender = record.sender.name if record.sender else None
        shown = (sender, record.local, text, record.kind)
        assert shown == (label["sender"], label["local"], label["text"], label["kind"])
