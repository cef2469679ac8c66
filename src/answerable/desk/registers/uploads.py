"""Files that were offered for import."""

from __future__ import annotations

from answerable.desk.files.keeping import content
from answerable.desk.registers.importing import Incoming
from answerable.desk.registers.models import Upload
from answerable.errors import NoSuchThing


def upload_of(register: str, number: int) -> Upload:
    """The import of that number into that register. Refuses one that is not there (NoSuchThing)."""
    found = Upload.objects.select_related("file", "by").filter(register=register, pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such import", where=register)
    return found


def incoming_of(upload: Upload) -> Incoming:
    """The file with all that was said of it."""
    return Incoming(content(upload.file), upload.file.name, upload.section, upload.reason, upload.removes)
