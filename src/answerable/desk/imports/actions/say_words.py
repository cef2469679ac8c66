"""Say what the words of a file mean, and how it writes days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.imports import access
from answerable.desk.imports.columns import FIELDS
from answerable.desk.imports.days import ORDERS
from answerable.desk.imports.meanings import remember
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.steps import put_down
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor


@transaction.atomic
def say_words(
    *, number: int, words: Mapping[str, Mapping[str, str]], orders: Mapping[str, str], by: Actor, at: datetime
) -> Import:
    """The import on its way to be checked. Meanings are remembered for the next file; the order of days is not.

    words: by field, what each of their words is with us. orders: by the place of a column, dmy or mdy.
    """
    found = access.for_change(number, by=by, at_step=(Step.WORDS, Step.READY))
    found.words = {name: dict(meanings) for name, meanings in words.items() if name in FIELDS}
    found.orders = {**found.orders, **{place: order for place, order in orders.items() if order in ORDERS}}
    for name, meanings in found.words.items():
        remember(name, meanings, at=at)
    put_down(found, Step.CHECKING)
    record("said-words", by=by.key, at=at, subject=f"import:{number}", data={"fields": sorted(found.words)})
    return found
