"""Awkward mail through real servers: Dovecot over TLS and SMTP. None is lost, none is answered that must not be, nothing circles."""

import smtplib
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import format_datetime

import pytest
from django.utils import timezone

from desk.post import awkward
from desk.post.awkward import ASIDE, CASE, REPLY, TASK
from desk.post.letters import letter
from desk.post.servers import DOVECOT, exchange, mail_server

pytestmark = pytest.mark.skipif(not DOVECOT, reason="Dovecot is not installed: apt-get install dovecot-imapd")
US, ARCHIVE = "information@harrowmere.example", "archive@harrowmere.example"
STATES = {CASE: "filed", REPLY: "filed", TASK: "task", ASIDE: "set-aside"}


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0) - timedelta(minutes=2)  # noqa: TID251 the servers' clocks are the machine's


@pytest.fixture(scope="module")
def server():
    with mail_server() as started:
        yield started


@pytest.fixture
def mailbox(server, settings):
    settings.MAIL_IN, settings.MAIL_CA = [server.address], str(server.trusted)
    yield server
    server.empty()


@pytest.fixture
def world(db, mailbox, settings, now, administrator):
    """The desk acknowledges by itself, and everybody can write to everybody."""
    from answerable.desk.people.actions.set_preferences import set_preferences
    from answerable.desk.people.actors import acting

    set_preferences(values={"acknowledge": "send"}, by=acting(administrator), at=now)
    with exchange(mailbox, {US, ARCHIVE}, lambda: format_datetime(now)) as office:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", office.port, "none"
        settings.MAIL_ARCHIVE = ARCHIVE
        yield office


@pytest.fixture
def collect(run_jobs):
    """collect(): mail is collected and all that follows from it is done."""
    from answerable.desk.post.tasks import collect as work

    def run():
        work.enqueue()
        return run_jobs()

    return run


def rows(**wanted):
    from answerable.desk.mail.models import Message

    return Message.objects.filter(is_incoming=True, **wanted)


def settle(world, collect, now, rounds=40):
    """Collect, and let everybody answer, until nothing more comes; how often something did."""
    for number in range(rounds):
        collect()
        if not world.pass_on(now):
            return number
    raise AssertionError("it does not end")


def apart(messages):
    """Each from an address of its own, so that nobody seems to write all day."""
    return [
        one.data.replace(b"pat@applicant.example", b"pat%d@applicant.example" % number)
        for number, one in enumerate(messages)
    ]


def test_everything_awkward_comes_in_whole_through_a_real_mail_server(world, mailbox, collect, now):
    from answerable.desk.cases.models import Case, Task
    from answerable.desk.files.keeping import content
    from answerable.desk.mail.models import Message

    mailbox.deliver(letter(sender="Pat Sample <pat@applicant.example>", subject="FOI request"), at=now)
    settle(world, collect, now)
    first, acknowledged = Case.objects.get(), Message.objects.get(is_incoming=False)
    assert [to for to, _ in world.went] == ["pat@applicant.example"]
    messages = [*awkward.all_but_replies(), awkward.huge()]
    known = [
        *awkward.reports(acknowledged.message_id, "pat@applicant.example"),
        *awkward.replies(acknowledged.message_id, first.reference),
    ]
    mailbox.deliver(*apart(messages), *(one.data for one in known), at=now)
    settle(world, collect, now)

    lay_there = mailbox.digests("Taken")
    assert mailbox.digests("INBOX") == []
    assert Counter(lay_there) == Counter(row.raw.sha256 for row in rows().select_related("raw"))
    assert all(content(row.raw) is not None for row in rows())
    expected = Counter(STATES[one.becomes] for one in (*messages, *known))
    own = Message.objects.filter(is_incoming=False).count()  # each came home by the archive address
    expected += Counter({"filed": 1, "set-aside": own})
    assert Counter(rows().values_list("state", flat=True)) == expected
    made = sum(one.becomes == CASE for one in messages) + 1
    assert Case.objects.count() == made
    assert first.correspondence.filter(kind="reply").count() == sum(one.becomes == REPLY for one in known)
    assert Task.objects.filter(kind="unplaced-mail").count() == expected["task"]

    answered = {message_from_bytes(data)["To"] for _, data in world.went}
    never = {row.sender for row in rows(state__in=["task", "set-aside"])} - {row.sender for row in rows(state="filed")}
    assert not answered & never
    assert len(world.went) == Case.objects.exclude(acknowledged_at=None).count() == own


def test_answers_to_answers_come_to_an_end(world, mailbox, collect, now):
    from answerable.desk.cases.models import Case

    count = iter(range(10_000))

    def with_headers(data):
        ours = message_from_bytes(data)
        return [
            letter(
                "I am away. Is it urgent?",
                sender="polite@applicant.example",
                subject=f"Automatic reply: {ours['Subject']}",
                In_Reply_To=ours["Message-ID"],
                Auto_Submitted="auto-replied",
            )
        ]

    def with_references(data):
        ours = message_from_bytes(data)
        return [
            letter(
                f"Ticket {next(count)}. What is your name?",
                sender="ticket@applicant.example",
                subject=f"Re: {ours['Subject']}",
                References=ours["Message-ID"],
            )
        ]

    def with_nothing(data):
        return [
            letter(
                f"Thank you, number {next(count)}. What else do you want to know?",
                sender="rude@applicant.example",
                subject="Hello",
            )
        ]

    def bounced(data):
        return [awkward.postfix_report(message_from_bytes(data)["Message-ID"], "gone@applicant.example")]

    def mirrored(data):
        return [data]

    answers = {
        "polite": with_headers,
        "ticket": with_references,
        "rude": with_nothing,
        "gone": bounced,
        "mirror": mirrored,
    }
    for name, answer in answers.items():
        world.answers[f"{name}@applicant.example"] = answer
        mailbox.deliver(letter(sender=f"{name}@applicant.example"), at=now)
    settle(world, collect, now)
    asked = Counter(Case.objects.values_list("applicant_email", flat=True))
    assert asked == {f"{name}@applicant.example": 10 if name == "rude" else 1 for name in answers}
    assert Counter(to for to, _ in world.went) == asked
    assert mailbox.digests("INBOX") == []


