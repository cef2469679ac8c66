"""Captures that come by the command line and the drop folder, and what is refused on every way, with its reason."""

import io
import os
import socket
import struct
import threading
import zipfile
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from answerable.desk.files.keeping import content
from answerable.desk.files.models import StoredFile
from answerable.desk.jobs.rounds import drop_folder
from answerable.desk.people.actors import acting
from answerable.desk.records import folder
from answerable.desk.records.actions.begin_capture import begin_capture
from answerable.desk.records.chats import NewChat
from answerable.desk.records.folder import NOTE, collect_folder
from answerable.desk.records.models import Capture, Chat
from answerable.errors import CapturedAlready, NotACapture, NotAChat, NotAllowed, NotScanned, UnsafeArchive, VirusFound
from desk.records.capturing import begun, captured, export_of

pytestmark = pytest.mark.django_db
CHAT = export_of([(0, "Ann Able", "Road shut at the bridge"), (1, "Bo Cole", "Gritters are out")])


@pytest.fixture
def drop(settings, tmp_path):
    """The drop folder, with one for a group."""
    settings.CAPTURES_FOLDER = str(tmp_path / "drop")
    (tmp_path / "drop" / "GRP-01").mkdir(parents=True)
    return tmp_path / "drop"


def put(path, data, at, seconds=60):
    path.write_bytes(data)
    then = (at - timedelta(seconds=seconds)).timestamp()
    os.utime(path, (then, then))
    return path


def test_an_export_in_the_folder_of_a_group_is_captured_and_leaves_it(drop, at, run_jobs):
    path = put(drop / "GRP-01" / "chat.txt", CHAT, at)
    assert collect_folder(at=at) == 1
    run_jobs()
    found = Capture.objects.get()
    assert (found.chat.group, found.came_by, found.step, found.by) == ("GRP-01", "folder", "done", "desk")
    assert not path.exists()


def test_the_beginning_of_a_name_tells_the_group_too(drop, at):
    put(drop / "GRP-02_chat.txt", CHAT, at)
    assert collect_folder(at=at) == 1
    assert Chat.objects.get().group == "GRP-02"


def test_a_file_that_is_still_written_to_waits(drop, at):
    put(drop / "GRP-01" / "chat.txt", CHAT, at, seconds=5)
    put(drop / "GRP-01" / "chat.zip.part", CHAT, at)
    assert collect_folder(at=at) == 0
    assert not list(drop.rglob(f"*{NOTE}"))


def test_a_note_lies_beside_what_cannot_be_taken_and_it_is_not_tried_again_until_it_changes(drop, at):
    odd = put(drop / "GRP-01" / "holiday.jpg", b"\xff\xd8\xff no chat", at)
    lost = put(drop / "chat.txt", CHAT, at)
    assert collect_folder(at=at) == 0
    assert "of no format of messages" in (drop / "GRP-01" / f"{odd.name}{NOTE}").read_text()
    assert "reference of a group" in (drop / f"{lost.name}{NOTE}").read_text()
    before = (drop / f"{lost.name}{NOTE}").stat().st_mtime_ns
    assert collect_folder(at=at) == 0
    assert (drop / f"{lost.name}{NOTE}").stat().st_mtime_ns == before
    lost.rename(drop / "GRP-01" / "chat.txt")
    assert collect_folder(at=at) == 1


def test_what_a_link_points_to_is_not_read(drop, at, tmp_path):
    outside = put(tmp_path / "outside.txt", CHAT, at)
    (drop / "GRP-01" / "chat.txt").symlink_to(outside)
    assert collect_folder(at=at + timedelta(days=3650)) == 0
    assert not Capture.objects.exists()
    assert outside.exists()


def test_a_crash_after_a_file_was_captured_makes_no_second_capture_of_it(drop, at, monkeypatch):
    path = put(drop / "GRP-01" / "chat.txt", CHAT, at)

    def captured_and_killed(**told):
        begin_capture(**told)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(folder, "begin_capture", captured_and_killed)
        collect_folder(at=at)
    assert path.exists()
    assert collect_folder(at=at) == 1
    assert Capture.objects.count() == 1
    assert not path.exists()


def test_without_a_folder_the_round_does_nothing(db):
    drop_folder.call()
    assert not Capture.objects.exists()


def test_the_command_captures_files_and_says_how_they_stand(tmp_path, officer, run_jobs):
    path = tmp_path / "chat.txt"
    path.write_bytes(CHAT)
    told = io.StringIO()
    call_command("capture", str(path), "--group", "GRP-01", "--as", officer.email, stdout=told)
    assert told.getvalue() == f"chat.txt: capture {Capture.objects.get().pk} of Severe weather duty cell, received\n"
    with pytest.raises(CommandError, match="captured already"):
        call_command("capture", str(path), "--group", "GRP-01", "--as", officer.email)
    with pytest.raises(CommandError, match="is no group"):
        call_command("capture", str(path), "--group", "GRP-99", "--as", officer.email)


