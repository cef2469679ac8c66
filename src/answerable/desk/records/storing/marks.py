"""What a record is known by: its minute, and the digest that finds it again in a later capture."""

from __future__ import annotations

from hashlib import sha256

from answerable.records import Kind, Record

MEDIA = frozenset((Kind.MEDIA_OMITTED, Kind.ATTACHMENT))  # one message, exported without files and with them
MINUTES = len("2022-03-23T13:31")
_TEXT = Kind.TEXT.value
NEVER = 0  # the minute of records without a date that stand before the first with one


def same_as(record: Record, key: str) -> int:
    """The digest of who, when and what. key: of the sender, as the chat knows them."""
    kind, text = (_TEXT, record.text) if record.kind is Kind.TEXT else told(record.kind, record.text)
    words = f"{record.local[:MINUTES]}\n{key}\n{kind}\n{text}"
    try:
        data = words.encode()
    except UnicodeEncodeError:  # half a letter, or bytes that are none
        data = clean(words).encode()
    return int.from_bytes(sha256(data).digest()[:8], "big", signed=True)


def told(kind: str, text: str) -> tuple[str, str]:
    """What a record says, without what depends on the phone it was exported from, and on whether files went with it."""
    if kind in MEDIA:
        return "media", (text.partition("\n")[2] if kind == Kind.MEDIA_OMITTED else text)
    return (str(kind), "") if kind == Kind.DELETED else (str(kind), text)


def clean(text: str) -> str:
    """Text that every database takes: what is no letter is shown as such, and the bytes stay in the file."""
    if text.isascii():
        return text.replace("\0", "␀") if "\0" in text else text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "␀")


def cleaned(value: object) -> object:
    """The same for a value of JSON, all through."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(name)): cleaned(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(one) for one in value]
    return value
