"""People by name: the ledger and the tables of retention know them by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.desk.people.models import Person


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The name to each key: "person:12" is Rehan Siddiq, "desk" is the desk."""
    wanted = {key for key in keys if key}
    numbers = [int(key.partition(":")[2]) for key in wanted if key.startswith("person:")]
    found = {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=numbers).values_list("pk", "name")}
    return {key: found.get(key, "the desk" if key == "desk" else key) for key in wanted} | {"": ""}
