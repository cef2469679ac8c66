from __future__ import annotations

import json

from click.testing import CliRunner

from answerable.cli.chat import command
from answerable.errors import DatesToSettle

CHAT = "23/03/2022, 13:31 - Una Gill: Skip on Mill Lane?\n24/03/2022, 09:05 - Dev Lomax: <Media omitted>\n24/03/2022, 09:06 - Dev Lomax: Yes <This message was edited>\n"


def run(tmp_path, text, *arguments):
    file = tmp_path / "chat.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(command, [*arguments, str(file)])


def test_the_source_comes_first_and_then_each_record(tmp_path):
    done = run(tmp_path, CHAT, "--json")
    source, *records = map(json.loads, done.output.splitlines())
    assert done.exit_code == 0
    assert (source["type"], source["format"], source["date_order"], source["messages"]) == (
        "source",
        "whatsapp",
        "dmy",
        3,
    )
    assert source["counts"] == {"media_omitted": 1, "text": 2}
    assert (source["senders"], source["zone_assumed"], source["rebuilt"]) == (["Dev Lomax", "Una Gill"], True, True)
    assert [record["type"] for record in records] == ["record"] * 3
    assert records[2]["text"] == "Yes"
    assert records[2]["edited"] is True
    assert (records[0]["local"], records[0]["utc"]) == ("2022-03-23T13:31", "2022-03-23T13:31Z")
    raw = CHAT.encode()
    assert raw[records[1]["start"] : records[1]["end"]].decode() == CHAT.splitlines()[1]


def test_a_question_ends_the_command_after_both_readings(tmp_path):
    done = run(tmp_path, CHAT.replace("23/03", "03/04").replace("24/03", "03/04"), "--json")
    source, first, *_ = map(json.loads, done.output.splitlines())
    assert isinstance(done.exception, DatesToSettle)
    assert (source["dates_ambiguous"], source["date_order"], first["local"]) == (True, None, None)
    assert first["readings"] == {"dmy": "2022-04-03T13:31", "mdy": "2022-03-04T13:31"}
    assert "3 April 2022" in source["question"]


def test_the_order_and_the_zone_are_taken_from_the_command(tmp_path):
    done = run(
        tmp_path,
        CHAT.replace("23/03", "03/04").replace("24/03", "03/04"),
        "--json",
        "--date-order",
        "mdy",
        "--zone",
        "Europe/Paris",
    )
    source, first, *_ = map(json.loads, done.output.splitlines())
    assert (done.exit_code, source["zone"], source["zone_assumed"]) == (0, "Europe/Paris", False)
    assert (first["local"], first["utc"]) == ("2022-03-04T13:31", "2022-03-04T12:31Z")


def test_a_person_gets_a_summary(tmp_path):
    done = run(tmp_path, CHAT)
    assert done.exit_code == 0
    assert "chat.txt: whatsapp, 3 messages" in done.output
    assert "2 text, 1 files left out of the export" in done.output
    assert "Dev Lomax (2), Una Gill (1)" in done.output
    assert "Europe/London (assumed)" in done.output


def test_bytes_that_are_no_text_are_json_too(tmp_path):
    done = run(tmp_path, CHAT.encode().replace(b"Skip", b"Sk\xe9p"), "--json")
    first = json.loads(done.output.splitlines()[1])
    assert first["body"].encode("utf-8", "surrogateescape") == b"Sk\xe9p on Mill Lane?"


def test_a_name_with_bytes_that_are_no_text_is_shown_with_a_sign_for_them(tmp_path):
    done = run(tmp_path, CHAT.encode().replace(b"Una", b"Un\xe9"))
    assert done.exit_code == 0
    assert "Un\ufffd Gill (1)" in done.output
