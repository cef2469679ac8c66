"""Write messages into the index, and take them out: in the transaction of whoever stores them.

What is indexed of a message follows from the tables alone, so that it can be said again when it is taken out, and be built anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.rows import Doc, Sought, Term
from answerable.desk.records.index.words import LONGEST, distinct, root
from answerable.desk.records.models import Chat, FileText, Message, MessageFile, Party
from answerable.desk.records.rows import Row
from answerable.records import Attachment

A_TIME = 2000  # messages read again at once
LONGEST_TEXT = 500_000  # characters of a file's words that are indexed
LONGEST_NAME = 255  # of its name
REMEMBERED = 200_000  # words
_kept: dict[str, Any] = {"built": None, "words": set()}


@transaction.atomic
def write(rows: Sequence[Row]) -> None:
    """Let messages be found that were not there: by their words, and those of their files that are known already.

    Their parties are stored by then.
    """
    docs = _docs(rows)
    engine().write(docs)
    _keep_words(docs)


@transaction.atomic
def add_file_text(digest: str) -> None:
    """Let all messages that name a file be found by its words too: once, in the transaction that keeps its FileText."""
    numbers = MessageFile.objects.filter(digest=digest).values_list("message_id", flat=True).distinct()
    for rows in _again(Message.objects.filter(pk__in=numbers)):
        engine().drop(_docs(rows, but=digest))
        write(rows)


@transaction.atomic
def drop(chat: Chat) -> None:
    """Let nothing of a chat be found any more; before its messages are destroyed. Words that no other chat has go too."""
    words: set[str] = set()
    for rows in _again(Message.objects.filter(chat=chat)):
        docs = _docs(rows)
        engine().drop(docs)
        words |= _words(docs)
    engine().tidy()
    _forget([word for word in words if not engine().newest(Sought((Term((word,)),)), most=1)])


@transaction.atomic
def take_out(numbers: Sequence[int]) -> None:
    """Let these messages be found no more; before they change, or go."""
    for rows in _again(Message.objects.filter(pk__in=numbers)):
        engine().drop(_docs(rows))


@transaction.atomic
def again(numbers: Sequence[int]) -> None:
    """Let these messages be found as they stand now, once they were taken out."""
    for rows in _again(Message.objects.filter(pk__in=numbers)):
        write(rows)


@transaction.atomic
def build() -> int:
    """The whole index anew, from the tables; how many messages it has."""
    engine().clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_word WHERE word <> ''")
    _forget(())
    count = 0
    for rows in _again(Message.objects.all()):
        write(rows)
        count += len(rows)
    engine().tidy()
    return count


def _again(messages: QuerySet[Message]) -> Iterator[list[Row]]:
    """The messages as they were told to the index, some thousands at once, oldest first."""
    last = -(2**63)
    columns = Row._fields[:-1]
    while found := list(messages.filter(pk__gt=last).order_by("pk").values_list(*columns)[:A_TIME]):
        last = found[-1][0]
        files: dict[int, list[Attachment]] = {}
        named = MessageFile.objects.filter(message__in=[row[0] for row in found]).order_by("pk")
        for number, name, digest in named.values_list("message_id", "name", "digest"):
            files.setdefault(number, []).append(Attachment(name, digest))
        yield [Row._make((*row, tuple(files.get(row[0], ())))) for row in found]


def _docs(rows: Sequence[Row], *, but: str = "") -> list[Doc]:
    """What is indexed of messages; without the words of one file."""
    digests = {file.digest for row in rows for file in row.files if file.digest} - {but}
    texts: dict[str, str] = {}
    if digests:
        texts.update(FileText.objects.filter(digest__in=digests).exclude(text="").values_list("digest", "text"))
    parties = _recipients(rows)
    return [_doc(row, texts, parties) for row in rows]


def _recipients(rows: Sequence[Row]) -> Mapping[tuple[int, str], int]:
    """The numbers of the parties that messages were sent to."""
    keys = {(row.chat, key) for row in rows if row.more for key in row.more.get("recipients", ())}
    if not keys:
        return {}
    found = Party.objects.filter(chat__in={chat for chat, _ in keys}, key__in={key for _, key in keys})
    return {(chat, key): number for chat, key, number in found.values_list("chat_id", "key", "pk")}


def _doc(row: Row, texts: Mapping[str, str], recipients: Mapping[tuple[int, str], int]) -> Doc:
    parties: tuple[int, ...] = (row.party,) if row.party else ()
    text, attached = row.text, ""
    if row.more:
        sent = {recipients.get((row.chat, key)) for key in row.more.get("recipients", ())} - {row.party, None}
        parties = (*parties, *sorted(filter(None, sent)))
        text = f"{row.more.get('subject') or ''}\n{text}"
    if row.files:
        read = [texts.get(digest, "")[:LONGEST_TEXT] for digest in dict.fromkeys(file.digest for file in row.files)]
        attached = "\n".join((*(file.name[:LONGEST_NAME] for file in row.files), *filter(None, read)))
    return Doc(row.id, text, attached, _tags(row.chat, row.kind, parties, bool(row.files)))


@lru_cache(10_000)
def _tags(chat: int, kind: str, parties: tuple[int, ...], has_file: bool) -> str:
    """What a search can be kept to besides words."""
    tags = (f"c{chat}", f"k{kind.replace('_', '')}", *(f"p{number}" for number in parties), "f" if has_file else "")
    return " ".join(filter(None, tags))


def _keep_words(docs: Sequence[Doc]) -> None:
    """Every word that stands somewhere, with its root: what other forms of a word there are is looked up here.

    The words that this process saw committed are remembered until some are forgotten anywhere.
    """
    found = _words(docs)
    with connection.cursor() as cursor:
        cursor.execute("SELECT root FROM records_word WHERE word = ''")
        built = (str(connection.settings_dict["NAME"]), cursor.fetchone()[0])
        if _kept["built"] != built:
            _kept.update(built=built, words=set())
        known = _kept["words"]
        new = sorted((word, root(word)) for word in found - known)
        if connection.vendor == "postgresql":
            statement = "INSERT INTO records_word (word, root) SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING"
            cursor.execute(statement, [[word for word, _ in new], [root for _, root in new]])
        else:
            cursor.executemany("INSERT OR IGNORE INTO records_word (word, root) VALUES (%s, %s)", new)
    if len(known) < REMEMBERED:
        transaction.on_commit(lambda: known.update(word for word, _ in new))


def _words(docs: Sequence[Doc]) -> set[str]:
    return {word[:LONGEST] for word in distinct([*(doc.text for doc in docs), *(doc.attached for doc in docs)])}


def _forget(words: Sequence[str]) -> None:
    """Words that stand nowhere any more; and what any process remembers of them."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM records_word WHERE word = %s", [(word,) for word in words])
        cursor.execute("UPDATE records_word SET root = %s WHERE word = ''", [secrets.token_hex(8)])