def test_mail_that_comes_by_smtp_is_kept_as_the_server_keeps_it(world, mailbox, collect, now):
    sent = 0
    with smtplib.SMTP("127.0.0.1", world.port) as line:
        for one in awkward.all_but_replies():
            lines = one.data.splitlines()
            if all(len(part) < 998 for part in lines):
                data = b"\r\n".join(lines) + b"\r\n"
                line.sendmail("" if one.becomes == ASIDE else "pat@applicant.example", [US], data, ["BODY=8BITMIME"])
                sent += 1
    assert sent > 100
    assert world.pass_on(now) == sent
    collect()
    assert mailbox.digests("INBOX") == []
    assert Counter(mailbox.digests("Taken")) == Counter(rows().values_list("digest", flat=True))
    assert rows().count() == sent


def test_a_crash_between_keeping_and_moving_takes_nothing_twice(world, mailbox, collect, now, monkeypatch):
    from answerable.desk.cases.models import Case
    from answerable.desk.mail.mailboxes import ImapFolder

    mailbox.deliver(*(letter(f"How many {animal}?") for animal in ("cats", "dogs", "newts")), at=now)
    done = ImapFolder.done

    def crash(self, found):
        if b"dogs" in found.data:
            raise KeyboardInterrupt
        done(self, found)

    monkeypatch.setattr(ImapFolder, "done", crash)
    with pytest.raises(KeyboardInterrupt):
        collect()
    assert (rows().count(), len(mailbox.digests("INBOX"))) == (2, 2)
    monkeypatch.setattr(ImapFolder, "done", done)
    settle(world, collect, now)
    assert Case.objects.count() == 3
    assert mailbox.digests("INBOX") == []
    assert not rows().exclude(note="").filter(note__contains="lay in the mailbox again").exists()


def test_the_day_of_receipt_is_the_servers(world, mailbox, collect):
    from answerable.desk.cases.models import Case

    mailbox.deliver(letter(Date="Mon, 2 Nov 2026 09:00:00 +0000"), at=datetime(2026, 11, 5, 23, 59, tzinfo=UTC))
    collect()
    assert str(Case.objects.get().received_on) == "2026-11-05"


def test_a_server_that_is_gone_or_not_to_be_trusted_is_told_once_and_again_when_it_answers(
    world, mailbox, collect, settings
):
    from answerable.desk.cases.models import Task

    good = settings.MAIL_CA
    settings.MAIL_CA = ""  # its certificate is its own: the machine does not know it
    collect()
    collect()
    task = Task.objects.get(kind="mailbox")
    assert (task.done_at, "between" in task.words) == (None, False)
    settings.MAIL_CA = good
    collect()
    task.refresh_from_db()
    assert task.done_how == "It answers again."


def test_a_wrong_password_is_told(world, mailbox, collect, settings):
    from answerable.desk.cases.models import Task

    settings.MAIL_IN = [mailbox.address.replace("between", "beneath")]
    collect()
    assert Task.objects.filter(kind="mailbox").count() == 1


def test_starttls_is_used_before_the_password_goes(world, mailbox, collect, settings, now):
    mailbox.deliver(letter(), at=now)
    settings.MAIL_IN, settings.MAIL_CA = [mailbox.by_starttls], ""
    collect()
    assert rows().count() == 0  # the certificate is not one that the machine trusts
    settings.MAIL_CA = str(mailbox.trusted)
    collect()
    assert rows().count() == 1


def test_two_machines_that_collect_at_once_take_each_message_once(world, mailbox, collect, now, at):
    from answerable.desk.mail.actions.take import take
    from answerable.desk.mail.mailboxes import open_mailbox
    from answerable.desk.people.actors import DESK

    mailbox.deliver(letter("How many cats?"), letter("How many dogs?"), at=now)
    with open_mailbox(mailbox.address, at=now) as one, open_mailbox(mailbox.address, at=now) as other:
        for box, found in [
            (box, found)
            for pair in zip(one.messages(), other.messages(), strict=True)
            for box, found in zip((one, other), pair, strict=True)
        ]:
            take(found=found, source=box.source, by=DESK, at=now)
            box.done(found)
    collect()
    assert rows(state="filed").count() == rows().count() == 2
    assert mailbox.digests("INBOX") == []
    assert len(mailbox.digests("Taken")) == 2


def test_a_server_that_cannot_move_copies_first_and_takes_away_that_message_alone(
    world, mailbox, collect, now, monkeypatch
):
    from imapclient import IMAPClient

    able = IMAPClient.has_capability
    monkeypatch.setattr(IMAPClient, "has_capability", lambda self, name: name != "MOVE" and able(self, name))
    mailbox.deliver(letter("How many cats?"), letter("How many dogs?"), at=now)
    collect()
    assert (rows().count(), mailbox.digests("INBOX"), len(mailbox.digests("Taken"))) == (2, [], 2)
