"""Say which column is what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.imports import access
from answerable.desk.imports.columns import FIELDS, plain
from answerable.desk.imports.meanings import proved_orders, remember, words_asked
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.steps import put_down
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor


@transaction.atomic
def say_columns(*, number: int, columns: Mapping[str, int], by: Actor, at: datetime) -> Import:
    """The import with its columns told: each field and the place of its column. Headings are remembered for the next file.

    Goes on to the words that a person must explain, or straight to the check. Refuses who may not (NoSuchThing), and
    an import that is at another step (ImportElsewhere).
    """
    found = access.for_change(number, by=by, at_step=(Step.COLUMNS, Step.WORDS, Step.READY))
    found.columns = {name: place for name, place in columns.items() if name in FIELDS}
    fields = {place: name for name, place in found.columns.items()}
    headings = found.about["headings"]
    remember("column", {plain(heading): fields.get(place, "") for place, heading in enumerate(headings)}, at=at)
    found.orders, is_open = proved_orders(found)
    found.words = {}
    if is_open or words_asked(found):
        found.step, found.position = Step.WORDS, 0
        found.save()
    else:
        put_down(found, Step.CHECKING)
    record(
        "said-columns",
        by=by.key,
        at=at,
        subject=f"import:{number}",
        data={"columns": sorted(map(list, found.columns.items()))},
    )
    return found
