"""Where mail lies before the desk takes it: a folder of a mail server (IMAP), a maildir, an mbox file.

Nothing is deleted. A message stays where it lies until the desk has it, and is then moved aside.

    imaps://name:password@mail.example/INBOX?done=Answerable     TLS from the start (port 993)
    imap+starttls://name@mail.example/INBOX?token=/run/mail-token  TLS by STARTTLS (port 143), and a token in a file
    maildir:/var/mail/foi?done=/var/mail/foi-done
    mbox:/var/mail/foi?done=/var/mail/foi-done
"""

from __future__ import annotations

import fcntl
import mmap
import re
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from answerable.desk.mail.reading import keepable
from answerable.documents import headers_of_message
from answerable.errors import MailboxUnreachable, NotAMailbox

TIMEOUT = 60  # seconds without an answer after which a server is taken to be gone
DONE = "Answerable"  # the folder that holds what was taken, where the address names none
BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\d{1,2}:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SOURCE_LIMIT = 120
REASON_LIMIT = 200
FLAGS = ":2,"


@dataclass(frozen=True, slots=True)
class Found:
    """A message as it lies in a mailbox: its bytes, when it arrived there, and where it lies."""

    data: bytes
    arrived_at: datetime
    place: str


class Mailbox(Protocol):
    """Gives what lies in it, and moves aside what was taken."""

    source: str

    def messages(self) -> Iterator[Found]:
        """The messages, the oldest first, one in memory at a time."""

    def done(self, found: Found) -> None:
        """The desk has it."""


def open_mailbox(address: str, *, at: datetime) -> AbstractContextManager[Mailbox]:
    """The mailbox at an address. Refuses an address that names none (NotAMailbox).

    Opening, reading and closing raise MailboxUnreachable where the server or the folder does not answer.
    """
    url, source = urlsplit(address), source_of(address)
    if url.scheme.startswith("imap"):
        return _imap(url, source)
    path = Path(unquote(url.path))
    aside = Path(_option(url, "done") or path.with_name(f"{path.name}-{DONE.lower()}"))
    return _files(Maildir(source, path, aside) if url.scheme == "maildir" else Mbox(source, path, aside, at))


def source_of(address: str) -> str:
    """The mailbox as the desk shows it, without the password. Refuses an address that names none (NotAMailbox)."""
    url = urlsplit(address)
    name = f"{unquote(url.username or '')}@{url.hostname}" if url.hostname else ""
    shown = f"{url.scheme}:{name}{unquote(url.path)}"[:SOURCE_LIMIT]
    is_safe = url.scheme in ("imaps", "imap+starttls") or (url.scheme == "imap" and url.hostname in LOOPBACK)
    if (is_safe and url.hostname and url.username) or (url.scheme in ("maildir", "mbox") and url.path.startswith("/")):
        return shown
    raise NotAMailbox(address=shown)


def _option(url: SplitResult, name: str) -> str:
    return parse_qs(url.query).get(name, [""])[0]


@contextmanager
def _imap(url: SplitResult, source: str) -> Iterator[Mailbox]:
    """A folder of a mail server, signed in to."""
    try:
        safely = ssl.create_default_context(cafile=settings.MAIL_CA or None)
        with_tls = {"ssl": True, "ssl_context": safely} if url.scheme == "imaps" else {"ssl": False}
        client = IMAPClient(url.hostname, url.port, timeout=TIMEOUT, **with_tls)
        with client:
            if url.scheme == "imap+starttls":
                client.starttls(safely)
            _sign_in(client, url)
            yield ImapFolder(source, client, unquote(url.path.lstrip("/")) or "INBOX", _option(url, "done") or DONE)
    except (IMAPClientError, OSError) as error:
        raise MailboxUnreachable(mailbox=source, reason=_said(error)) from error


def _said(error: Exception) -> str:
    """What the server or the machine says, in its own words where it has any."""
    return keepable(str(error))[:REASON_LIMIT] or type(error).__name__


def _sign_in(client: IMAPClient, url: SplitResult) -> None:
    """By password, or by the access token that another program keeps fresh in a file."""
    name = unquote(url.username or "")
    if token := _option(url, "token"):
        client.oauth2_login(name, Path(token).read_text().strip())
    else:
        client.login(name, unquote(url.password or ""))


@contextmanager
def _files(box: Maildir | Mbox) -> Iterator[Mailbox]:
    try:
        with box.held():
            yield box
    except OSError as error:
        raise MailboxUnreachable(mailbox=box.source, reason=_said(error)) from error


