"""Comments in a Word file: the same file with notes of a reader at the words that they are about.

Only the letter's own part, its comments and the two lists that name them are written anew; every other
part is copied as it is. What stands where Word lets nobody comment (a header, a footer, a note, a text
box) is commented at the nearest place in the letter, with the words it is about.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from answerable.documents import word_comments
from answerable.documents.document import Note
from answerable.documents.package import Package, bytes_of
from answerable.documents.word_marks import Marks
from answerable.documents.word_places import Places


def annotated(data: bytes, *, name: str, notes: Sequence[Note], author: str, at: datetime) -> bytes:
    """A Word file with a comment for each note. start and end are places in the text that text_of gives.

    Raises DamagedFile, ProtectedFile or ExpandingFile where the file cannot be read as Word's.
    """
    package = Package.open(data=data, name=name)
    places = Places.of(package)
    member = package.find_main()
    marks = Marks.of(bytes_of(package.archive, member, name=name), member)
    comments = word_comments.Comments.of(package, author=author, at=at)
    for note in notes:
        number = comments.next_number
        moved = marks.mark(number, places, note.start, note.end)
        about = places.text[note.start : note.end]
        comments.add([*([f"{moved}: “{about}”"] if moved and about else []), *note.lines])
    changed = {member: marks.written(), **comments.written()} if notes else {}
    return copied(package.archive, changed, name=name)


def copied(archive: zipfile.ZipFile, changed: dict[str, bytes], *, name: str) -> bytes:
    """The archive with some members changed or added; the others as they are, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for info in {one.filename: one for one in archive.infolist()}.values():
            held = zipfile.ZipInfo(info.filename, info.date_time)
            held.compress_type, held.external_attr = info.compress_type, info.external_attr
            known = changed.get(info.filename)
            out.writestr(held, bytes_of(archive, info.filename, name=name) if known is None else known)
        for member in sorted(set(changed) - set(archive.namelist())):
            out.writestr(zipfile.ZipInfo(member, word_comments.DAY), changed[member], zipfile.ZIP_DEFLATED)
    return made.getvalue()
