"""Several files as one letter: a message with what is attached to it, a cover with its annexes.

Their words are read one after another, so that what the cover leaves out may stand in an annex; each
place leads back to the file that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.casefile import Span
from answerable.documents import Document
from answerable.letters.check import is_request
from answerable.letters.read import read
from answerable.letters.results.checked import Checked
from answerable.letters.results.places import Source

_BETWEEN = "\n\n"
_HEAD = 300  # characters in which a paper says what it is
_PART_OF_A_LETTER = re.compile(
    r"\b(annex|appendix|schedule|response|reply|decision|refusal|notice|letter|internal review|public interest)", re.I
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The words of a letter in several files. attachments: all that goes with it, None where that is not known."""

    name: str
    text: str
    sources: tuple[Source, ...]
    attachments: tuple[str, ...] | None = None
    subject: str = ""  # of the message, where there is one


def joined(files: Sequence[tuple[str, Document]]) -> Joined:
    """The files as one letter, in the order given; of a message also the attachments that are part of the letter.

    An attachment is part of the letter where it answers something itself, or where its name or first
    lines call it an annex, a schedule, a notice or the like; papers that are released with it are not.
    """
    sources: list[Source] = []
    texts: list[str] = []
    at = 0
    for name, inside, part in (one for file in files for one in _parts(*file)):
        sources.append(Source(name, part.kind, at, at + len(part.text), inside))
        texts.append(part.text)
        at += len(part.text) + len(_BETWEEN)
    attached = [one.name for _, document in files for one in document.attachments]
    with_others = [name.rpartition("/")[2] for name, _ in files[1:]]
    known = len(files) > 1 or files[0][1].kind == "mail"
    return Joined(
        name=" + ".join(name for name, _ in files),
        text=_BETWEEN.join(texts),
        sources=tuple(sources),
        attachments=(*attached, *with_others) if known else None,
        subject=next((document.headers.subject for _, document in files if document.headers.subject), ""),
    )


def spread(checked: Checked, *, letter: Joined) -> Checked:
    """What was found in a joined text, told of the files that it is in."""
    if len(letter.sources) < 2:
        return replace(checked, name=letter.name)
    return replace(
        checked,
        name=letter.name,
        sources=letter.sources,
        findings=tuple(replace(one, says=_of_these(one.says)) for one in checked.findings),
    )


def part_of(checked: Checked, *, source: Source, with_whole: bool = False) -> Checked:
    """What was found in one of a letter's files, with places in that file.

    with_whole: and what is said of the whole letter, which stands in none of them.
    """
    text, found = checked.reading.text[source.start : source.end], []
    for one in checked.findings:
        span = source.within(one.span)
        if span is None and with_whole and one.span.start >= one.span.end:
            at = min(max(one.span.start - source.start, 0), len(text))
            span = Span(at, at)
        if span:
            found.append(replace(one, span=span))
    reading = replace(checked.reading, text=text)
    return replace(checked, name=source.shown, reading=reading, findings=tuple(found), sources=())


def _of_these(says: str) -> str:
    return says.replace("in this document", "in these documents")


def _parts(name: str, document: Document) -> Iterator[tuple[str, str, Document]]:
    """A file and those of its attachments that are part of the letter: name, the message it is in, words."""
    yield name, "", document
    for attached in document.attachments:
        if attached.document and attached.document.text and _is_part(attached.name, attached.document):
            yield attached.name, name, attached.document


def _is_part(name: str, document: Document) -> bool:
    if _PART_OF_A_LETTER.search(name.replace("_", " ")) or _PART_OF_A_LETTER.search(document.text[:_HEAD]):
        return True
    reading = read(document.text)
    return reading.kind == "response" and not is_request(reading)
