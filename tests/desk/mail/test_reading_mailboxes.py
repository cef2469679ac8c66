"""Mailboxes that are folders: maildir and mbox. Nothing is deleted, nothing is taken twice, nothing that arrives meanwhile is lost."""

import os
from datetime import UTC, datetime

import pytest

from desk.post.letters import letter

MOMENT = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


@pytest.fixture
def collect(db, at):
    """collect(address): how many messages were new."""
    from answerable.desk.post.tasks import collect_from

    return lambda address: collect_from(address, at=at)


@pytest.fixture
def maildir(tmp_path):
    for name in ("tmp", "new", "cur"):
        (tmp_path / "box" / name).mkdir(parents=True)
    return tmp_path / "box"


def rows():
    from answerable.desk.mail.models import Message

    return Message.objects.filter(is_incoming=True).order_by("id")


def put(maildir, name, data, *, where="new", moment=MOMENT):
    path = maildir / where / name
    path.write_bytes(data)
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    return path


def test_a_maildir_is_emptied_into_another(maildir, collect):
    put(maildir, "1.a.host", letter("How many cats?"))
    put(maildir, "2.b.host:2,S", letter("How many dogs?"), where="cur")
    put(maildir, ".hidden", b"no message")
    assert collect(f"maildir:{maildir}") == 2
    assert [row.at for row in rows()] == [MOMENT, MOMENT]
    aside = maildir.with_name("box-answerable") / "cur"
    assert sorted(path.name for path in aside.iterdir()) == ["1.a.host:2,", "2.b.host:2,S"]
    assert [path.name for path in (maildir / "new").iterdir()] == [".hidden"]
    assert (aside / "1.a.host:2,").read_bytes() == letter("How many cats?")


def test_a_file_name_in_no_encoding_is_taken(maildir, collect):
    path = os.fsencode(maildir / "new") + b"/3.\xff\xfe.host"
    with open(path, "wb") as file:  # noqa: PTH123 a name of bytes
        file.write(letter())
    assert collect(f"maildir:{maildir}") == 1
    assert not list((maildir / "new").iterdir())


def test_a_folder_that_is_gone_is_told(tmp_path, collect):
    from answerable.errors import MailboxUnreachable

    with pytest.raises(MailboxUnreachable):
        collect(f"maildir:{tmp_path}/nowhere")


def mbox(*messages, end=b"\n"):
    return b"".join(b"From wynn@applicant.example Thu Nov 19 08:30:00 2026\n" + data + end for data in messages)


def test_an_mbox_is_moved_aside_and_every_message_taken(tmp_path, collect):
    messages = [letter("How many cats?"), letter("From here on:\n\nFrom the desk of Pat\n"), letter("How many dogs?")]
    path = tmp_path / "foi"
    path.write_bytes(mbox(*messages))
    assert collect(f"mbox:{path}") == 3
    from answerable.desk.files.keeping import content

    assert [content(row.raw) for row in rows()] == messages
    assert [row.at for row in rows()] == [MOMENT] * 3
    assert not path.exists()
    (kept,) = (tmp_path / "foi-answerable").iterdir()
    assert kept.read_bytes() == mbox(*messages)


def test_an_mbox_arrived_when_our_own_server_received_it(tmp_path, collect):
    data = b"Received: from x by mx.harrowmere.example; Thu, 19 Nov 2026 07:00:00 +0100\n" + letter()
    (tmp_path / "foi").write_bytes(mbox(data))
    collect(f"mbox:{tmp_path}/foi")
    assert rows().get().at == datetime(2026, 11, 19, 6, tzinfo=UTC)


def test_what_arrives_while_an_mbox_is_read_begins_a_new_one(tmp_path, collect, at):
    from answerable.desk.mail.actions.take import take
    from answerable.desk.mail.mailboxes import open_mailbox
    from answerable.desk.people.actors import DESK

    path = tmp_path / "foi"
    path.write_bytes(mbox(letter("How many cats?")))
    with open_mailbox(f"mbox:{path}", at=at) as box:
        for found in box.messages():
            path.write_bytes(mbox(letter("How many dogs?")))
            take(found=found, source=box.source, by=DESK, at=at)
    assert collect(f"mbox:{path}") == 1
    assert rows().count() == 2


def test_an_mbox_that_a_crash_left_is_read_first_and_nothing_taken_twice(tmp_path, collect, monkeypatch):
    from answerable.desk.mail import mailboxes

    path = tmp_path / "foi"
    path.write_bytes(mbox(letter("How many cats?"), letter("How many dogs?")))
    monkeypatch.setattr(mailboxes.Mbox, "done", lambda self, found: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        collect(f"mbox:{path}")
    monkeypatch.undo()
    assert rows().count() == 1
    path.write_bytes(mbox(letter("How many newts?")))
    assert collect(f"mbox:{path}") == 1
    assert collect(f"mbox:{path}") == 1
    assert rows().count() == 3


@pytest.mark.parametrize("data", [b"", b"\n", b"no mbox at all?\n"])
def test_an_mbox_with_nothing_in_it_or_something_else_loses_nothing(tmp_path, collect, data):
    (tmp_path / "foi").write_bytes(data)
    collect(f"mbox:{tmp_path}/foi")
    collect(f"mbox:{tmp_path}/foi")
    assert rows().count() == bool(data.strip())


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("imaps://foi%40x:secret@mail.example/INBOX?done=Taken", "imaps:foi@x@mail.example/INBOX"),
        ("imap+starttls://foi:secret@mail.example:1143/Requests", "imap+starttls:foi@mail.example/Requests"),
        ("maildir:/var/mail/foi", "maildir:/var/mail/foi"),
        ("imap://foi:secret@127.0.0.1/INBOX", "imap:foi@127.0.0.1/INBOX"),
    ],
)
def test_a_mailbox_is_shown_without_its_password(address, shown):
    from answerable.desk.mail.mailboxes import source_of

    assert source_of(address) == shown


@pytest.mark.parametrize(
    "address",
    ["imap://foi:secret@mail.example/INBOX", "pop3://x@y/", "maildir:relative", "imaps://mail.example/", "rubbish"],
)
def test_an_address_that_names_no_mailbox_or_an_unsafe_one_is_refused_without_its_password(address):
    from answerable.desk.mail.mailboxes import source_of
    from answerable.errors import NotAMailbox

    with pytest.raises(NotAMailbox) as refused:
        source_of(address)
    assert "secret" not in str(refused.value)


def test_a_token_that_another_program_keeps_fresh_stands_in_for_a_password(tmp_path):
    from unittest.mock import Mock
    from urllib.parse import urlsplit

    from answerable.desk.mail.mailboxes import _sign_in

    (tmp_path / "token").write_text("ey.first\n")
    client = Mock()
    _sign_in(client, urlsplit(f"imaps://foi%40harrowmere.example@outlook.example/INBOX?token={tmp_path}/token"))
    client.oauth2_login.assert_called_once_with("foi@harrowmere.example", "ey.first")
    client.login.assert_not_called()
