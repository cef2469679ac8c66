"""Hand in an answer by link: the files are kept as they came, in the same act as the words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.contribute import contribute
from answerable.desk.cases.models import Contribution
from answerable.desk.files.keeping import keep
from answerable.desk.people.actors import Actor

Upload = tuple[bytes, str, str]


@transaction.atomic
def hand_in(*, allocation: int, text: str, uploads: Iterable[Upload], by: Actor, at: datetime) -> Contribution:
    """The contribution, with its files. uploads: bytes, name and media type of each."""
    files = tuple(keep(data, name=name, media=media, at=at) for data, name, media in uploads)
    return contribute(allocation=allocation, text=text, by=by, at=at, files=files)
