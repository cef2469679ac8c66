"""The last look at the files of a bundle before they are kept: each is read back, and no withheld word may stand in it."""

from __future__ import annotations

import io
from collections.abc import Mapping

from answerable.desk.review.bundling.content import Content
from answerable.desk.review.bundling.standing import Words
from answerable.documents import release, text_of
from answerable.records import Settings, open_capture


def fault(content: Content, files: Mapping[str, bytes], copies: Mapping[str, str]) -> str:
    """Which file holds a word that is withheld, in a sentence; empty where none does. copies: words of released copies by their names.

    Words that a person keeps in one place are not looked for here: where they may stand was looked at place by place.
    """
    words = Words(set(content.words.all) - set(content.words.among(content.kept)))
    for name, data in files.items():
        said = copies[name] if name in copies else _read(name, data)
        if next(words.spans(said), None):
            return f"Words that are withheld were still found in {name}. It was not kept. Tell whoever looks after this desk."
    return ""


def words_of(data: bytes, name: str) -> str:
    """All the words of a released copy, as a reader gets them."""
    return "\n".join(unit.words for unit in release.parts_of(data, name=name).units)


def _read(name: str, data: bytes) -> str:
    """All the words of a file, as a reader gets them."""
    if name.endswith(".csv"):
        return data.decode()
    if name.endswith(".rsmf"):
        reading = open_capture(io.BytesIO(data), name=name, settings=Settings())
        said = [
            (one.sender.raw if one.sender else "", one.conversation, one.subject, one.body) for one in reading.records()
        ]
        return "\n".join("\n".join(row) for row in said)
    return text_of(data, name=name).text