def zipped(*members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def bomb():
    """A zip whose one member says that it unpacks to sixty gigabytes."""
    data = bytearray(zipped(("_chat.txt", CHAT)))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 0xF0000000)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, NotACapture),
        (b"", NotACapture),
        (zipped(("../_chat.txt", CHAT)), UnsafeArchive),
        (zipped(("/etc/_chat.txt", CHAT)), UnsafeArchive),
        (bomb(), UnsafeArchive),
    ],
    ids=["picture", "empty", "climbing", "absolute", "bomb"],
)
def test_what_is_no_capture_or_not_to_be_opened_is_refused_and_nothing_of_it_is_kept(data, error, by, at, settings):
    with pytest.raises(error):
        begun(data, by=by, at=at, name="chat.zip")
    assert not StoredFile.objects.exists()
    assert not Capture.objects.exists()
    assert not list((settings.MEDIA_ROOT / "arriving").iterdir())


def test_a_zip_without_a_message_in_it_is_refused_by_the_queue_with_its_reason(by, at, run_jobs):
    found = captured(
        zipped(("readme.md", b"nothing"), ("a.bin", b"\0\1")), by=by, at=at, run_jobs=run_jobs, name="a.zip"
    )
    assert found.step == "refused"
    assert "of no format of messages" in found.reason


def test_the_same_file_is_not_captured_twice_whatever_it_is_called(by, at):
    first = begun(CHAT, by=by, at=at)
    with pytest.raises(CapturedAlready, match=f"capture {first.pk} of Severe weather duty cell"):
        begun(CHAT, by=by, at=at, name="other.txt")


def test_an_auditor_captures_nothing(auditor, at):
    with pytest.raises(NotAllowed):
        begun(CHAT, by=acting(auditor), at=at)


def test_a_capture_of_nothing_that_is_named_is_refused(by, at):
    with pytest.raises(NotAChat):
        begun(CHAT, by=by, at=at, chat=NewChat(title="Somewhere"))


def test_of_a_slack_export_the_copy_without_keys_is_kept_under_the_digest_of_what_came(by, at, run_jobs):
    token = "xox" + "b-1234567890-abcdefghijkl"
    day = f'[{{"type":"message","user":"U1","text":"see https://files.slack.com/a.pdf?t={token}","ts":"1700000000.000100"}}]'
    data = zipped(
        ("users.json", b'[{"id":"U1","name":"ann","profile":{"real_name":"Ann Able"}}]'),
        ("channels.json", b'[{"id":"C1","name":"bins","members":["U1"]}]'),
        ("bins/2023-11-14.json", day.encode()),
    )
    found = captured(data, by=by, at=at, run_jobs=run_jobs, name="slack.zip")
    assert found.step == "done", found.reason
    assert found.sha256 != found.file.sha256
    with zipfile.ZipFile(io.BytesIO(content(found.file))) as kept:
        assert token not in kept.read("bins/2023-11-14.json").decode()


def exactly(line, size):
    data = b""
    while len(data) < size:
        data += line.recv(size - len(data))
    return data


def scan(line, answer):
    """One connection, by the protocol of clamd: a command that ends with nought; a stream in pieces, each with its length."""
    command = b""
    while not command.endswith(b"\0"):
        command += line.recv(1)
    if command == b"zVERSION\0":
        line.sendall(b"ClamAV 1.0.7/27000/Sun Nov 22 08:00:00 2026\0")
        return
    assert command == b"zINSTREAM\0"
    data = b""
    while size := struct.unpack("!I", exactly(line, 4))[0]:
        data += exactly(line, size)
    line.sendall(answer(data))


@contextmanager
def clamd(answer):
    """A scanner that answers what answer(bytes) says; gives its address."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        with suppress(OSError):
            while True:
                line, _ = server.accept()
                with line:
                    scan(line, answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def test_a_file_that_the_scanner_passes_says_what_looked_at_it(by, at, settings):
    seen = []
    with clamd(lambda data: seen.append(data) or b"stream: OK\0") as settings.CLAMAV:
        found = begun(CHAT, by=by, at=at)
    assert found.viruses == "ClamAV 1.0.7"
    assert seen == [CHAT]


def test_a_file_that_the_scanner_knows_as_harmful_is_refused_and_not_kept(by, at, settings):
    with (
        clamd(lambda _: b"stream: Eicar-Signature FOUND\0") as settings.CLAMAV,
        pytest.raises(VirusFound, match="Eicar"),
    ):
        begun(CHAT, by=by, at=at)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("said", [b"INSTREAM size limit exceeded. ERROR\0", b""], ids=["too large", "hangs up"])
def test_what_the_scanner_did_not_look_at_is_refused(by, at, settings, said):
    with clamd(lambda _: said) as settings.CLAMAV, pytest.raises(NotScanned):
        begun(CHAT, by=by, at=at)
    assert not Capture.objects.exists()


def test_a_scanner_that_is_gone_lets_nothing_pass_and_the_drop_folder_tries_again(drop, at, settings, tmp_path):
    settings.CLAMAV = str(tmp_path / "clamd.sock")
    path = put(drop / "GRP-01" / "chat.txt", CHAT, at)
    assert collect_folder(at=at) == 0
    note = path.with_name(path.name + NOTE)
    assert "could not be looked at" in note.read_text()
    settings.CLAMAV = ""
    assert collect_folder(at=at) == 1
    assert not note.exists()
