"""Messages for the tests of searching: said into the tables and the index, as storing does it."""

from datetime import UTC, datetime

from answerable.desk.records import index
from answerable.desk.records.models import Capture, Chat, FileText, Message, MessageFile, Party, Step, Way
from answerable.desk.records.rows import Row, first_id
from answerable.records import Attachment

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Said:
    """said(...): one message more; said.chat(...): a chat with one capture; said.capture_again(chat, ...): one more of it."""

    def __init__(self):
        self.slots = {}
        self.captures = {}

    def chat(self, title="Bins", group="", step=Step.DONE, **values):
        chat = Chat.objects.create(title=title, group=group)
        self.captures[chat.pk] = self.capture_again(chat, step=step, **values)
        return chat

    def capture_again(self, chat, **values):
        return Capture.objects.create(
            key=f"00000000-0000-4000-8000-{Capture.objects.count():012}", chat=chat, name=f"{chat.title}.txt",
            sha256="0" * 64, came_by=Way.WEB, by="desk", by_name="the desk", at=AT, **{"step": Step.DONE, **values},
        )  # fmt: skip

    def __call__(  # noqa: PLR0913  # what a message has
        self, chat, text, *, at=AT, sender="Dana Whitlock", kind="text", more=None, files=(), texts=None
    ):
        minute = int(at.timestamp()) // 60
        self.slots[minute] = self.slots.get(minute, -1) + 1
        party, _ = Party.objects.get_or_create(chat=chat, key=sender.casefold(), defaults={"name": sender})
        for digest, words in (texts or {}).items():
            FileText.objects.create(digest=digest, text=words)
        row = Row(
            first_id(minute) + self.slots[minute], chat.pk, self.captures[chat.pk].pk, self.slots[minute], 0, 9, f"{at:%Y-%m-%dT%H:%M}",
            int(at.timestamp()), int(at.timestamp()), party.pk, kind, text, False, "", self.slots[minute], more,
            tuple(Attachment(name, digest) for name, digest in files),
        )  # fmt: skip
        names = ("chat_id", "capture_id", "party_id")
        values = {
            f"{key}_id" if f"{key}_id" in names else key: value
            for key, value in row._asdict().items()
            if key != "files"
        }
        Message.objects.create(**values)
        MessageFile.objects.bulk_create(
            MessageFile(message_id=row.id, name=one.name, digest=one.digest) for one in row.files
        )
        index.write([row])
        return row.id
