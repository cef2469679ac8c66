"""Destroy a captured chat under the retention schedule: messages, their words in the index, files.

What stays is the chat's title, and of each capture its days, counts and the digest of its file. Called by a disposal alone, which
looks at holds and days first.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files import removal
from answerable.desk.records import index
from answerable.desk.records.models import Chat, FileText, Message, MessageFile, Sighting, Step
from answerable.desk.retention.holdings import Destroyed

_SOME = 500  # digests in one statement
GONE = "Destroyed under the retention schedule before it was complete."


@transaction.atomic
def destroy_chat(number: int, *, disposal: int, at: datetime) -> Destroyed:
    """What went, counted. The bytes of files go once this is committed, where no other row has the same."""
    chat = Chat.objects.select_for_update().get(pk=number, disposed_at=None)
    messages = Message.objects.filter(chat=chat)
    named = MessageFile.objects.filter(message__chat=chat)
    counts = {"messages": messages.count(), "captures": chat.captures.count()}
    attached = sorted(set(named.exclude(digest="").values_list("digest", flat=True)))
    files = {key for key in chat.captures.values_list("file", flat=True) if key}
    index.drop(chat)
    seen = Sighting.objects.filter(message__in=messages.values("pk"))
    seen._raw_delete(seen.db)
    files_of = MessageFile.objects.filter(message__in=messages.values("pk"))
    files_of._raw_delete(files_of.db)
    messages._raw_delete(messages.db)
    chat.parties.all().delete()
    chat.captures.exclude(step=Step.DONE).update(step=Step.REFUSED, reason=GONE)
    chat.captures.update(file=None, name="", account="", by_name="", question="", choices=[], about={}, notes=[])
    _forget_words(attached)
    digests = removal.forget(files, at=at)
    chat.person, chat.disposed_at, chat.disposal = "", at, disposal
    chat.save()
    return Destroyed(counts | {"files": len(digests)}, digests)


def _forget_words(digests: list[str]) -> None:
    """The words of files that no message names any more."""
    for start in range(0, len(digests), _SOME):
        some = digests[start : start + _SOME]
        named = set(MessageFile.objects.filter(digest__in=some).values_list("digest", flat=True))
        FileText.objects.filter(digest__in=[one for one in some if one not in named]).delete()
