"""Send a bundle along with the letter: its PDF, or all of it as a zip."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.attach import enclose
from answerable.desk.files.keeping import content
from answerable.desk.people.actors import Actor
from answerable.desk.review.bundling.page import file_of_bundle


@transaction.atomic
def send_bundle(*, reference: str, number: int, part: str, by: Actor, at: datetime) -> None:
    """Put a file of the bundle to the letter, which loses its approval. part: "pdf" or "archive" (NoSuchThing)."""
    file = file_of_bundle(reference, number, part, by=by)
    enclose(reference=reference, upload=(content(file), file.name, file.media), by=by, at=at)
