"""A real mail server for the time of a test: Dovecot in a folder of its own, with TLS, and SMTP that delivers into it."""

import contextlib
import getpass
import grp
import imaplib
import os
import pwd
import shutil
import ssl
import subprocess
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from aiosmtpd.controller import Controller

from desk.mail.post_office import _free_port, certificate

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
USER, PASSWORD = "foi", "between-us"
SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{chain}
ssl_key = <{chain}
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
mail_fsync = never
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/Maildir
first_valid_uid = {uid}
mail_max_userip_connections = 50
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {plain}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
"""


def _users():
    """Who the server runs as: whoever runs the tests; as root the users that its package made, because it refuses root."""
    if os.getuid():
        name = getpass.getuser()
        return name, grp.getgrgid(os.getgid()).gr_name, name, os.getuid(), os.getgid()
    nobody = pwd.getpwnam("mail")
    return "dovecot", "dovecot", "dovenull", nobody.pw_uid, nobody.pw_gid


class MailServer:
    """What is delivered to it lies in INBOX; seen from outside the desk, through a client of its own."""

    def __init__(self, folder, ports, trusted):
        self.folder, (self.port, self.plain), self.trusted = folder, ports, trusted
        self.address = f"imaps://{USER}:{PASSWORD}@127.0.0.1:{self.port}/INBOX?done=Taken"
        self.by_starttls = f"imap+starttls://{USER}:{PASSWORD}@127.0.0.1:{self.plain}/INBOX?done=Taken"

    @contextlib.contextmanager
    def client(self):
        with imaplib.IMAP4_SSL(
            "127.0.0.1", self.port, ssl_context=ssl.create_default_context(cafile=self.trusted)
        ) as imap:
            imap.login(USER, PASSWORD)
            yield imap

    def empty(self):
        """Nothing lies in it any more, as when it was new."""
        with self.client() as imap:
            if imap.select("INBOX")[1] != [b"0"]:
                imap.store("1:*", "+FLAGS", r"\Deleted")
                imap.expunge()
            imap.unselect()
            imap.delete("Taken")

    def deliver(self, *messages, at):
        """Put there by APPEND, with the moment at which each arrived."""
        with self.client() as imap:
            for data in messages:
                said, why = imap.append("INBOX", None, imaplib.Time2Internaldate(at), data)
                assert said == "OK", why

    def digests(self, folder):
        """Of every message in a folder, as the server gives it."""
        found = []
        with self.client() as imap:
            if imap.select(folder, readonly=True)[0] != "OK":
                return found
            for number in imap.search(None, "ALL")[1][0].split():
                found.append(sha256(imap.fetch(number, "(BODY.PEEK[])")[1][0][1]).hexdigest())
        return found


@contextlib.contextmanager
def mail_server():
    """A server on a free port, until the end of the block."""
    with tempfile.TemporaryDirectory(
        prefix="dovecot-"
    ) as name:  # pytest's own folders are closed to the server's users
        yield from _served(Path(name))


def _served(folder: Path):
    folder.chmod(0o755)
    internal, group, login, uid, gid = _users()
    trusted, _ = certificate(folder)
    ports = _free_port(), _free_port()
    (folder / "mail").mkdir()
    if not os.getuid():
        os.chown(folder / "mail", uid, gid)
    said = {"folder": folder, "chain": folder / "chain.pem", "port": ports[0], "plain": ports[1], "password": PASSWORD}
    users = {"internal": internal, "group": group, "login": login, "uid": uid, "gid": gid}
    (folder / "dovecot.conf").write_text(SETTINGS.format(**said, **users))
    process = subprocess.Popen([DOVECOT, "-F", "-c", folder / "dovecot.conf"])
    try:
        yield _answering(MailServer(folder, ports, trusted), process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answering(server, process):
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError, imaplib.IMAP4.error), server.client():
            return server
        time.sleep(0.1)
    log = server.folder / "dovecot.log"
    raise AssertionError(f"the mail server did not start: {log.read_text() if log.exists() else 'no log'}")


class Exchange:
    """The SMTP server that everybody uses: mail to the desk goes to its mailbox, and applicants answer as they are told to.

    went: to whom what went. answers: an address, and what it does with each message that it gets.
    """

    def __init__(self, mailbox, ours, clock):
        self.mailbox, self.ours, self.clock = mailbox, ours, clock
        self.went, self.answers, self.waiting = [], {}, []

    async def handle_DATA(self, server, session, envelope):
        data = envelope.original_content
        for to in envelope.rcpt_tos:
            if to in self.ours:
                trace = f"Return-Path: <{envelope.mail_from or ''}>\r\nReceived: by mx.harrowmere.example; {self.clock()}\r\n"
                self.waiting.append(trace.encode() + data)
            else:
                self.went.append((to, data))
                self.waiting += self.answers.get(to, lambda data: [])(data)
        return "250 OK"

    def pass_on(self, at):
        """What waits goes to the desk's mailbox; how much it was."""
        waiting, self.waiting = self.waiting, []
        self.mailbox.deliver(*waiting, at=at)
        return len(waiting)


@contextlib.contextmanager
def exchange(mailbox, ours, clock):
    """An SMTP server on a free port, until the end of the block."""
    office = Exchange(mailbox, ours, clock)
    door = Controller(office, hostname="127.0.0.1", port=_free_port(), data_size_limit=200_000_000)
    door.start()
    office.port = door.port
    try:
        yield office
    finally:
        door.stop()
