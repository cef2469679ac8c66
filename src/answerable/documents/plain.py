"""Plain text in whatever encoding it comes.

Unicode where it is; otherwise Windows-1252 where its letters read like English, because that is
what nearly every other text of the field is; otherwise the best guess of a detector.
"""

from __future__ import annotations

import codecs
import re

from answerable.documents.blocks import NOT_PRINTED
from answerable.documents.document import MAX_CHARACTERS, Document, Unread
from answerable.errors import TooLarge, UnknownKind

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Windows-1252 adds to ASCII in English letters and in names: marks, and accents in small words.
PLAUSIBLE = re.compile("[£€§©®°·•–—…‘’“”†™½¼¾²³µ×\u00a0ß-öø-ÿšžœ]|\\b[À-ÖØ-ÞŠŽŒŸ]")
FOREIGN = re.compile("[^\x00-\x7f]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Codecs of Python that are no way of sending letters; some are slow on purpose-made bytes.
NOT_CHARSETS = (
    "idna",
    "punycode",
    "unicode_escape",
    "unicode-escape",
    "raw_unicode_escape",
    "raw-unicode-escape",
    "undefined",
)
# These write everything in ASCII bytes, so that what they say is believed before anything is tried.
SEVEN_BITS = (
    "utf-7",
    "iso2022_jp",
    "iso2022_jp_1",
    "iso2022_jp_2",
    "iso2022_jp_3",
    "iso2022_jp_ext",
    "iso2022_kr",
    "hz",
)
HALVES = re.compile("[\ud800-\udfff]")  # of characters: UTF-7 can write them alone, and nothing can keep them
# A detector reads this much; letters are shorter, and longer texts repeat themselves.
SAMPLE = 200_000
LINES = re.compile("\r\n?|\x0c|\u2028|\u2029")
BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")


def read_plain(*, data: bytes, name: str) -> Document:
    """A text as it stands, with its lines. Raises UnknownKind for bytes that are no text."""
    text = short_enough(text=decode(data=data).strip(), name=name)
    if len(CONTROL.findall(text[:SAMPLE])) * 50 > len(text[:SAMPLE]):
        raise UnknownKind(name=name, kind="no text", advice="Look what program made it, and save it as PDF there.")
    lost = text.count("\ufffd")
    reason = f"{lost} characters cannot be read in any encoding that fits; each stands as \ufffd"
    unread = (Unread(part="characters", reason=reason),) if lost else ()
    return Document(text=lines_of(text=text), kind="text", unread=unread)


def lines_of(*, text: str) -> str:
    """A text with one kind of line end, no characters that do not print, never two blank lines."""
    clean = NOT_PRINTED.sub("", LINES.sub("\n", text)).replace("\u00a0", " ")
    return BLANKS.sub("\n\n", clean).strip()


def short_enough(*, text: str, name: str) -> str:
    """The text. Raises TooLarge where it is longer than any letter."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(name=name, size=f"{len(text):,} characters", limit=f"{MAX_CHARACTERS:,}")
    return text


def decode(*, data: bytes, charset: str = "") -> str:
    """Bytes as text; charset is what the sender said, believed only where it fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    said = stated(charset=charset)
    for encoding in (wide(data=data), said if said in SEVEN_BITS else "", "utf-8", said):
        try:
            if encoding:
                return HALVES.sub("\ufffd", data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return guess(data=data)


def wide(*, data: bytes) -> str:
    """UTF-16 without its mark: every other byte of an English text is zero."""
    head = data[:2000]
    if len(head) > 7 and head[1::2].count(0) * 10 > len(head) * 4 and head[::2].count(0) * 10 < len(head):
        return "utf-16-le"
    if len(head) > 7 and head[::2].count(0) * 10 > len(head) * 4 and head[1::2].count(0) * 10 < len(head):
        return "utf-16-be"
    return ""


def stated(*, charset: str) -> str:
    """The codec for a stated charset; Latin-1 is read as Windows-1252, as browsers do."""
    try:
        codec = codecs.lookup(charset.strip("\"' "))
    except (LookupError, ValueError):
        return ""
    if codec.name in NOT_CHARSETS:
        return ""
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def guess(*, data: bytes) -> str:
    """Text of an unknown encoding: Windows-1252 where it reads like English, else the best guess."""
    western = data[:SAMPLE].decode("cp1252", "replace")
    foreign = len(FOREIGN.findall(western))
    if len(PLAUSIBLE.findall(western)) * 10 >= foreign * 9:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(data[:SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")
