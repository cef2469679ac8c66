"""The keys that sign checkpoints: the private one in a file outside the database, the public ones with their days."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from answerable.desk.ledger.models import Checkpoint, SigningKey
from answerable.errors import NoSigningKey
from answerable.evidence import Dated, Key, Verifier
from answerable.law import uk_day


def origin() -> str:
    """What the log is called in its checkpoints: the same for ever, whatever becomes of the desk's address."""
    first = Checkpoint.objects.values_list("note", flat=True).first()
    return first.partition("\n")[0] if first else str(settings.LOG_NAME)


def signing_key(*, at: datetime) -> Key:
    """The key that signs now; made, and put down as the log's first, where there has been none.

    Refuses a file whose key is not the last that was put down (NoSigningKey): a lost key is changed, never replaced
    in silence.
    """
    path = Path(settings.LOG_KEY)
    known = SigningKey.objects.last()
    if known is None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another worker was first
            Key.make(origin()).write(path)
    if not path.exists():
        raise NoSigningKey(path=path, fault="the file is not there")
    key = Key.read(path, name=origin())
    if known is None:
        put_down(key, at=at)
    elif known.verifier != str(key.verifier) and next_path().exists():  # a change that stopped at its last step
        take_new()
        key = Key.read(path, name=origin())
    if known and known.verifier != str(key.verifier):
        raise NoSigningKey(path=path, fault="it holds another key than the one that signed last")
    return key


def put_down(key: Key, *, at: datetime) -> None:
    """Keep the public half of a key that signs from now on."""
    SigningKey.objects.create(verifier=str(key.verifier), since=uk_day(at))


def verifiers() -> tuple[Dated, ...]:
    """The public halves of all keys that have signed, oldest first."""
    return tuple(Dated(row.since, Verifier.parse(row.verifier)) for row in SigningKey.objects.all())


@transaction.atomic
def prepare_new(*, at: datetime) -> tuple[Key, Key]:
    """The key that signed so far and a new one, whose public half is put down; its file is beside the old one's.

    The caller signs a checkpoint with both, then has take_new() put the file in its place.
    """
    old, new = signing_key(at=at), Key.make(origin())
    next_path().unlink(missing_ok=True)  # of a change that did not come to its end: nothing was signed with it
    new.write(next_path())
    put_down(new, at=at)
    return old, new


def take_new() -> None:
    """The new key's file in the place of the old one's."""
    next_path().replace(Path(settings.LOG_KEY))


def next_path() -> Path:
    """Where a new key lies until a checkpoint is signed with it."""
    return Path(f"{settings.LOG_KEY}.next")