class ImapFolder:
    """A folder on a mail server; what was taken is moved to another folder there."""

    def __init__(self, source: str, client: IMAPClient, folder: str, aside: str) -> None:
        self.source, self.client, self.aside = source, client, aside
        client.normalise_times = False  # the moment of arrival keeps its time zone
        if not client.folder_exists(aside):
            client.create_folder(aside)
        self.validity = client.select_folder(folder).get(b"UIDVALIDITY", 0)
        if not (client.has_capability("MOVE") or client.has_capability("UIDPLUS")):
            raise MailboxUnreachable(mailbox=source, reason="it can move no message: neither MOVE nor UIDPLUS")

    def messages(self) -> Iterator[Found]:
        """Each message whole, without marking it as read."""
        refused = []
        for uid in sorted(self.client.search("NOT DELETED")):
            try:
                answer = self.client.fetch([uid], ["INTERNALDATE", "BODY.PEEK[]"]).get(uid, {})
            except IMAPClientAbortError:
                raise
            except IMAPClientError:  # one message that the server cannot give keeps no other from being read
                refused += [str(uid)] if self._lies_there(uid) else []
                continue
            if (data := answer.get(b"BODY[]")) is not None:  # None: someone moved it meanwhile
                yield Found(data, answer[b"INTERNALDATE"], f"uid {self.validity}/{uid}")
        if refused:
            raise MailboxUnreachable(mailbox=self.source, reason=f"it does not give message {', '.join(refused)}")

    def done(self, found: Found) -> None:
        """Moved to the folder of what was taken."""
        uid = int(found.place.rpartition("/")[2])
        try:
            self._move(uid)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            if self._lies_there(uid):  # otherwise another machine, or a person, was first
                raise

    def _move(self, uid: int) -> None:
        if self.client.has_capability("MOVE"):
            self.client.move([uid], self.aside)
            return
        self.client.copy([uid], self.aside)
        self.client.delete_messages([uid])
        self.client.uid_expunge([uid])

    def _lies_there(self, uid: int) -> bool:
        return bool(self.client.search(["UID", str(uid)]))


class Maildir:
    """A maildir; what was taken is moved to another maildir."""

    def __init__(self, source: str, path: Path, aside: Path) -> None:
        self.source, self.path, self.aside = source, path, aside

    @contextmanager
    def held(self) -> Iterator[None]:
        """Ready to be moved from; a maildir needs no lock."""
        for name in ("tmp", "new", "cur"):
            (self.aside / name).mkdir(parents=True, exist_ok=True)
        if not (self.path / "new").is_dir():
            raise FileNotFoundError(self.path)
        yield

    def messages(self) -> Iterator[Found]:
        """Each file of new and cur. It arrived when the file was written."""
        files = [path for name in ("new", "cur") for path in (self.path / name).iterdir() if path.name[0] != "."]
        for path in sorted(files, key=lambda file: (file.name.partition(".")[0], file.name)):
            with suppress(FileNotFoundError):  # another program moved it meanwhile
                moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield Found(path.read_bytes(), moment, f"{path.parent.name}/{path.name}")

    def done(self, found: Found) -> None:
        """Moved to the maildir of what was taken, under its own name."""
        path = self.path / found.place
        name = path.name if FLAGS in path.name else f"{path.name}{FLAGS}"
        with suppress(FileNotFoundError):
            path.rename(self.aside / "cur" / name)


class Mbox:
    """An mbox file. It is moved aside whole before it is read, so that what arrives meanwhile begins a new one."""

    def __init__(self, source: str, path: Path, aside: Path, at: datetime) -> None:
        self.source, self.path, self.aside, self.at = source, path, aside, at
        self.taking = path.with_name(f"{path.name}.taking")

    @contextmanager
    def held(self) -> Iterator[None]:
        """The file under a name of its own; kept for good once all of it is taken. One that a crash left is read first."""
        self.aside.mkdir(parents=True, exist_ok=True)
        if not self.taking.exists():
            self._move_aside()
        yield
        if self.taking.exists():
            name = f"{self.path.name}-{self.at:%Y%m%dT%H%M%S%f}"
            self.taking.rename(self.aside / name)

    def _move_aside(self) -> None:
        """Under the lock that programs which deliver mail respect."""
        with suppress(FileNotFoundError), self.path.open("rb+") as file:
            fcntl.lockf(file, fcntl.LOCK_EX)
            if self.path.stat().st_size:
                self.path.rename(self.taking)

    def messages(self) -> Iterator[Found]:
        """Each message between two lines that begin one: after an empty line, with a moment at the end."""
        if not self.taking.exists():
            return
        with self.taking.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            begins = [match.span() for match in BEGIN.finditer(whole)]
            if not begins or begins[0][0] > 0:  # words before the first such line are kept as a message too
                begins.insert(0, (0, 0))
            ends = [start for start, _ in begins[1:]] + [len(whole)]
            for number, ((start, first), end) in enumerate(zip(begins, ends, strict=True), 1):
                data = _without_separator(whole[first:end])
                if data.strip():
                    moment = _arrived(data, whole[start:first]) or self.at
                    yield Found(data, moment, f"message {number} of {sha256(whole[start:first]).hexdigest()[:12]}")

    def done(self, found: Found) -> None:
        """The file as a whole is moved when all of it is taken."""


def _without_separator(data: bytes) -> bytes:
    """Without the empty line that stands between two messages of the file."""
    if data.endswith(b"\r\n\r\n"):
        return data[:-2]
    return data[:-1] if data.endswith(b"\n\n") else data


def _arrived(data: bytes, begin: bytes) -> datetime | None:
    """When our own server received it (its Received stands on top), or what the line that begins it says, in UTC."""
    tops = [line.words.rpartition(";")[2] for line in headers_of_message(data) if line.name.lower() == "received"]
    for words in tops[:1]:
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            if (moment := parsedate_to_datetime(words)).tzinfo:
                return moment
    with suppress(ValueError, IndexError, OverflowError):
        return datetime.strptime(
            " ".join(begin.decode("ascii", "replace").split()[-5:]), "%a %b %d %H:%M:%S %Y"
        ).replace(tzinfo=UTC)
    return None
